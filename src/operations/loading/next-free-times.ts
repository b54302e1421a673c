import type { Queries } from '../../db/client.ts';
import { type FloorGlance, floorGlances } from '../../db/records/queue/floor-glances.ts';
import type { BookedStep } from '../../domain/booking/appointment.ts';
import { type BookingFloor, closeRange, type Worker } from '../../domain/booking/booking-floor.ts';
import { bookableDays, dayLimitOf, earliestStart } from '../../domain/booking/booking-rules.ts';
import { cutFloor } from '../../domain/booking/floor-grains.ts';
import { laneWorker } from '../../domain/booking/overflow-lane.ts';
import { type OpenDay, offeredSlots } from '../../domain/booking/slots.ts';
import { seatSpans } from '../../domain/booking/walk-in-seats.ts';
import type { Settings } from '../../domain/settings.ts';
import { type OpeningHours, openSpansOn } from '../../domain/store/opening-hours.ts';
import { DAY, HOUR, type Instant } from '../../time/instant.ts';
import { addDays } from '../../time/local.ts';
import { type Span, subtractSpans } from '../../time/span.ts';
import { localOf } from '../../time/store-zone.ts';
import { GRAIN_MINUTES } from './booking-day.ts';

/** A store of a list, with what the list has loaded of it anyway. */
export interface NextFreeAsked {
  readonly storeId: string;
  readonly zone: string;
  readonly hours: OpeningHours;
  readonly settings: Settings;
  /** The service asked for, bookable and offered; null = the store has none such. */
  readonly service: {
    readonly id: string;
    readonly serviceMinutes: number;
    readonly bufferBeforeMinutes: number;
    readonly bufferAfterMinutes: number;
  } | null;
}

/** How far a look goes, and what has to be known of shifts, appointments and holds for it. */
export interface FreeTimeLook {
  /** Local days, today the first. */
  readonly days: number;
  readonly shifts: Span;
  readonly starts: Span;
}

/** No shift is longer; the floor of the moment wants those of so many hours ahead too. */
const LONGEST_SHIFT = 16 * HOUR;
/** Who is full in the first look is asked for some days, and then for the whole horizon. */
const SOME_DAYS = 7;

type Opening = Pick<NextFreeAsked, 'zone' | 'hours'>;

function lookOver(stores: readonly Opening[], now: Instant, days: number): FreeTimeLook {
  let endsAt = now;
  for (const one of stores) {
    for (const day of openDays(one, now, now, days)) endsAt = Math.max(endsAt, day.spans.at(-1)!.endsAt);
  }
  return {
    days,
    shifts: { startsAt: now - LONGEST_SHIFT, endsAt: Math.max(endsAt, now + LONGEST_SHIFT) },
    starts: { startsAt: now - DAY, endsAt: Math.max(endsAt, now + LONGEST_SHIFT) },
  };
}

/** The first look, which also shows the floor of the moment: today, and tomorrow where a store is done for today. */
export function nearLook(stores: readonly Opening[], now: Instant): FreeTimeLook {
  const canBeToday = stores.every((one) => !one.hours.known || openDays(one, now, now, 1).length > 0);
  return lookOver(stores, now, canBeToday ? 1 : 2);
}

/**
 * The first start that each store can promise, by store id; null = none within its horizon. `near` are glances at these
 * stores over `look`, their `nearLook`; those that are full so long are looked at again, in two statements at most.
 */
