import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { Checkbox, Fieldset } from '../parts/choices.tsx';
import { errorOf, type FieldError, fieldId, TextArea, TextField } from '../parts/field.tsx';
import { type FormState, one } from './form-values.ts';
import { ManagerPage, storeBase, type Where } from './manager-page.tsx';
import { OnceKey } from './once-key.tsx';

type StoreWhere = Where & { readonly store: { readonly slug: string; readonly name: string } };

export interface ServiceLine {
  readonly id: string;
  readonly name: string;
  readonly letter: string;
  readonly serviceMinutes: number;
  readonly bookable: boolean;
  readonly walkIn: boolean;
  readonly isMain: boolean;
  /** How many advisors can serve it. */
  readonly advisors: number;
}

interface ListProps {
  readonly frame: Frame;
  readonly where: StoreWhere;
  readonly said?: string | null;
  readonly services: readonly ServiceLine[];
}

/** What the store offers. */
export function ServicesPage({ frame, where, said, services }: ListProps) {
  const { lang } = frame;
  const w = words(lang).manager.services;
  const base = `${storeBase(where.store.slug)}/services`;
  const ways = (s: ServiceLine): string => (s.bookable && s.walkIn ? w.both : s.bookable ? w.bookOnly : w.joinOnly);
  return (
    <ManagerPage frame={frame} where={where} title={w.title} said={said}>
      {services.length === 0 ? (
        <>
          <p class="lead">{w.none}</p>
          <p>{w.noneText}</p>
        </>
      ) : (
        <>
          <p>{w.intro}</p>
          <div class="wide-table section">
            <table class="services-table">
              <thead>
                <tr>
                  <th scope="col">{w.letter}</th>
                  <th scope="col">{w.name}</th>
                  <th scope="col" class="number">
                    {w.minutes}
                  </th>
                  <th scope="col">{w.ways}</th>
                  <th scope="col">{w.who}</th>
                </tr>
              </thead>
              <tbody>
                {services.map((service) => (
                  <tr>
                    <td>{service.letter}</td>
                    <th scope="row">
                      <a href={`${base}/${service.id}`}>{service.name}</a>
                      {service.isMain && <span class="note"> {w.main}</span>}
                    </th>
                    <td class="number">{words(lang).common.minutes(service.serviceMinutes)}</td>
                    <td>{ways(service)}</td>
                    <td>{service.advisors === 0 ? w.nobody : w.advisorsCount(service.advisors)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      <p class="actions">
        {services.length === 0 && (
          <ButtonLink href={`${base}/starting-set`} isNext>
            {w.start.link}
          </ButtonLink>
        )}
        <ButtonLink href={`${base}/new`}>{w.add}</ButtonLink>
      </p>
    </ManagerPage>
  );
}

interface FormProps {
  readonly frame: Frame;
  readonly where: StoreWhere;
  readonly service: { readonly id: string; readonly name: string } | null;
  readonly form: FormState;
}

/** One service, new or present. */
export function ServiceForm({ frame, where, service, form }: FormProps) {
  const { lang } = frame;
  const { manager, common } = words(lang);
  const w = manager.services;
  const base = `${storeBase(where.store.slug)}/services`;
  const field = (name: string) => ({ name, value: one(form.values, name), error: errorOf(form.errors, name) });
  return (
    <ManagerPage frame={frame} where={where} title={service?.name ?? w.add} errors={form.errors}>
      <form method="post" action={service ? `${base}/${service.id}` : base}>
        <OnceKey values={form.values} />
        <TextField {...field('name')} label={w.name} hint={w.nameHint} isRequired />
        <TextField {...field('nameEs')} label={common.optional(w.nameEs)} />
        <TextField
          {...field('serviceMinutes')}
          label={w.serviceMinutes}
          hint={w.serviceMinutesHint}
          inputmode="numeric"
          isShort
          isRequired
        />
        <Fieldset name="bookable" legend={w.ways} error={errorOf(form.errors, 'bookable')}>
          <span id={fieldId('bookable')} tabindex={-1}></span>
          <Checkbox name="bookable" text={w.bookable} isChecked={one(form.values, 'bookable') === 'yes'} />
          <Checkbox name="walkIn" text={w.walkIn} isChecked={one(form.values, 'walkIn') === 'yes'} />
        </Fieldset>
        <TextField {...field('ticketLetter')} label={w.ticketLetter} hint={w.ticketLetterHint} maxlength={1} isShort />
        <TextField {...field('bufferBeforeMinutes')} label={w.bufferBefore} inputmode="numeric" isShort />
        <TextField {...field('bufferMinutes')} label={w.bufferAfter} hint={w.bufferHint} inputmode="numeric" isShort />
        <TextArea {...field('readiness')} label={common.optional(w.readiness)} hint={w.readinessHint} rows={4} />
        <div class="field">
          <Checkbox name="isMain" text={w.isMain} isChecked={one(form.values, 'isMain') === 'yes'} />
          <p class="note">{w.isMainNote}</p>
        </div>
        <p class="actions">
          <Button isNext>{w.save}</Button>
          <a href={base}>{manager.goBack}</a>
        </p>
      </form>
      {service && (
        <p class="section">
          <a href={`${base}/${service.id}/removal`}>{w.removeButton}</a>
        </p>
      )}
    </ManagerPage>
  );
}

interface StartProps {
  readonly frame: Frame;
  readonly where: StoreWhere;
  readonly proposals: readonly {
    readonly key: string;
    readonly name: string;
    readonly letter: string;
    readonly minutes: number;
  }[];
  readonly chosen: ReadonlySet<string>;
  readonly errors: readonly FieldError[];
}

/** A starting set to choose from, all of it chosen at first. */
export function StartingServicesPage({ frame, where, proposals, chosen, errors }: StartProps) {
  const w = words(frame.lang).manager.services.start;
  const base = `${storeBase(where.store.slug)}/services`;
  return (
    <ManagerPage frame={frame} where={where} title={w.title} errors={errors}>
      <p class="lead">{w.text}</p>
      <form method="post" action={`${base}/starting-set`}>
        <Fieldset name="keys" legend={w.legend} error={errorOf(errors, 'keys')}>
          {proposals.map((service, i) => (
            <label class="choice">
              <input
                id={i === 0 ? fieldId('keys') : undefined}
                type="checkbox"
                name="keys"
                value={service.key}
                checked={chosen.has(service.key)}
              />
              <span>
                {service.name}
                <span class="note">{w.each(service.letter, service.minutes)}</span>
              </span>
            </label>
          ))}
        </Fieldset>
        <p class="actions">
          <Button isNext>{w.button}</Button>
          <a href={base}>{words(frame.lang).manager.goBack}</a>
        </p>
      </form>
    </ManagerPage>
  );
}
