import type { Language } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';

export interface MonthDay {
  readonly number: string;
  /** "6 free", "closed", "full"; empty on days that are past. */
  readonly state: string;
  /** Null where nothing can be chosen on it. */
  readonly href: string | null;
  readonly isChosen: boolean;
}

/** A month as a calendar shows it, Monday or Sunday first. */
export interface MonthShown {
  /** "November 2026" */
  readonly title: string;
  /** Seven names of days, short and in full. */
  readonly weekdays: readonly { readonly short: string; readonly name: string }[];
  /** Weeks of seven; null where the month has no such day. */
  readonly weeks: readonly (readonly (MonthDay | null)[])[];
  readonly earlierHref: string | null;
  readonly laterHref: string | null;
}

/** A real table: free days are links, the others plain text. Nothing needs arrow keys or a script. */
export function MonthTable({ month, weekHref, lang }: { month: MonthShown; weekHref: string; lang: Language }) {
  const w = words(lang).booking;
  return (
    <nav aria-label={w.days} class="book-days">
      <table class="month">
        <caption>{month.title}</caption>
        <thead>
          <tr>
            {month.weekdays.map((day) => (
              <th scope="col">
                <abbr title={day.name}>{day.short}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week) => (
            <tr>
              {week.map((day) => (
                <td>{day && <Day day={day} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="book-weeks">
        {month.earlierHref && <a href={month.earlierHref}>{w.earlierMonth}</a>}
        <a href={weekHref}>{w.weekView}</a>
        {month.laterHref && <a href={month.laterHref}>{w.laterMonth}</a>}
      </p>
    </nav>
  );
}

function Day({ day }: { day: MonthDay }) {
  const text = (
    <>
      <b>{day.number}</b> <small>{day.state}</small>
    </>
  );
  if (day.href === null) return <span class="month-day">{text}</span>;
  return (
    <a class="month-day" href={day.href} aria-current={day.isChosen ? 'date' : undefined}>
      {text}
    </a>
  );
}
