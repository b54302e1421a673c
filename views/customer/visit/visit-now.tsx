import type { ExpectedStart } from '../../../src/domain/forecast/expected-start.ts';
import type { PromiseMove } from '../../../src/domain/queue/line/promise.ts';
import type { Instant } from '../../../src/time/instant.ts';
import { clockTime, type Language } from '../../../src/time/wording.ts';
import { tellsRange, type WaitShown } from '../../../src/words/formatting.ts';
import { words } from '../../../src/words/words.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { clockAfter } from '../../parts/day-and-time.ts';
import { Notice } from '../../parts/notice.tsx';
import { TicketCode } from '../../parts/ticket-code.tsx';
import { WaitFigure } from '../../parts/wait-figure.tsx';
import { WaitRuler } from '../../parts/wait-ruler.tsx';
import { clockRange } from '../../parts/wait-told.tsx';
import { startText } from '../booking/start-text.ts';
import { promiseText } from './promise-text.ts';
import { AtStore, VisitAlso, VisitWhy } from './visit-more.tsx';

export type VisitState =
  | { readonly kind: 'waiting'; readonly ahead: number | null }
  | { readonly kind: 'away'; readonly until: Instant }
  | { readonly kind: 'called'; readonly counter: string | null; readonly at: Instant; readonly again: boolean }
  | { readonly kind: 'absent'; readonly until: Instant; readonly isOver: boolean }
  | { readonly kind: 'in_service'; readonly counter: string | null }
  | { readonly kind: 'parked' }
  /** Goes on as part of another party's visit; its ticket while that is open. */
  | { readonly kind: 'merged'; readonly ticket: string | null }
  | { readonly kind: 'completed' | 'no_show' | 'left' };

export type VisitorAct = 'here' | 'away' | 'leave';

export interface VisitNowProps {
  readonly lang: Language;
  readonly visitId: string;
  readonly ticket: string;
  readonly storeName: string;
  readonly storeHref: string;
  readonly joinHref: string;
  readonly serviceName: string;
  readonly zone: string;
  readonly now: Instant;
  readonly state: VisitState;
  readonly wait: WaitShown | null;
  readonly joinedAt: Instant;
  readonly bookedAt: Instant | null;
  /** The latest time told, while it holds or after it was passed; null where none was told. */
  readonly promise: { readonly at: Instant; readonly holds: boolean; readonly moved: PromiseMove | null } | null;
  /** Who is called before, the first few: a ticket and why, never a name. */
  readonly aheadRows: readonly { readonly ticket: string; readonly why: string }[];
  /** Who is there for it, as a sentence. */
  readonly help: string | null;
  /** When its appointment is likely to start; null for a walk-in. */
  readonly start: ExpectedStart | null;
  /** Why it stands where it stands, as sentences. */
  readonly reasons: readonly string[];
  readonly bring: readonly string[];
  /** What the kiosk reads to find this visit. */
  readonly qr: string;
  readonly acts: readonly VisitorAct[];
  readonly revision: number;
  readonly requestKey: string;
  /** Said once, after an act that was no longer possible. */
  readonly notice: string | null;
}

const ENDED = ['completed', 'no_show', 'left', 'merged'];

/** The part of the page that follows the line. When called, the ticket and the counter fill the screen. */
export function VisitNow(props: VisitNowProps) {
  const { state } = props;
  const isOver = ENDED.includes(state.kind);
  return (
    <div class={state.kind === 'called' ? 'visit-called' : undefined} data-visit-state={state.kind}>
      <VisitTicket {...props} />
      <div class="visit-body">
        {props.notice && <Notice isAnswer>{props.notice}</Notice>}
        <h1 class="visit-status" id="visit-status" aria-live="polite">
          {statusSentence(props)}
        </h1>
        {(state.kind === 'waiting' || state.kind === 'away') && <VisitWait {...props} />}
        {state.kind === 'called' && <CalledNote {...props} />}
        <VisitActs {...props} />
        {!isOver && state.kind !== 'called' && <VisitWhy {...props} />}
        {!isOver && <AtStore {...props} />}
        <VisitAlso {...props} isOver={isOver} />
      </div>
    </div>
  );
}

