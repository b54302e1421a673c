import { type Instant, MINUTE, SECOND } from '../../../time/instant.ts';
import { LEAVING_FROM } from '../leaving.ts';
import { type AdvisorTrace, type Learned, type OpenVisit, packLearned, unpackLearned } from './learned.ts';
import type { Observed } from './observed.ts';
import { settleEnded, turnDays } from './passing-time.ts';
import { learnPlace } from './recalibration.ts';

/** Newest values kept of what is learned as it was seen. */
const MOST_VALUES = 300;

/** What is longer is clipped (wrap-up, walk-up: somebody forgot to press) or clearly no such thing (a pause). */
const LONGEST_WRAP_UP = 15 * MINUTE;
const LONGEST_WALK_UP = 10 * MINUTE;
const LONGEST_SHORT_PAUSE = 30 * MINUTE;
const LONGEST_ASIDE = 10 * MINUTE;
const MOST_LATE = 60 * MINUTE;
const BREAK_RATIO = { from: 0.3, to: 3 };
/** An appointment competes from so long before its time; told by each store's settings, nearly always this. */
const COMPETES_BEFORE = 5 * MINUTE;
/** Somebody who was called is at the counter this much later, where nobody pressed "start". */
const USUAL_WALK_UP = 0.6;

function keep(values: number[], value: number): void {
  values.push(Math.round(value));
  if (values.length > MOST_VALUES) values.shift();
}

const clip = (value: number, from: number, to: number): number => Math.max(from, Math.min(to, value));

function traceOf(learned: Learned, advisor: string): AdvisorTrace {
  const known = learned.advisors.get(advisor);
  if (known) return known;
  const trace: AdvisorTrace = { endedAt: null, breakAt: null, planned: null };
  learned.advisors.set(advisor, trace);
  return trace;
}

function join(learned: Learned, e: Extract<Observed, { kind: 'joined' }>): void {
  const known = learned.services.get(e.service);
  if (known && e.minutes !== null) known.minutes = e.minutes;
  if (!known) {
    learned.services.set(e.service, { minutes: e.minutes ?? 15, mean: 0, variance: null, squares: 0, count: 0 });
  }
  learned.visits.set(e.visit, {
    service: e.service,
    joinedAt: e.at,
    bookedAt: e.bookedAt,
    isPlainWait: true,
    calledAt: null,
    startedAt: null,
    quote: e.quote,
  });
}

/** Person-minutes in line by bucket, and in which bucket the wait ended by leaving. */
function learnStay(learned: Learned, visit: OpenVisit, at: Instant, hasLeft: boolean): void {
  if (!visit.isPlainWait || visit.bookedAt !== null) return;
  const minutes = (at - visit.joinedAt) / MINUTE;
  for (let i = 0; i < LEAVING_FROM.length && LEAVING_FROM[i]! <= minutes; i++) {
    const until = Math.min(minutes, LEAVING_FROM[i + 1] ?? minutes);
    learned.waited[i]! += until - LEAVING_FROM[i]!;
    const isLast = i === LEAVING_FROM.length - 1 || minutes < LEAVING_FROM[i + 1]!;
    if (hasLeft && isLast) learned.left[i]! += 1;
  }
}

/** From the end of the advisor's last visit to this call, where this person was there to be called all the time. */
function learnWrapUp(learned: Learned, trace: AdvisorTrace, visit: OpenVisit, at: Instant): void {
  if (trace.endedAt === null || !visit.isPlainWait || visit.joinedAt > trace.endedAt) return;
  if (visit.bookedAt !== null && visit.bookedAt - COMPETES_BEFORE > trace.endedAt) return;
  keep(learned.samples.wrapUp, Math.min(at - trace.endedAt, LONGEST_WRAP_UP) / SECOND);
}

function call(learned: Learned, e: Extract<Observed, { kind: 'called' }>): void {
  const visit = learned.visits.get(e.visit);
  if (visit) {
    if (visit.calledAt === null) learnStay(learned, visit, e.at, false);
    if (visit.isPlainWait && visit.quote) learnPlace(learned.pit, visit.quote, (e.at - visit.joinedAt) / SECOND);
    if (e.advisor !== null) learnWrapUp(learned, traceOf(learned, e.advisor), visit, e.at);
    visit.service = e.service ?? visit.service;
    visit.calledAt = e.at;
    visit.startedAt = null;
    visit.quote = null;
    visit.isPlainWait = false;
  }
  learned.calls++;
  if (e.advisor !== null) traceOf(learned, e.advisor).endedAt = null;
}

function start(learned: Learned, visit: OpenVisit | undefined, at: Instant): void {
  if (!visit || visit.calledAt === null) return;
  visit.startedAt = at;
  keep(learned.samples.walkUp, clip(at - visit.calledAt, 0, LONGEST_WALK_UP) / SECOND);
}

