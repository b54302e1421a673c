import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { Fieldset } from '../parts/choices.tsx';
import { errorOf, TextField } from '../parts/field.tsx';
import { type FormState, many, one } from './form-values.ts';
import { ManagerPage, storeBase, type Where } from './manager-page.tsx';
import { OnceKey } from './once-key.tsx';

type StoreWhere = Where & { readonly store: { readonly slug: string; readonly name: string } };

export interface AdvisorLine {
  readonly id: string;
  readonly name: string;
  readonly skills: ReadonlySet<string>;
}
export interface ServiceName {
  readonly id: string;
  readonly name: string;
}

interface ListProps {
  readonly frame: Frame;
  readonly where: StoreWhere;
  readonly said?: string | null;
  readonly advisors: readonly AdvisorLine[];
  readonly services: readonly ServiceName[];
}

/** The advisors, and in one form who of them can serve what. */
export function AdvisorsPage({ frame, where, said, advisors, services }: ListProps) {
  const w = words(frame.lang).manager.staff;
  const base = `${storeBase(where.store.slug)}/advisors`;
  return (
    <ManagerPage frame={frame} where={where} title={w.title} said={said}>
      <p class="lead">{advisors.length === 0 ? w.none : w.intro}</p>
      {advisors.length === 0 && <p>{w.noneText}</p>}
      {advisors.length > 0 && <SkillMatrix {...{ frame, where, advisors, services }} />}
      <p class="actions">
        <ButtonLink href={`${base}/new`}>{w.add}</ButtonLink>
      </p>
    </ManagerPage>
  );
}

function SkillMatrix({ frame, where, advisors, services }: Omit<ListProps, 'said'>) {
  const w = words(frame.lang).manager.staff;
  const base = `${storeBase(where.store.slug)}/advisors`;
  return (
    <form method="post" action={`${base}/skills`} class="section">
      <h2>{w.matrix}</h2>
      <p class="note">{services.length === 0 ? w.noServices : w.matrixHint}</p>
      <div class="wide-table">
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">{w.name}</th>
              {services.map((service) => (
                <th scope="col">{service.name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {advisors.map((advisor) => (
              <tr>
                <th scope="row">
                  <a href={`${base}/${advisor.id}`}>{advisor.name}</a>
                  <input type="hidden" name="advisors" value={advisor.id} />
                </th>
                {services.map((service) => (
                  <td>
                    <label class="matrix-cell">
                      <input
                        type="checkbox"
                        name={`skills-${advisor.id}`}
                        value={service.id}
                        checked={advisor.skills.has(service.id)}
                        aria-label={w.canServe(advisor.name, service.name)}
                      />
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {services.length > 0 && (
        <p class="actions">
          <Button>{w.saveSkills}</Button>
        </p>
      )}
    </form>
  );
}

interface FormProps {
  readonly frame: Frame;
  readonly where: StoreWhere;
  readonly advisor: { readonly id: string; readonly name: string } | null;
  readonly services: readonly ServiceName[];
  readonly form: FormState;
}

/** One advisor, new or present. */
export function AdvisorForm({ frame, where, advisor, services, form }: FormProps) {
  const { manager } = words(frame.lang);
  const w = manager.staff;
  const base = `${storeBase(where.store.slug)}/advisors`;
  return (
    <ManagerPage frame={frame} where={where} title={advisor?.name ?? w.add} errors={form.errors}>
      <form method="post" action={advisor ? `${base}/${advisor.id}` : base}>
        <OnceKey values={form.values} />
        <TextField
          name="name"
          label={w.name}
          hint={w.nameHint}
          value={one(form.values, 'name')}
          error={errorOf(form.errors, 'name')}
          autocomplete="off"
          isRequired
        />
        <Boxes
          name="skills"
          legend={w.skills}
          hint={services.length === 0 ? w.noServices : undefined}
          form={form}
          choices={services.map((service) => [service.id, service.name])}
        />
        <Boxes name="languages" legend={w.languages} form={form} choices={Object.entries(w.languageNames)} />
        <p class="actions">
          <Button isNext>{w.save}</Button>
          <a href={base}>{manager.goBack}</a>
        </p>
      </form>
      {advisor && (
        <p class="section">
          <a href={`${base}/${advisor.id}/removal`}>{w.removeButton}</a>
        </p>
      )}
    </ManagerPage>
  );
}

interface BoxesProps {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly form: FormState;
  readonly choices: readonly (readonly [value: string, text: string])[];
}

function Boxes({ name, legend, hint, form, choices }: BoxesProps) {
  const chosen = many(form.values, name);
  return (
    <Fieldset name={name} legend={legend} hint={hint} error={errorOf(form.errors, name)}>
      {choices.map(([value, text]) => (
        <label class="choice">
          <input type="checkbox" name={name} value={value} checked={chosen.includes(value)} />
          <span>{text}</span>
        </label>
      ))}
    </Fieldset>
  );
}
