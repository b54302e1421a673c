import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button } from '../parts/button.tsx';
import { Checkbox, Fieldset } from '../parts/choices.tsx';
import { errorOf, TextField } from '../parts/field.tsx';
import { type FormState, many, one } from './form-values.ts';
import { ManagerPage, storeBase, type Where } from './manager-page.tsx';

export interface LaneLine {
  readonly id: string;
  readonly name: string;
  /** "Tue, Nov 24, 2 pm–4 pm". */
  readonly when: string;
  readonly services: string;
  readonly booked: number;
}

interface Props {
  readonly frame: Frame;
  readonly where: Where & { readonly store: { readonly slug: string; readonly name: string } };
  readonly said?: string | null;
  readonly lanes: readonly LaneLine[];
  readonly services: readonly { readonly id: string; readonly name: string }[];
  readonly form: FormState;
}

/** The overflow lanes to come, and a form for another. */
export function OverflowPage(props: Props) {
  const { frame, where, said, lanes, form } = props;
  const all = words(frame.lang).manager;
  const w = all.overflow;
  const base = `${storeBase(where.store.slug)}/overflow`;
  return (
    <ManagerPage frame={frame} where={where} title={w.title} said={said} errors={form.errors}>
      <p class="lead">{w.intro}</p>
      {lanes.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <ul class="rows section">
          {lanes.map((lane) => (
            <li class="manager-row">
              <span>
                <strong>{lane.name}</strong>
                <span class="note">{lane.services}</span>
              </span>
              <span>
                {lane.when}
                <span class="note">{w.bookedOn(lane.booked)}</span>
              </span>
              <span class="row-actions">
                <a href={`${base}/${lane.id}/removal`} aria-label={all.removeOf(`${lane.name}, ${lane.when}`)}>
                  {all.remove}
                </a>
              </span>
            </li>
          ))}
        </ul>
      )}
      <AddForm {...props} base={base} />
    </ManagerPage>
  );
}

function AddForm({ frame, services, form, base }: Props & { readonly base: string }) {
  const w = words(frame.lang).manager.overflow;
  const field = (name: string) => ({ name, value: one(form.values, name), error: errorOf(form.errors, name) });
  const chosen = new Set(many(form.values, 'skills'));
  return (
    <section class="section" aria-labelledby="add-lane">
      <h2 id="add-lane">{w.add}</h2>
      <form method="post" action={base}>
        <TextField {...field('name')} label={w.name} hint={w.nameHint} isShort maxlength={40} autocomplete="off" />
        <TextField {...field('date')} type="date" label={w.date} isShort isRequired />
        <div class="field-pair">
          <TextField {...field('from')} label={w.from} isShort autocomplete="off" />
          <TextField {...field('to')} label={w.to} isShort autocomplete="off" />
        </div>
        <p class="note">{w.timesHint}</p>
        <Fieldset name="skills" legend={w.services} error={errorOf(form.errors, 'skills')}>
          {services.map((service) => (
            <Checkbox name="skills" text={service.name} value={service.id} isChecked={chosen.has(service.id)} />
          ))}
        </Fieldset>
        <p class="actions">
          <Button isNext>{w.addButton}</Button>
        </p>
      </form>
    </section>
  );
}
