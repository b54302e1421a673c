import type { LocalDate } from '../../src/time/local.ts';
import { shortDay } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button } from '../parts/button.tsx';
import { Fieldset, Radios } from '../parts/choices.tsx';
import { errorOf, fieldId, TextField } from '../parts/field.tsx';
import { type FormState, many, one } from './form-values.ts';
import { ManagerPage, storeBase, type Where } from './manager-page.tsx';

export const shiftField = (advisorId: string, date: LocalDate): string => `shift-${advisorId}-${date}`;
export const breakField = (advisorId: string, date: LocalDate): string => `break-${advisorId}-${date}`;

export interface ShiftsProps {
  readonly frame: Frame;
  readonly where: Where & { readonly store: { readonly slug: string; readonly name: string } };
  readonly said?: string | null;
  /** Monday to Sunday. */
  readonly days: readonly {
    readonly date: LocalDate;
    /** "9 am–8 pm"; null = closed. */
    readonly open: string | null;
    readonly isPast: boolean;
  }[];
  readonly previous: LocalDate;
  readonly next: LocalDate;
  readonly isThisWeek: boolean;
  readonly advisors: readonly { readonly id: string; readonly name: string }[];
  readonly form: FormState;
}

/** A week of shifts and breaks, one form; below it the ways to fill many days at once. */
export function ShiftsPage(props: ShiftsProps) {
  const { frame, where, said, days, advisors, form } = props;
  const { lang } = frame;
  const w = words(lang).manager.shifts;
  const base = `${storeBase(where.store.slug)}/shifts`;
  const monday = days[0]!.date;
  // Before anything is planned the quickest way stands first.
  const isEmpty = !Object.entries(form.values).some(([name, value]) => name.startsWith('shift-') && value !== '');
  return (
    <ManagerPage frame={frame} where={where} title={w.title} said={said} errors={form.errors}>
      <div class="section-head">
        <p class="lead">{w.weekOf(shortDay(monday, lang), shortDay(days[6]!.date, lang))}</p>
        <p class="row-actions">
          <a href={`${base}?week=${props.previous}`}>{w.previous}</a>
          {!props.isThisWeek && <a href={base}>{w.thisWeek}</a>}
          <a href={`${base}?week=${props.next}`}>{w.next}</a>
        </p>
      </div>
      {advisors.length === 0 ? (
        <p>
          <a href={`${storeBase(where.store.slug)}/advisors/new`}>{w.noAdvisors}</a>
        </p>
      ) : (
        <>
          {isEmpty && <FillForm {...props} />}
          <WeekGrid {...props} />
          {!isEmpty && <FillForm {...props} />}
          <CopyForm lang={lang} action={`${base}/copies`} monday={monday} form={form} />
        </>
      )}
    </ManagerPage>
  );
}

