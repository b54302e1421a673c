import { addMinutes, type Instant, minutesBetween } from '../../../time/instant.ts';
import type { Span } from '../../../time/span.ts';
import type { WaitShown } from '../../forecast/wait-forecast.ts';
import { callingFloor } from '../line/calling-floor.ts';
import { nextToCall } from '../line/calling-rule.ts';
import type { AdvisorState, FloorPerson, StoreFloor } from '../line/floor.ts';
import { rankLine } from '../line/ranking.ts';
import { type Reason, reasonsFor, whyKeptFree } from '../line/reason.ts';
import { allowedActions, type VisitViewer } from '../visit/allowed-actions.ts';
import type { JoinStop } from '../visit/joining.ts';
import { type BoardVisit, type Party, partyOf, quotedWait } from '../visit/party.ts';
import type { ActKind } from '../visit/visit-acts.ts';

export interface VisitWithMe extends Party {
  readonly status: 'called' | 'in_service';
  readonly calledAt: Instant;
  readonly recalledAt: Instant | null;
  readonly startedAt: Instant | null;
  /** Configured length of the service. */
  readonly usualMinutes: number;
  /** Served for longer than 19 of 20 visits for its service take: perhaps nobody pressed *Finish*. */
  readonly isOverdue: boolean;
  readonly actions: readonly ActKind[];
}

/** The counter that the viewer has open. */
export interface MyCounter {
  readonly id: string;
  readonly name: string;
  readonly state: AdvisorState;
  readonly stateSince: Instant;
  readonly pausedUntil: Instant | null;
  /** The planned break that is near, or was not taken when it was due. */
  readonly breakDue: Span | null;
}

export interface Expected {
  readonly name: string | null;
  readonly bookedAt: Instant;
}

/** What pressing *Call next* would do for the viewer's counter, as if it were free. */
export type NextUp =
  | { readonly kind: 'party'; readonly party: Party }
  | { readonly kind: 'kept_free'; readonly expected: Expected; readonly until: Instant; readonly inPlaceOf: Party }
  | { readonly kind: 'nobody'; readonly waiting: number; readonly expected: Expected | null };

export interface LineRow extends Party {
  readonly reasons: readonly Reason[];
  /** The viewer could serve it. */
  readonly isMine: boolean;
  /** The viewer serves, but does not give its service. */
  readonly lacksMySkill: boolean;
  readonly isNext: boolean;
  readonly position: number;
  readonly ahead: number;
  /** Told at joining. */
  readonly shown: WaitShown | null;
  /** As it stands now. */
  readonly wait: WaitShown | null;
  readonly waitedMinutes: number;
  /** How the wait stands to the range that was told; null where none was. */
  readonly pace: Pace | null;
  /** By its likeliest call and the length of its service it would end after closing. */
  readonly isAfterClosing: boolean;
  readonly actions: readonly ActKind[];
}

/** `near`: the last fifth of the range that was told has begun. */
export type Pace = 'within' | 'near' | 'over';

/** Set aside: the customer is still here, the counter is free. */
export interface ParkedRow extends Party {
  readonly parkedAt: Instant;
  readonly parkedMinutes: number;
  readonly advisorId: string | null;
  readonly actions: readonly ActKind[];
}

/** What the shaping starts from: the floor, the open visits, and names. */
export interface BoardSource {
  readonly floor: StoreFloor;
  readonly visits: readonly BoardVisit[];
  readonly waits: ReadonlyMap<string, WaitShown | null>;
  readonly joining: ReadonlyMap<string, WaitShown | null>;
  readonly joinStops: ReadonlyMap<string, JoinStop | null>;
  readonly serviceNames: Readonly<Record<string, string>>;
  readonly advisorNames: Readonly<Record<string, string>>;
  readonly counterNames: Readonly<Record<string, string>>;
  readonly appointmentNames: ReadonlyMap<string, string | null>;
  /** Minutes of service that 19 of 20 visits stay under, by service. */
  readonly longMinutes: ReadonlyMap<string, number>;
  /** Ids of visits whose people no message reaches. */
  readonly unreached: ReadonlySet<string>;
}

export interface BoardViewer {
  readonly advisorId: string | null;
  readonly mayAct: boolean;
  readonly mayActForOthers: boolean;
  readonly storeDay: string;
}

export const wholeMinutes = (from: Instant, to: Instant): number => Math.max(0, Math.floor(minutesBetween(from, to)));

const rowOf = (source: BoardSource, id: string): BoardVisit => source.visits.find((v) => v.id === id)!;
export const party = (source: BoardSource, visit: BoardVisit): Party =>
  partyOf(visit, source.serviceNames[visit.serviceId] ?? '', source.unreached.has(visit.id));

const ASKS_FOR_SKILL: readonly ActKind[] = ['call', 'resume'];

function actionsFor(visit: BoardVisit, viewer: BoardViewer, source: BoardSource): ActKind[] {
  if (!viewer.mayAct) return [];
  const me = source.floor.advisors.find((a) => a.id === viewer.advisorId);
  const hasSkill = me?.skills.includes(visit.serviceId) || visit.advisorId === viewer.advisorId;
  const isOpen = me !== undefined && me.state !== 'off' && me.state !== 'break';
  const as: VisitViewer = {
    kind: 'staff',
    advisorId: viewer.advisorId,
    counterId: isOpen ? me.counterId : null,
    isCounterBusy: me?.state === 'calling' || me?.state === 'serving',
    mayActForOthers: viewer.mayActForOthers,
    storeDay: viewer.storeDay,
  };
  return allowedActions(visit, as, source.floor.now).filter((kind) => hasSkill || !ASKS_FOR_SKILL.includes(kind));
}