export async function nextFreeTimes(
  db: Queries,
  asked: readonly NextFreeAsked[],
  look: FreeTimeLook,
  near: ReadonlyMap<string, FloorGlance>,
  now: Instant,
): Promise<Map<string, Instant | null>> {
  const found = new Map<string, Instant | null>();
  const search = (ones: readonly NextFreeAsked[], glances: ReadonlyMap<string, FloorGlance>, days: number): void => {
    for (const one of ones) found.set(one.storeId, firstFree(one, glances.get(one.storeId), now, days));
  };
  search(asked, near, look.days);
  const full = () => asked.filter((one) => canBeFree(one, near) && found.get(one.storeId) === null);
  const horizon = Math.max(0, ...full().map((one) => bookableDays(localOf(one.zone, now).date, one.settings)));
  for (const days of [Math.min(SOME_DAYS, horizon), horizon]) {
    const ones = days > look.days ? full() : [];
    const ids = ones.map((one) => one.storeId);
    search(ones, (await floorGlances(db, ids, { now, ...lookOver(ones, now, days) })).stores, days);
  }
  return found;
}

/** Where nobody has the skill, or nothing is known of the hours, no day need be looked at. */
function canBeFree({ service, hours, storeId }: NextFreeAsked, near: ReadonlyMap<string, FloorGlance>): boolean {
  if (service === null || !hours.known) return false;
  const glance = near.get(storeId);
  return (
    glance !== undefined && [...glance.advisors, ...glance.lanes].some(({ skills }) => skills.includes(service.id))
  );
}

function workersOf({ advisors, lanes }: FloorGlance): Worker[] {
  const onShift = advisors
    .filter(({ shifts }) => shifts.length > 0)
    .map(
      ({ id, skills, shifts }): Worker => ({
        id,
        kind: 'advisor',
        skills: new Set(skills),
        working: shifts.flatMap(({ span, breaks }) => (breaks.length === 0 ? [span] : subtractSpans([span], breaks))),
      }),
    );
  return [...onShift, ...lanes.map(laneWorker)];
}

/** The opening of so many days, and of yesterday, whole where it ends after an instant. */
function openDays({ hours, zone }: Opening, after: Instant, now: Instant, days: number): OpenDay[] {
  const today = localOf(zone, now).date;
  const found: OpenDay[] = [];
  for (let day = -1; day < days; day++) {
    const date = addDays(today, day);
    const spans = openSpansOn(hours, zone, date);
    if (spans.length > 0 && spans.at(-1)!.endsAt > after) found.push({ date, spans });
  }
  return found;
}

function firstFree(asked: NextFreeAsked, glance: FloorGlance | undefined, now: Instant, days: number): Instant | null {
  const { service, settings, hours } = asked;
  if (service === null || !hours.known || !glance) return null;
  const workers = workersOf(glance);
  if (!workers.some((worker) => worker.skills.has(service.id))) return null;
  const open = openDays(asked, earliestStart(now, settings, 'customer'), now, days);
  const step: BookedStep = {
    serviceId: service.id,
    minutes: service.serviceMinutes,
    bufferBefore: service.bufferBeforeMinutes,
    bufferAfter: service.bufferAfterMinutes,
    namedAdvisorId: null,
  };
  const dayLimit = dayLimitOf(settings, 'customer');
  const today = localOf(asked.zone, now).date;
  // A day by itself is small to lay out, and the first is usually enough. A service may run into the next one's opening.
  for (const [i, day] of open.entries()) {
    const spans = [...day.spans, ...(open[i + 1]?.spans ?? [])].filter(
      (span) => span.startsAt < day.spans[0]!.startsAt + DAY,
    );
    const [from, to] = [day.spans[0]!.startsAt - DAY, spans.at(-1)!.endsAt];
    const floor: BookingFloor = {
      open: spans,
      workers,
      commitments: glance.commitments.filter((one) => from < one.startsAt && one.startsAt < to),
      reserve: {
        share: settings.walkInReserveShare,
        seats: seatSpans(settings.walkInSeats, asked.zone, addDays(day.date, -1), addDays(day.date, 2)),
      },
      grainMinutes: GRAIN_MINUTES,
    };
    const question = {
      steps: [step],
      days: [day],
      now,
      today,
      settings,
      booker: 'customer' as const,
      dayLimit,
      atMost: 1,
    };
    const [slot] = offeredSlots(cutFloor(floor, closeRange(floor)), question).slots;
    if (slot) return slot.startsAt;
  }
  return null;
}