function WeekGrid({ frame, where, days, advisors, form }: ShiftsProps) {
  const { lang } = frame;
  const w = words(lang).manager.shifts;
  return (
    <form method="post" action={`${storeBase(where.store.slug)}/shifts`} class="section">
      <input type="hidden" name="week" value={days[0]!.date} />
      <p class="note" id="shifts-hint">
        {w.hint}
      </p>
      <div class="wide-table">
        <table class="week-grid">
          <thead>
            <tr>
              <th scope="col">{w.advisor}</th>
              {days.map((day) => (
                <th scope="col">
                  <strong>{shortDay(day.date, lang)}</strong>
                  <span class="note">{day.open ?? w.closedDay}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {advisors.map((advisor) => (
              <tr>
                <th scope="row">{advisor.name}</th>
                {days.map(({ date }) => (
                  <td data-day={shortDay(date, lang)}>
                    <Cell
                      name={shiftField(advisor.id, date)}
                      label={w.shiftOf(advisor.name, shortDay(date, lang))}
                      placeholder={w.shift}
                      form={form}
                    />
                    <Cell
                      name={breakField(advisor.id, date)}
                      label={w.breaksOf(advisor.name, shortDay(date, lang))}
                      placeholder={w.breaks}
                      form={form}
                      isTwoLines
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="actions">
        <Button isNext>{w.save}</Button>
      </p>
    </form>
  );
}

function Cell({
  name,
  label,
  placeholder,
  form,
  isTwoLines = false,
}: {
  name: string;
  label: string;
  placeholder: string;
  form: FormState;
  /** Breaks: two of them are wider than a day's column. */
  isTwoLines?: boolean;
}) {
  const value = one(form.values, name);
  const field = {
    id: fieldId(name),
    name,
    'aria-label': label,
    'aria-describedby': 'shifts-hint',
    'aria-invalid': errorOf(form.errors, name) ? ('true' as const) : undefined,
    placeholder,
    autocomplete: 'off',
    maxlength: 60,
  };
  if (!isTwoLines) return <input type="text" value={value} {...field} />;
  return (
    <textarea rows={2} {...field}>
      {value}
    </textarea>
  );
}

function FillForm({ frame, where, days, advisors, form }: ShiftsProps) {
  const { lang } = frame;
  const w = words(lang).manager.shifts;
  const chosen = (name: string, value: string, byDefault: boolean): boolean =>
    form.values.fillTimes === undefined ? byDefault : many(form.values, name).includes(value);
  return (
    <form method="post" action={`${storeBase(where.store.slug)}/shifts/fillings`} class="section">
      <h2>{w.fill.title}</h2>
      <p class="note">{w.fill.text}</p>
      <input type="hidden" name="week" value={days[0]!.date} />
      <div class="field-pair">
        <TextField
          name="fillTimes"
          label={w.shift}
          value={one(form.values, 'fillTimes')}
          error={errorOf(form.errors, 'fillTimes')}
          autocomplete="off"
        />
        <TextField
          name="fillBreaks"
          label={w.breaks}
          value={one(form.values, 'fillBreaks')}
          error={errorOf(form.errors, 'fillBreaks')}
          autocomplete="off"
        />
      </div>
      <Fieldset name="fillAdvisors" legend={w.fill.who} error={errorOf(form.errors, 'fillAdvisors')}>
        <div class="choice-line">
          {advisors.map((advisor) => (
            <label class="choice">
              <input
                type="checkbox"
                name="fillAdvisors"
                value={advisor.id}
                checked={chosen('fillAdvisors', advisor.id, true)}
              />
              <span>{advisor.name}</span>
            </label>
          ))}
        </div>
      </Fieldset>
      <Fieldset name="fillDays" legend={w.fill.days} error={errorOf(form.errors, 'fillDays')}>
        <div class="choice-line">
          {days.map((day) => (
            <label class="choice">
              <input
                type="checkbox"
                name="fillDays"
                value={day.date}
                checked={chosen('fillDays', day.date, day.open !== null && !day.isPast)}
              />
              <span>{shortDay(day.date, lang)}</span>
            </label>
          ))}
        </div>
      </Fieldset>
      <p class="actions">
        <Button>{w.fill.button}</Button>
      </p>
    </form>
  );
}

interface CopyProps {
  readonly lang: Frame['lang'];
  readonly action: string;
  readonly monday: LocalDate;
  readonly form: FormState;
}

function CopyForm({ lang, action, monday, form }: CopyProps) {
  const w = words(lang).manager.shifts.copy;
  return (
    <form method="post" action={action} class="section">
      <h2>{w.title}</h2>
      <p class="note">{w.text}</p>
      <input type="hidden" name="week" value={monday} />
      <TextField
        name="weeks"
        label={w.weeks}
        value={one(form.values, 'weeks') || '4'}
        error={errorOf(form.errors, 'weeks')}
        inputmode="numeric"
        isShort
      />
      <Radios
        name="existing"
        legend={w.existing}
        value={one(form.values, 'existing') || 'leave'}
        choices={[
          { value: 'leave', text: w.leave },
          { value: 'replace', text: w.replace },
        ]}
      />
      <p class="actions">
        <Button>{w.button}</Button>
      </p>
    </form>
  );
}
