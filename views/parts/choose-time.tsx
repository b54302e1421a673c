import type { Child } from 'hono/jsx';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button, ButtonLink } from './button.tsx';
import { errorOf, type FieldError, FieldMessage, fieldId } from './field.tsx';
import { type MonthShown, MonthTable } from './month-table.tsx';
import { type TimeChoice, TimesList } from './times-list.tsx';

/** A day of the strip. */
export interface DayShown {
  /** "Tue" */
  readonly name: string;
  /** "24" */
  readonly number: string;
  /** "6 free", "closed", "full" */
  readonly state: string;
  /** Null where nothing can be chosen on it. */
  readonly href: string | null;
  readonly isChosen: boolean;
}

/** Times of one part of the day. */
export interface TimesPart {
  readonly title: string;
  readonly times: readonly TimeChoice[];
}

/** The chosen time went to somebody else, or a rule forbids it. */
export interface Refused {
  readonly text: string;
  /** Taken by somebody, not forbidden by a rule. */
  readonly isTaken: boolean;
  /** The nearest free times, each taken by pressing it; `value` is sent as `startsAt`. */
  readonly nearest: readonly { readonly text: string; readonly value: string }[];
  /** What was typed beside the time, sent along with whichever is pressed. */
  readonly typed?: readonly (readonly [name: string, value: string])[];
}

/** The days and times of which one is chosen, and the form that sends it. */
export interface TimesShown {
  readonly frame: Frame;
  readonly days: readonly DayShown[];
  readonly earlierHref: string | null;
  readonly laterHref: string | null;
  /** In place of the strip, where the month is asked for. */
  readonly month: MonthShown | null;
  /** The other way to look at the days: the month from the week, the week from the month. */
  readonly otherViewHref: string;
  /** "Tue, Nov 24" */
  readonly dayTitle: string;
  readonly zone: string;
  /** "Central Standard Time" */
  readonly zoneName: string;
  /** The server's clock when the page was drawn: times that pass while it is open go by it. */
  readonly asOf: number;
  readonly parts: readonly TimesPart[];
  readonly chosen: string | null;
  /** Where the day has no free time: the next one that has. */
  readonly nextFree: { readonly text: string; readonly href: string } | null;
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly submit: string;
  readonly submitNote: string;
  readonly errors: readonly FieldError[];
  readonly refused: Refused | null;
  /** Where the day is full: the way onto its waitlist. */
  readonly waitlistHref?: string | null;
}

/** The days, as a strip of a week or as a month. */
export function Days(props: TimesShown) {
  const { month, otherViewHref, frame } = props;
  return month ? <MonthTable month={month} weekHref={otherViewHref} lang={frame.lang} /> : <DayStrip {...props} />;
}

/** Why a time cannot be had, and the nearest that can, each a button. */
export function RefusedTime({ refused, frame, action, hidden }: TimesShown & { refused: Refused }) {
  const w = words(frame.lang).booking;
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-takes-focus="">
      <h2>{refused.text}</h2>
      {refused.isTaken && <p>{refused.nearest.length > 0 ? w.takenOffer : w.takenNone}</p>}
      {refused.nearest.length > 0 && (
        <form method="post" action={action} class="book-nearest">
          <HiddenFields fields={Object.entries(hidden)} />
          <HiddenFields fields={refused.typed ?? []} />
          {refused.nearest.map((time) => (
            <Button name="startsAt" value={time.value}>
              {time.text}
            </Button>
          ))}
        </form>
      )}
    </div>
  );
}

function HiddenFields({ fields }: { fields: readonly (readonly [name: string, value: string])[] }) {
  return (
    <>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** Seven days as links. */
function DayStrip({ frame, days, earlierHref, laterHref, otherViewHref }: TimesShown) {
  const w = words(frame.lang).booking;
  return (
    <nav aria-label={w.days} class="book-days">
      <div class="days">
        {days.map((day) => (
          <a
            class="day"
            href={day.href ?? undefined}
            aria-current={day.isChosen ? 'date' : undefined}
            aria-disabled={day.href ? undefined : 'true'}
            role={day.href ? undefined : 'link'}
          >
            <span>
              <b>{day.name}</b> <span>{day.number}</span> <small>{day.state}</small>
            </span>
          </a>
        ))}
      </div>
      <p class="book-weeks">
        {earlierHref && <a href={earlierHref}>{w.earlier}</a>}
        <a href={otherViewHref}>{w.monthView}</a>
        {laterHref && <a href={laterHref}>{w.later}</a>}
      </p>
    </nav>
  );
}

/** Times as radio buttons, by parts of the day; or where the next free day is. */
export function Times({ children, ...props }: TimesShown & { readonly children?: Child }) {
  const { frame, parts, chosen, hidden, nextFree, errors } = props;
  const w = words(frame.lang).booking;
  if (parts.length === 0) {
    return (
      <section class="section">
        <h2>{props.dayTitle}</h2>
        <p>{nextFree ? w.noTimesThisDay : w.noTimesAtAll}</p>
        <div class="actions">
          {nextFree && (
            <ButtonLink href={nextFree.href} isNext>
              {nextFree.text}
            </ButtonLink>
          )}
          {props.waitlistHref && (
            <ButtonLink href={props.waitlistHref}>{words(frame.lang).offers.waitlist.join}</ButtonLink>
          )}
        </div>
      </section>
    );
  }
  const error = errorOf(errors, 'startsAt');
  return (
    <form method="post" action={props.action} class="book-times" data-as-of={props.asOf}>
      <HiddenFields fields={Object.entries(hidden)} />
      <fieldset id={fieldId('startsAt')} tabindex={-1} aria-describedby={error ? 'times-error' : undefined}>
        <legend class="lead">{props.dayTitle}</legend>
        <p class="note">{props.zoneName}</p>
        <p class="notice" data-zone-hint={props.zone} hidden>
          {w.zoneHint(props.zoneName)}
        </p>
        <FieldMessage id="times-error" message={error} />
        <p class="notice" data-times-passed role="status" hidden>
          {w.timesPassed}
        </p>
        {parts.map((part) => (
          <div class="book-part" data-times-part="">
            <h2 class="times-part">{part.title}</h2>
            <TimesList name="startsAt" times={part.times} {...(chosen ? { chosen } : {})} />
          </div>
        ))}
      </fieldset>
      {children}
      <Button isNext isWide>
        {props.submit}
      </Button>
      <p class="note">{props.submitNote}</p>
    </form>
  );
}
