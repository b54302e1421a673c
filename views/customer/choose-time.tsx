import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Page } from '../layouts/page.tsx';
import { BackLink } from '../parts/back-link.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { ErrorSummary, errorOf, type FieldError, FieldMessage, fieldId } from '../parts/field.tsx';
import { type TimeChoice, TimesList } from '../parts/times-list.tsx';

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
}

export interface ChooseTimeProps {
  readonly frame: Frame;
  readonly title: string;
  readonly step: string | null;
  readonly back: { readonly href: string; readonly text: string };
  /** "Device trouble, about 30 min, at Old Market" */
  readonly soFar: string;
  readonly days: readonly DayShown[];
  readonly earlierHref: string | null;
  readonly laterHref: string | null;
  /** "Tue, Nov 24" */
  readonly dayTitle: string;
  readonly zone: string;
  /** "Central Standard Time" */
  readonly zoneName: string;
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
  /** The way into the line, where one can join instead. */
  readonly joinHref: string | null;
}

/** Days are links, times are radio buttons: both work by keyboard and without a script. */
export function ChooseTime(props: ChooseTimeProps) {
  const { frame, back, step, refused } = props;
  const w = words(frame.lang).booking;
  return (
    <Page frame={frame} title={props.title} bodyClass="book" zone={props.zone}>
      <div class="question">
        <BackLink href={back.href} text={back.text} />
        <ErrorSummary errors={props.errors} lang={frame.lang} />
        {refused && <RefusedTime {...props} refused={refused} />}
        {step && <p class="note question-step">{step}</p>}
        <h1>{props.title}</h1>
        <p class="so-far">{props.soFar}</p>
        <DayStrip {...props} />
        <Times {...props} />
      </div>
      {props.joinHref && (
        <aside class="section book-aside">
          <h2>{w.comeNow}</h2>
          <p class="note">{w.comeNowText}</p>
          <ButtonLink href={props.joinHref}>{words(frame.lang).customer.joinLine}</ButtonLink>
        </aside>
      )}
    </Page>
  );
}

function RefusedTime({ refused, frame, action, hidden }: ChooseTimeProps & { refused: Refused }) {
  const w = words(frame.lang).booking;
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-takes-focus="">
      <h2>{refused.text}</h2>
      {refused.isTaken && <p>{refused.nearest.length > 0 ? w.takenOffer : w.takenNone}</p>}
      {refused.nearest.length > 0 && (
        <form method="post" action={action} class="book-nearest">
          <HiddenFields fields={hidden} />
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

function HiddenFields({ fields }: { fields: Readonly<Record<string, string>> }) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

function DayStrip({ frame, days, earlierHref, laterHref }: ChooseTimeProps) {
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
      {(earlierHref || laterHref) && (
        <p class="book-weeks">
          {earlierHref && <a href={earlierHref}>{w.earlier}</a>}
          {laterHref && <a href={laterHref}>{w.later}</a>}
        </p>
      )}
    </nav>
  );
}

function Times(props: ChooseTimeProps) {
  const { frame, parts, chosen, hidden, nextFree, errors } = props;
  const w = words(frame.lang).booking;
  if (parts.length === 0) {
    return (
      <section class="section">
        <h2>{props.dayTitle}</h2>
        <p>{nextFree ? w.noTimesThisDay : w.noTimesAtAll}</p>
        {nextFree && (
          <div class="actions">
            <ButtonLink href={nextFree.href} isNext>
              {nextFree.text}
            </ButtonLink>
          </div>
        )}
      </section>
    );
  }
  const error = errorOf(errors, 'startsAt');
  return (
    <form method="post" action={props.action} class="book-times">
      <HiddenFields fields={hidden} />
      <fieldset id={fieldId('startsAt')} tabindex={-1} aria-describedby={error ? 'times-error' : undefined}>
        <legend class="lead">{props.dayTitle}</legend>
        <p class="note">{props.zoneName}</p>
        <p class="notice" data-zone-hint={props.zone} hidden>
          {w.zoneHint(props.zoneName)}
        </p>
        <FieldMessage id="times-error" message={error} />
        {parts.map((part) => (
          <div class="book-part">
            <h2 class="times-part">{part.title}</h2>
            <TimesList name="startsAt" times={part.times} {...(chosen ? { chosen } : {})} />
          </div>
        ))}
      </fieldset>
      <Button isNext isWide>
        {props.submit}
      </Button>
      <p class="note">{props.submitNote}</p>
    </form>
  );
}
