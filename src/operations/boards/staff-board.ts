import { pairedDevices } from '../../db/records/access/devices.ts';
import { type PlannedRow, plannedFor } from '../../db/records/booking/overflow-lanes.ts';
import { lastTold } from '../../db/records/messages.ts';
import { arrivalsIn } from '../../db/records/queue/arrivals.ts';
import type { Deps } from '../../deps.ts';
import { valueAt } from '../../domain/forecast/tables.ts';
import type { Contact } from '../../domain/messages/channel.ts';
import { isUnreached } from '../../domain/messages/reached.ts';
import { type ArrivalRow, arrivalRows, type PlannedArrival } from '../../domain/queue/boards/arrival-rows.ts';
import { type FloorRow, floorRows } from '../../domain/queue/boards/floor-rows.ts';
import {
  type BoardSource,
  type BoardViewer,
  type LineRow,
  lineRows,
  type MyCounter,
  type NextUp,
  nextUp,
  type ParkedRow,
  parkedRows,
  type VisitWithMe,
  wholeMinutes,
  withMe,
} from '../../domain/queue/boards/staff-board.ts';
import { type WalkInStop, walkInStopOf } from '../../domain/queue/visit/joining.ts';
import { addMinutes, type Instant, MINUTE } from '../../time/instant.ts';
import type { Span } from '../../time/span.ts';
import { startsIn } from '../loading/expected-starts.ts';
import { counterNamesOf, type StoreForecast, storeForecast } from '../loading/store-forecast.ts';
import { todayOf } from '../loading/store-now.ts';
import { type ServiceWait, serviceWaits } from './store-waits.ts';

export interface CounterChoice {
  readonly id: string;
  readonly name: string;
  /** Name of the advisor who is there, if somebody is. */
  readonly takenBy: string | null;
}

export interface HelpSignal {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly minutes: number;
}

/** A kiosk or display that has fallen silent. */
export interface SilentDevice {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly since: Instant;
}

/** Everything on the staff screen, for one viewer. */
export interface StaffBoard {
  readonly storeId: string;
  readonly slug: string;
  readonly storeName: string;
  readonly zone: string;
  readonly now: Instant;
  readonly version: number;
  readonly counter: MyCounter | null;
  readonly counters: readonly CounterChoice[];
  readonly next: NextUp;
  readonly visit: VisitWithMe | null;
  readonly line: readonly LineRow[];
  readonly parked: readonly ParkedRow[];
  readonly joinWaits: readonly ServiceWait[];
  readonly arrivals: readonly PlannedArrival[];
  readonly floor: readonly FloorRow[];
  readonly help: readonly HelpSignal[];
  readonly silent: readonly SilentDevice[];
  readonly advisorNames: Readonly<Record<string, string>>;
  readonly serviceNames: Readonly<Record<string, string>>;
  /** Services that are given here now, in the store's order. */
  readonly services: readonly { readonly id: string; readonly name: string; readonly isGiven: boolean }[];
  /** "No more walk-ins" until then, with the code why; null = they are taken. */
  readonly walkInStop: WalkInStop | null;
}

export interface StaffBoardAsk {
  /** Id, not a slug. */
  readonly storeId: string;
  /** The advisor that the viewer's account is tied to in this store. */
  readonly advisorId: string | null;
  readonly mayAct: boolean;
  /** Managers act on a visit at another's counter. */
  readonly mayActForOthers: boolean;
  /** Names of services are given in it where they have one. */
  readonly language: string;
}

/** A visit, with the appointment it came from; or an appointment. */
type Subject = Contact & { readonly id: string; readonly appointmentId?: string | null };
const subjectsOf = ({ id, appointmentId = null }: Subject): string[] => (appointmentId ? [id, appointmentId] : [id]);

const names = (rows: readonly { readonly id: string; readonly name: string }[]): Record<string, string> =>
  Object.fromEntries(rows.map((row) => [row.id, row.name]));

const LONG = 0.95;

const longMinutes = ({ model }: StoreForecast): Map<string, number> =>
  new Map([...model.services].map(([id, times]) => [id, valueAt(times, LONG) / MINUTE]));

function sourceOf(look: StoreForecast, language: string, unreached: ReadonlySet<string>): BoardSource {
  return {
    // Only what changes by the minute moves on between two looks.
    floor: look.floor,
    visits: look.visits,
    waits: look.forecast.people,
    joining: look.forecast.joining,
    joinStops: look.joinStops,
    serviceNames: Object.fromEntries(look.services.map((s) => [s.id, s.names[language] ?? s.name])),
    advisorNames: names(look.staff),
    counterNames: counterNamesOf(look),
    appointmentNames: new Map(look.expected.map((a) => [a.id, a.name])),
    longMinutes: longMinutes(look),
    unreached,
  };
}

/** A break is told this long before. */
const BREAK_NEAR_MINUTES = 20;

