import type { Queries } from '../../db/client.ts';
import { commitmentsBetween } from '../../db/records/booking-days.ts';
import { type ShiftLine, type StaffLine, shiftLinesBetween, skillsOfStores } from '../../db/records/next-free.ts';
import type { BookedStep } from '../../domain/booking/appointment.ts';
import { bookableDays, dayLimitOf, earliestStart } from '../../domain/booking/booking-rules.ts';
import { type Commitment, cutFloor, type Worker } from '../../domain/booking/floor-grains.ts';
import { offeredSlots } from '../../domain/booking/slots.ts';
import { seatSpans } from '../../domain/booking/walk-in-seats.ts';
import type { Settings } from '../../domain/settings.ts';
import { type OpeningHours, openSpansOn } from '../../domain/store/opening-hours.ts';
import { DAY, type Instant } from '../../time/instant.ts';
import { addDays, type LocalDate } from '../../time/local.ts';
import { subtractSpans } from '../../time/span.ts';
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

/** Most stores have a free time today; the others are asked again for some days, and then for the whole horizon. */
const LOOKS_DAYS = [1, 3];

/**
 * The first start that each store can promise, by store id; null = none within its horizon. Three queries for all stores
 * together, three more for those that are full today, and three for those that are full for days.
 */
export async function nextFreeTimes(
  db: Queries,
  asked: readonly NextFreeAsked[],
  now: Instant,
): Promise<Map<string, Instant | null>> {
  const found = new Map<string, Instant | null>(asked.map((one) => [one.storeId, null]));
  const able = asked.filter((one) => one.service !== null && one.hours.known);
  const without = () => able.filter((one) => found.get(one.storeId) === null);
  for (const days of LOOKS_DAYS) {
    await look(
      db,
      without().filter((one) => isOpenWithin(one, now, days)),
      now,
      days,
      found,
    );
  }
  const full = without();
  const horizon = Math.max(0, ...full.map((one) => bookableDays(localOf(one.zone, now).date, one.settings)));
  if (horizon > LOOKS_DAYS.at(-1)!) await look(db, full, now, horizon, found);
  return found;
}

/** After hours, and on a day off, nothing need be read to know that today has no time. */
function isOpenWithin({ hours, zone, settings }: NextFreeAsked, now: Instant, days: number): boolean {
  const last = addDays(localOf(zone, now).date, days - 1);
  const earliest = earliestStart(now, settings, 'customer');
  for (let date = addDays(localOf(zone, now).date, -1); date <= last; date = addDays(date, 1)) {
    if (openSpansOn(hours, zone, date).some((span) => span.endsAt > earliest)) return true;
  }
  return false;
}

async function look(
  db: Queries,
  asked: readonly NextFreeAsked[],
  now: Instant,
  days: number,
  found: Map<string, Instant | null>,
): Promise<void> {
  if (asked.length === 0) return;
  const ids = asked.map((one) => one.storeId);
  const [from, to] = [now - DAY, now + (days + 1) * DAY];
  const staff = groupBy(await skillsOfStores(db, ids));
  const shifts = groupBy(await shiftLinesBetween(db, ids, from, to));
  const commitments = groupBy(await commitmentsBetween(db, ids, from, to, now));
  for (const one of asked) {
    const workers = workersOf(staff.get(one.storeId) ?? [], shifts.get(one.storeId) ?? []);
    found.set(one.storeId, firstFree(one, workers, commitments.get(one.storeId) ?? [], now, days));
  }
}

function groupBy<T extends { readonly storeId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.storeId);
    if (group) group.push(row);
    else groups.set(row.storeId, [row]);
  }
  return groups;
}

function workersOf(staff: readonly StaffLine[], shifts: readonly ShiftLine[]): Worker[] {
  const skills = new Map<string, Set<string>>();
  for (const line of staff) {
    const known = skills.get(line.advisorId) ?? new Set();
    skills.set(line.advisorId, known.add(line.serviceId));
  }
  return [...skills].map(([id, known]) => {
    const own = shifts.filter((line) => line.advisorId === id);
    const away = own.flatMap((line) =>
      line.breakStartsAt === null ? [] : [{ startsAt: line.breakStartsAt, endsAt: line.breakEndsAt! }],
    );
    return { id, kind: 'advisor', skills: known, working: subtractSpans(own, away) };
  });
}

function firstFree(
  asked: NextFreeAsked,
  workers: readonly Worker[],
  commitments: readonly Commitment[],
  now: Instant,
  days: number,
): Instant | null {
  const { settings } = asked;
  const service = asked.service!;
  const steps: BookedStep[] = [
    {
      serviceId: service.id,
      minutes: service.serviceMinutes,
      bufferBefore: service.bufferBeforeMinutes,
      bufferAfter: service.bufferAfterMinutes,
      namedAdvisorId: null,
    },
  ];
  if (!workers.some((worker) => worker.skills.has(service.id) && worker.working.length > 0)) return null;
  const today = localOf(asked.zone, now).date;
  const dates: LocalDate[] = [];
  for (let day = -1; day < days; day++) dates.push(addDays(today, day));
  const spans = dates.map((date) => ({ date, spans: openSpansOn(asked.hours, asked.zone, date) }));
  const cut = cutFloor({
    open: spans.flatMap((day) => day.spans),
    workers,
    commitments,
    reserve: {
      share: settings.walkInReserveShare,
      seats: seatSpans(settings.walkInSeats, asked.zone, dates[0]!, addDays(today, days + 1)),
    },
    grainMinutes: GRAIN_MINUTES,
  });
  const dayLimit = dayLimitOf(settings, 'customer');
  const offer = offeredSlots(cut, {
    steps,
    days: spans,
    now,
    today,
    settings,
    booker: 'customer',
    dayLimit,
    atMost: 1,
  });
  return offer.slots[0]?.startsAt ?? null;
}