/** The first appointment that is expected, for an empty line. */
function firstExpected(source: BoardSource): Expected | null {
  const [first] = [...source.floor.appointments].sort((a, b) => a.startsAt - b.startsAt);
  return first ? { name: source.appointmentNames.get(first.id) ?? null, bookedAt: first.startsAt } : null;
}

/** Whom the viewer would call next if his counter were free. */
export function nextUp(source: BoardSource, advisorId: string | null): NextUp {
  const { floor } = source;
  const index = floor.advisors.findIndex((a) => a.id === advisorId && a.state !== 'off');
  const waiting = floor.line.length;
  if (index < 0) return { kind: 'nobody', waiting, expected: firstExpected(source) };
  const advisors = floor.advisors.map((a, i) => (i === index ? { ...a, state: 'idle' as const, serviceId: null } : a));
  const arrays = callingFloor({ ...floor, advisors });
  const next = nextToCall(arrays.floor, index, floor.now);
  if (next >= 0) return { kind: 'party', party: party(source, rowOf(source, arrays.people[next]!.id)) };
  const kept = whyKeptFree(arrays, index, floor.now);
  if (!kept) return { kind: 'nobody', waiting, expected: firstExpected(source) };
  const visit = source.visits.find((v) => v.appointmentId === kept.appointmentId);
  const name = visit?.name ?? source.appointmentNames.get(kept.appointmentId) ?? null;
  const inPlaceOf = party(source, rowOf(source, kept.inPlaceOf));
  return { kind: 'kept_free', expected: { name, bookedAt: kept.bookedAt }, until: kept.until, inPlaceOf };
}

/** A range under 5 minutes counts as 5, as it is told. */
export function paceOf(waitedMinutes: number, shown: WaitShown | null): Pace | null {
  if (!shown) return null;
  const latest = Math.max(5, shown.highMinutes);
  if (waitedMinutes > latest) return 'over';
  return waitedMinutes >= latest * 0.8 ? 'near' : 'within';
}

function endsAfterClosing(source: BoardSource, person: FloorPerson): boolean {
  const { closesAt, now, services } = source.floor;
  const wait = source.waits.get(person.id);
  if (closesAt === null || !wait) return false;
  const minutes = services.find((s) => s.id === person.serviceId)?.minutes ?? 0;
  return addMinutes(now, wait.likelyMinutes + minutes) > closesAt;
}

/** Everybody who waits, in the order of the rule, each with why he stands there. */
export function lineRows(source: BoardSource, viewer: BoardViewer, next: NextUp): LineRow[] {
  const { floor } = source;
  const { now } = floor;
  const arrays = callingFloor(floor);
  const me = floor.advisors.find((a) => a.id === viewer.advisorId);
  const nextId = next.kind === 'party' ? next.party.visitId : null;
  return rankLine(arrays, now).map(({ index, ahead }) => {
    const person = arrays.people[index]!;
    const visit = rowOf(source, person.id);
    const hasSkill = me?.skills.includes(person.serviceId) ?? false;
    const isWanted =
      (person.advisorWantedId === null || person.advisorWantedId === viewer.advisorId) &&
      (person.counterWantedId === null || person.counterWantedId === me?.counterId);
    return {
      ...party(source, visit),
      reasons: reasonsFor(floor, person, now),
      isMine: hasSkill && isWanted,
      lacksMySkill: me !== undefined && !hasSkill,
      isNext: person.id === nextId,
      position: ahead + 1,
      ahead,
      shown: quotedWait(visit),
      wait: source.waits.get(visit.id) ?? null,
      waitedMinutes: wholeMinutes(visit.joinedAt, now),
      pace: paceOf(wholeMinutes(visit.joinedAt, now), quotedWait(visit)),
      isAfterClosing: endsAfterClosing(source, person),
      actions: actionsFor(visit, viewer, source),
    };
  });
}

function isOverdue({ floor, longMinutes }: BoardSource, visit: BoardVisit): boolean {
  const long = longMinutes.get(visit.serviceId);
  if (visit.status !== 'in_service' || visit.startedAt === null || long === undefined) return false;
  return minutesBetween(visit.startedAt, floor.now) > long;
}

/** The visit that is called to, or served at, the viewer's counter. */
export function withMe(source: BoardSource, viewer: BoardViewer): VisitWithMe | null {
  const me = source.floor.advisors.find((a) => a.id === viewer.advisorId && a.state !== 'off');
  const visit = source.visits.find(
    (v) => (v.status === 'called' || v.status === 'in_service') && me && v.counterId === me.counterId,
  );
  if (!visit) return null;
  return {
    ...party(source, visit),
    status: visit.status as 'called' | 'in_service',
    calledAt: visit.calledAt ?? source.floor.now,
    recalledAt: visit.recalledAt,
    startedAt: visit.startedAt,
    isOverdue: isOverdue(source, visit),
    usualMinutes: source.floor.services.find((s) => s.id === visit.serviceId)?.minutes ?? 0,
    actions: actionsFor(visit, viewer, source),
  };
}

export const parkedRows = (source: BoardSource, viewer: BoardViewer): ParkedRow[] =>
  source.visits
    .filter((v) => v.status === 'parked')
    .map((v) => ({
      ...party(source, v),
      parkedAt: v.parkedAt ?? source.floor.now,
      parkedMinutes: wholeMinutes(v.parkedAt ?? source.floor.now, source.floor.now),
      advisorId: v.advisorId,
      actions: actionsFor(v, viewer, source),
    }));