function finish(learned: Learned, e: Extract<Observed, { kind: 'finished' }>): void {
  const visit = learned.visits.get(e.visit);
  if (e.advisor !== null) traceOf(learned, e.advisor).endedAt = e.isReal ? e.at : null;
  if (!visit) return;
  if (e.isReal && visit.calledAt !== null) {
    const walked = visit.startedAt === null ? USUAL_WALK_UP : 0;
    const minutes = (e.at - (visit.startedAt ?? visit.calledAt)) / MINUTE - walked;
    learned.ended.push({ visit: e.visit, service: e.service ?? visit.service, minutes, at: e.at });
  }
  if (e.isOver) learned.visits.delete(e.visit);
  else Object.assign(visit, { isPlainWait: false, calledAt: null, startedAt: null });
}

function notHere(learned: Learned, e: Extract<Observed, { kind: 'not_here' }>): void {
  const visit = learned.visits.get(e.visit);
  if (visit?.calledAt != null && visit.startedAt === null) learned.noReplies++;
  if (e.advisor !== null) traceOf(learned, e.advisor).endedAt = null;
  if (e.isOver) learned.visits.delete(e.visit);
  else if (visit) Object.assign(visit, { isPlainWait: false, calledAt: null, startedAt: null });
}

function leave(learned: Learned, e: Extract<Observed, { kind: 'left' }>): void {
  const visit = learned.visits.get(e.visit);
  learned.visits.delete(e.visit);
  if (visit && visit.calledAt === null && e.isReal) learnStay(learned, visit, e.at, true);
}

function muddle(learned: Learned, e: Extract<Observed, { kind: 'muddled' }>): void {
  learned.visits.delete(e.visit);
  const ended = learned.ended.findIndex((one) => one.visit === e.visit);
  if (ended >= 0) learned.ended.splice(ended, 1);
  if (e.advisor !== null) traceOf(learned, e.advisor).endedAt = null;
}

function endBreak(learned: Learned, advisor: string, at: Instant): void {
  const trace = traceOf(learned, advisor);
  // A few minutes away after a visit are part of what passes between two.
  const isAside = trace.breakAt !== null && trace.planned === null && at - trace.breakAt <= LONGEST_ASIDE;
  if (trace.breakAt !== null) {
    const length = at - trace.breakAt;
    if (trace.planned === null) {
      if (length <= LONGEST_SHORT_PAUSE) keep(learned.samples.shortPause, length / SECOND);
    } else {
      keep(learned.samples.breakRatio, clip(length / trace.planned, BREAK_RATIO.from, BREAK_RATIO.to) * 1000);
    }
  }
  Object.assign(trace, { endedAt: isAside ? trace.endedAt : null, breakAt: null, planned: null });
}

function come(learned: Learned, lateBy: number): void {
  learned.shows++;
  learned.due++;
  keep(learned.samples.lateness, clip(lateBy, -MOST_LATE, MOST_LATE) / SECOND);
}

/** Learns from one event; changes `learned`, for whoever has it alone. */
export function learn(learned: Learned, e: Observed): void {
  turnDays(learned, e.at);
  settleEnded(learned, e.at);
  switch (e.kind) {
    case 'joined':
      join(learned, e);
      return;
    case 'quoted': {
      const visit = learned.visits.get(e.visit);
      if (visit) visit.quote = e.quote;
      return;
    }
    case 'came':
      come(learned, e.at - e.bookedAt);
      return;
    case 'gave_up_appointment':
      learned.due++;
      return;
    case 'called':
      call(learned, e);
      return;
    case 'started':
      start(learned, learned.visits.get(e.visit), e.at);
      return;
    case 'finished':
      finish(learned, e);
      return;
    case 'not_here':
      notHere(learned, e);
      return;
    case 'left':
      leave(learned, e);
      return;
    case 'wandered': {
      const visit = learned.visits.get(e.visit);
      if (visit) Object.assign(visit, { isPlainWait: false, quote: null, calledAt: null, startedAt: null });
      return;
    }
    case 'muddled':
      muddle(learned, e);
      return;
    case 'break_began': {
      const trace = traceOf(learned, e.advisor);
      const planned = e.until === null ? null : Math.max(MINUTE, e.until - e.at);
      Object.assign(trace, { endedAt: planned === null ? trace.endedAt : null, breakAt: e.at, planned });
      return;
    }
    case 'break_ended':
      endBreak(learned, e.advisor, e.at);
      return;
    case 'went_off':
      learned.advisors.delete(e.advisor);
  }
}

/**
 * What is known after these events, in the order of their log; each takes the same small time. Never changes its
 * argument. However a log is cut into pieces, the outcome is the same bit for bit.
 */
export function learnFrom(before: Learned, events: Iterable<Observed>): Learned {
  const learned = unpackLearned(packLearned(before));
  for (const e of events) learn(learned, e);
  return learned;
}