function statusSentence({ state, zone, lang }: VisitNowProps): string {
  const w = words(lang).visit.status;
  switch (state.kind) {
    case 'waiting':
      return state.ahead === null ? w.waitingUnknown : state.ahead === 0 ? w.next : w.waiting(state.ahead);
    case 'away':
      return w.away(clockTime(state.until, zone, lang));
    case 'called':
      return state.counter ? w.called(state.counter) : w.calledNoCounter;
    case 'absent':
      return state.isOver ? w.absentOver : w.absent(clockTime(state.until, zone, lang));
    case 'in_service':
      return state.counter ? w.inService(state.counter) : w.inServiceNoCounter;
    case 'parked':
      return w.parked;
    case 'completed':
      return w.completed;
    case 'no_show':
      return w.noShow;
    case 'left':
      return w.left;
    case 'merged':
      return state.ticket ? w.mergedInto(state.ticket) : w.merged;
  }
}

function VisitTicket({ ticket, storeName, serviceName, lang }: VisitNowProps) {
  return (
    <div class="visit-ticket">
      <p class="visit-where">
        <span>{storeName}</span> <span>{serviceName}</span>
      </p>
      <p>
        <TicketCode code={ticket} lang={lang} large />
      </p>
    </div>
  );
}

function VisitWait({ wait, zone, now, lang, promise, start, bookedAt }: VisitNowProps) {
  const w = words(lang).visit;
  const clock = (at: Instant): string => clockTime(at, zone, lang);
  return (
    <section class="visit-wait" aria-label={words(lang).customer.waitNow}>
      {wait ? (
        <>
          {wait.lowMinutes > 0 && tellsRange(wait) && <p class="visit-about">{w.about}</p>}
          <p>
            <WaitFigure wait={wait} lang={lang} size="answer" />
          </p>
          <WaitRuler wait={wait} lang={lang} size="answer" tone="yours" />
          <p class="lead">{likelyText(wait, now, zone, lang)}</p>
        </>
      ) : (
        <p class="lead">{w.noWait}</p>
      )}
      {start && bookedAt !== null && <p>{startText(start, bookedAt, zone, lang)}</p>}
      <p class="note">
        <span>
          {words(lang).common.updatedBefore}
          <span data-updated="">{clock(now)}</span>
          {clock(now).endsWith('.') ? '' : '.'}
        </span>{' '}
        {promise && promiseText(promise, zone, lang)}
      </p>
    </section>
  );
}

function likelyText(wait: WaitShown, now: Instant, zone: string, lang: Language): string {
  const w = words(lang);
  if (wait.aheadOnly !== undefined) return '';
  if (wait.isLong) return w.visit.longWait;
  if (wait.likelyMinutes <= 0) return w.visit.soon(clockAfter(now, wait.highMinutes, zone, lang));
  const range = clockRange(wait, now, zone, lang);
  return w.visit.mostLikely(wait.likelyMinutes, clockAfter(now, wait.likelyMinutes, zone, lang), range);
}

function CalledNote({ state, zone, lang }: VisitNowProps) {
  if (state.kind !== 'called') return null;
  const w = words(lang).visit;
  return (
    <p class="lead">
      {state.again && `${w.recalled} `}
      {w.calledAt(clockTime(state.at, zone, lang))}
    </p>
  );
}

/** Each act is a form of its own, so that it works without a script. */
function VisitActs({ acts, visitId, revision, requestKey, lang, state }: VisitNowProps) {
  const w = words(lang).visit;
  if (acts.length === 0) return null;
  const base = `/visits/${visitId}`;
  return (
    <div class="visit-acts no-print">
      {acts.includes('here') && (
        <ActForm action={`${base}/here`} revision={revision} requestKey={`${requestKey}h`}>
          <Button isNext isWide>
            {w.here}
          </Button>
        </ActForm>
      )}
      {acts.includes('away') && state.kind !== 'called' && (
        <ActForm action={`${base}/away`} revision={revision} requestKey={`${requestKey}a`}>
          <Button isWide>{w.moreTime}</Button>
        </ActForm>
      )}
      {acts.includes('leave') && (
        <ButtonLink href={`${base}/leave`} isWide>
          {w.leave}
        </ButtonLink>
      )}
    </div>
  );
}

interface ActFormProps {
  readonly action: string;
  readonly revision: number;
  readonly requestKey: string;
  readonly children?: unknown;
}

export function ActForm({ action, revision, requestKey, children }: ActFormProps) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="revision" value={String(revision)} />
      <input type="hidden" name="requestKey" value={requestKey} />
      {children as never}
    </form>
  );
}

/** In place of a visit that is over: fetches its last state once, since the line no longer holds it. */
export function VisitMoved({ visitId }: { visitId: string }) {
  return (
    <div
      data-hx-get={`/visits/${visitId}`}
      data-hx-trigger="load"
      data-hx-target="#visit-now"
      data-hx-swap="innerMorph"
    ></div>
  );
}
