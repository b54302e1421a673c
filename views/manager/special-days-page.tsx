import type { LocalDate } from '../../src/time/local.ts';
import { dateLong } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button } from '../parts/button.tsx';
import { Radios } from '../parts/choices.tsx';
import { errorOf, TextField } from '../parts/field.tsx';
import { type FormState, one } from './form-values.ts';
import { ManagerPage, storeBase, type Where } from './manager-page.tsx';

type StoreWhere = Where & { readonly store: { readonly slug: string; readonly name: string } };

export interface SpecialDayLine {
  readonly date: LocalDate;
  readonly note: string | null;
  /** "9 am–1 pm"; null = closed. */
  readonly hours: string | null;
}

interface ListProps {
  readonly frame: Frame;
  readonly where: StoreWhere;
  readonly said?: string | null;
  readonly days: readonly SpecialDayLine[];
  /** `name` is kept, `text` shown. */
  readonly holidays: readonly { readonly date: LocalDate; readonly name: string; readonly text: string }[];
  readonly form: FormState;
}

/** Coming special days, and a form for another. */
export function SpecialDaysPage({ frame, where, said, days, holidays, form }: ListProps) {
  const { lang } = frame;
  const w = words(lang).manager.hours.special;
  const base = `${storeBase(where.store.slug)}/special-days`;
  return (
    <ManagerPage frame={frame} where={where} title={w.title} said={said} errors={form.errors}>
      <p class="lead">{w.intro}</p>
      {days.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <table class="section">
          <thead>
            <tr>
              <th scope="col">{w.date}</th>
              <th scope="col">{w.hoursOf}</th>
              <th scope="col">{w.note}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr>
                <th scope="row">
                  <a href={`${base}/${day.date}`}>{dateLong(day.date, lang)}</a>
                </th>
                <td>{day.hours ?? w.closed}</td>
                <td>{day.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <section class="section" aria-labelledby="add-day">
        <h2 id="add-day">{w.add}</h2>
        <SpecialDayFields form={form} lang={lang} action={base} dateIsFixed={false} />
      </section>
      {holidays.length > 0 && (
        <section class="section" aria-labelledby="holidays">
          <h2 id="holidays">{w.suggestions}</h2>
          <ul class="rows">
            {holidays.map((day) => (
              <li>
                <a href={`${base}/${day.date}?note=${encodeURIComponent(day.name)}`}>
                  {w.suggest(dateLong(day.date, lang), day.text)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </ManagerPage>
  );
}

interface FieldsProps {
  readonly form: FormState;
  readonly lang: Frame['lang'];
  readonly action: string;
  readonly dateIsFixed: boolean;
}

function SpecialDayFields({ form, lang, action, dateIsFixed }: FieldsProps) {
  const w = words(lang).manager.hours;
  const field = (name: string) => ({ name, value: one(form.values, name), error: errorOf(form.errors, name) });
  return (
    <form method="post" action={action}>
      {dateIsFixed ? null : <TextField {...field('date')} type="date" label={w.special.date} isShort isRequired />}
      <TextField {...field('note')} label={words(lang).common.optional(w.special.note)} hint={w.special.noteHint} />
      <Radios
        name="state"
        legend={w.special.state}
        value={one(form.values, 'state') || 'closed'}
        error={errorOf(form.errors, 'state')}
        choices={[
          { value: 'closed', text: w.special.isClosed },
          { value: 'open', text: w.special.isOpen },
        ]}
      />
      <div class="field-pair">
        <TextField {...field('opens')} label={w.opens} isShort autocomplete="off" />
        <TextField {...field('closes')} label={w.closes} isShort autocomplete="off" />
      </div>
      <details open={one(form.values, 'opens2') !== ''}>
        <summary>{w.second}</summary>
        <div class="field-pair">
          <TextField {...field('opens2')} label={w.opens} isShort autocomplete="off" />
          <TextField {...field('closes2')} label={w.closes} isShort autocomplete="off" />
        </div>
      </details>
      <p class="actions">
        <Button isNext>{w.special.save}</Button>
      </p>
    </form>
  );
}

interface DayProps {
  readonly frame: Frame;
  readonly where: StoreWhere;
  readonly date: LocalDate;
  /** False where the date has its usual hours so far. */
  readonly isSet: boolean;
  readonly form: FormState;
}

/** The special hours of one date. */
export function SpecialDayPage({ frame, where, date, isSet, form }: DayProps) {
  const w = words(frame.lang).manager;
  const base = `${storeBase(where.store.slug)}/special-days`;
  const title = w.hours.special.change(dateLong(date, frame.lang));
  return (
    <ManagerPage frame={frame} where={where} title={title} errors={form.errors}>
      <SpecialDayFields form={form} lang={frame.lang} action={`${base}/${date}`} dateIsFixed />
      <p class="section row-actions">
        <a href={base}>{w.goBack}</a>
        {isSet && <a href={`${base}/${date}/removal`}>{w.hours.special.removeButton}</a>}
      </p>
    </ManagerPage>
  );
}
