import type { LocalDate } from '../../src/time/local.ts';
import { shortDay } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button } from '../parts/button.tsx';
import { errorOf, fieldId } from '../parts/field.tsx';
import { type FormState, one } from './form-values.ts';
import { ManagerPage, storeBase, type Where } from './manager-page.tsx';
import { CopyForm, FillForm } from './shifts-at-once.tsx';

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
