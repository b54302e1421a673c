import type { ExpectedStart } from '../../../src/domain/forecast/expected-start.ts';
import type { PromiseMove } from '../../../src/domain/queue/line/promise.ts';
import type { Instant } from '../../../src/time/instant.ts';
import { clockTime, type Language } from '../../../src/time/wording.ts';
import type { WaitShown } from '../../../src/words/formatting.ts';
import { words } from '../../../src/words/words.ts';
import { keptAround, keptParts, type Part } from '../../parts/kept-drawing.ts';
import { Notice } from '../../parts/notice.tsx';
import { TicketCode } from '../../parts/ticket-code.tsx';
import { actsPart } from './visit-acts.tsx';
import { atStorePart, rareActsPart, whyParts } from './visit-more.tsx';
import { calledPart, waitParts } from './visit-wait.tsx';

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

// A change of the line is drawn on hundreds of pages at once: what it did not touch, or many of them share, is kept.
const bodies = keptAround(20);
const tickets = keptParts(3_000);
const statuses = keptParts(500);
const notices = keptParts(10);

/** The part of the page that follows the line. When called, the ticket and the counter fill the screen. */
export const VisitNow = (props: VisitNowProps) => <>{visitParts(props).map((part) => part.html)}</>;

/** The same in its parts, in order: what is the same as elsewhere, or as before, is the same object. */
export function visitParts(props: VisitNowProps): readonly Part[] {
  const { state, notice } = props;
  const isOver = ENDED.includes(state.kind);
  const isInLine = state.kind === 'waiting' || state.kind === 'away';
  const [start, end] = bodies(state.kind, (inside) => (
    <div class={state.kind === 'called' ? 'visit-called' : undefined} data-visit-state={state.kind}>
      {inside}
    </div>
  ));
  const [bodyStart, bodyEnd] = bodies('body', (inside) => <div class="visit-body">{inside}</div>);
  return [
    start!,
    ticketPart(props),
    bodyStart!,
    ...(notice === null ? [] : [notices(notice, () => <Notice isAnswer>{notice}</Notice>)]),
    statusPart(statusSentence(props)),
    ...(isInLine ? waitParts(props) : []),
    ...(state.kind === 'called' ? [calledPart(state, props)] : []),
    ...(props.acts.length > 0 ? [actsPart(props)] : []),
    ...(isOver || state.kind === 'called' ? [] : whyParts(props)),
    ...(isOver ? [] : [atStorePart(props)]),
    rareActsPart({ ...props, isOver }),
    bodyEnd!,
    end!,
  ];
}

const statusPart = (sentence: string): Part =>
  statuses(sentence, () => (
    <h1 class="visit-status" id="visit-status" aria-live="polite">
      {sentence}
    </h1>
  ));

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

const ticketPart = ({ ticket, storeName, serviceName, lang }: VisitNowProps): Part =>
  tickets(JSON.stringify([ticket, storeName, serviceName, lang]), () => (
    <div class="visit-ticket">
      <p class="visit-where">
        <span>{storeName}</span> <span>{serviceName}</span>
      </p>
      <p>
        <TicketCode code={ticket} lang={lang} large />
      </p>
    </div>
  ));

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