/** The break of today that is near or running, unless a pause has been taken since it was due. */
function breakDueOf({ floor: { now }, staff }: StoreForecast, advisorId: string | null): Span | null {
  const me = staff.find((row) => row.id === advisorId);
  const due = me?.shifts
    .flatMap((shift) => shift.breaks)
    .find((b) => b.endsAt > now && b.startsAt <= addMinutes(now, BREAK_NEAR_MINUTES));
  if (!due || !me?.session || me.session.state === 'paused') return null;
  // The session stands in this state since the last pause ended.
  const wasTaken = me.session.stateSince > due.startsAt && me.session.stateSince > me.session.openedAt;
  return wasTaken ? null : due;
}

function myCounter(source: BoardSource, look: StoreForecast, advisorId: string | null): MyCounter | null {
  const me = look.floor.advisors.find((a) => a.id === advisorId);
  const session = look.staff.find((row) => row.id === advisorId)?.session;
  if (!me || !session) return null;
  const name = source.counterNames[session.counterId] ?? '';
  const { state, since: stateSince } = me;
  const breakDue = breakDueOf(look, advisorId);
  return { id: session.counterId, name, state, stateSince, pausedUntil: session.pausedUntil, breakDue };
}

const choices = (look: StoreForecast): CounterChoice[] =>
  look.counters
    .filter((counter) => counter.active)
    .map(({ id, name }) => ({
      id,
      name,
      takenBy: look.staff.find((row) => row.session?.counterId === id)?.name ?? null,
    }));

function planOf(row: ArrivalRow, plan: readonly PlannedRow[], advisors: Readonly<Record<string, string>>) {
  const steps = row.needsAttention ? [] : plan.filter((step) => step.appointmentId === row.appointmentId);
  const known = steps.map((step) => advisors[step.advisorId ?? '']).filter((name) => name !== undefined);
  const overflow = steps.find((step) => step.laneName !== null)?.laneName ?? null;
  return { plannedWith: [...new Set(known)], overflow };
}

const isGiven = ({ floor }: StoreForecast, serviceId: string): boolean =>
  floor.advisors.some((a) => a.state !== 'off' && a.skills.includes(serviceId));

/** The staff screen of a store for one viewer; undefined where there is no such store. */
export async function staffBoard(deps: Deps, ask: StaffBoardAsk): Promise<StaffBoard | undefined> {
  const now = deps.now();
  const { read } = deps.db;
  const seen = await storeForecast(deps.db, ask.storeId, now);
  if (!seen) return undefined;
  const look = { ...seen, floor: { ...seen.floor, now } };
  const devices = await pairedDevices(read, ask.storeId);
  const today = await arrivalsIn(read, ask.storeId, todayOf(look));
  const told = await lastTold(
    read,
    [...look.visits, ...today].flatMap((row) => subjectsOf(row)),
  );
  const isOut = (row: Subject): boolean => isUnreached(subjectsOf(row), row, told, deps.channels);
  const source = sourceOf(look, ask.language, new Set(look.visits.filter(isOut).map((visit) => visit.id)));
  const outAppointments = new Set(today.filter(isOut).map((row) => row.id));
  const arrivals = arrivalRows(today, look.visits, now, look.settings);
  const ids = arrivals.map((row) => row.appointmentId);
  const plan = await plannedFor(read, ids);
  const viewer: BoardViewer = { ...ask, storeDay: look.storeDay };
  const next = nextUp(source, ask.advisorId);
  return {
    storeId: look.store.id,
    slug: look.store.slug,
    storeName: look.store.name,
    zone: look.store.zone,
    now,
    version: look.version,
    counter: myCounter(source, look, ask.advisorId),
    counters: choices(look),
    next,
    visit: withMe(source, viewer),
    line: lineRows(source, viewer, next),
    parked: parkedRows(source, viewer),
    joinWaits: serviceWaits(look),
    arrivals: arrivals.map((row) => ({
      ...row,
      ...planOf(row, plan, source.advisorNames),
      isUnreached: outAppointments.has(row.appointmentId),
      likely: startsIn(seen).get(row.appointmentId) ?? null,
    })),
    floor: floorRows(source, ask.advisorId),
    help: devices
      .filter((device) => device.helpWantedAt !== null)
      .map((d) => ({ deviceId: d.id, deviceName: d.name, minutes: wholeMinutes(d.helpWantedAt!, now) })),
    silent: devices
      .filter((device) => device.offlineAt !== null)
      .map((d) => ({ deviceId: d.id, deviceName: d.name, since: d.offlineAt! })),
    advisorNames: source.advisorNames,
    serviceNames: source.serviceNames,
    services: look.services
      .filter((s) => s.active)
      .map((s) => ({ id: s.id, name: source.serviceNames[s.id] ?? s.name, isGiven: isGiven(look, s.id) })),
    walkInStop: walkInStopOf(look.store, now),
  };
}
