import type { Queries } from '../../db/client.ts';
import {
  type BookingService,
  type BookingStore,
  type CommitmentRow,
  commitmentsBetween,
  findBookingStore,
} from '../../db/records/booking/booking-days.ts';
import { type BookingAdvisor, type BookingShift, bookingStaff } from '../../db/records/booking/booking-staff.ts';
import type { BookingFloor, Worker } from '../../domain/booking/booking-floor.ts';
import { laneWorker } from '../../domain/booking/overflow-lane.ts';
import type { OpenDay } from '../../domain/booking/slots.ts';
import { seatSpans } from '../../domain/booking/walk-in-seats.ts';
import { type Settings, settingsInForce } from '../../domain/settings.ts';
import { openSpansOn } from '../../domain/store/opening-hours.ts';
import { DAY, HOUR, type Instant } from '../../time/instant.ts';
import { addDays, daysBetween, type LocalDate } from '../../time/local.ts';
import { contains, joinSpans, overlaps, type Span, subtractSpans } from '../../time/span.ts';
import { instantOf, localOf } from '../../time/store-zone.ts';

export type { BookingService, BookingStore, CommitmentRow };

/** The most days that one question may span. */
export const MOST_DAYS = 62;
/** The claims table keeps time in grains of this many minutes. */
export const GRAIN_MINUTES = 5;

/** Everything that decides what a store can promise on some days. */
export interface BookingDays {
  readonly store: BookingStore;
  readonly settings: Settings;
  readonly advisors: readonly BookingAdvisor[];
  /** The days asked for, in order, closed ones without spans. */
  readonly days: readonly OpenDay[];
  readonly floor: BookingFloor;
  readonly commitments: readonly CommitmentRow[];
  readonly now: Instant;
  /** The store's local date now. */
  readonly today: LocalDate;
}

export interface DaysAsked {
  /** First local date; left out: the store's today. */
  readonly from?: LocalDate;
  /** 1 to 62; more are cut off. */
  readonly days: number;
  readonly now: Instant;
  /** Only this time is asked about: what is parted from it by closed hours is not read. */
  readonly around?: Instant | undefined;
  /** An appointment that is to count nowhere, since it is moved. */
  readonly except?: string | undefined;
  /** The visitor whose own holds count nowhere. */
  readonly exceptVisitor?: string | undefined;
}

/**
 * Loads a store's booking days in three queries, however many days, advisors and appointments. Commitments of the day before
 * and after are loaded too, since a plan may hang together over midnight.
 */
export async function loadBookingDays(db: Queries, store: string, asked: DaysAsked): Promise<BookingDays | null> {
  const found = await findBookingStore(db, store);
  return found ? loadDaysOf(db, found, asked) : null;
}

/** The same for a store that has been read already: two queries. */
export async function loadDaysOf(db: Queries, store: BookingStore, asked: DaysAsked): Promise<BookingDays> {
  const { zone } = store;
  const today = localOf(zone, asked.now).date;
  const dates = datesOf(asked.from ?? today, asked.days);
  const days = dates.map((date) => ({ date, spans: openSpansOn(store.hours, zone, date) }));
  const whole = {
    startsAt: instantOf(zone, dates[0]!, 0, 'start') - DAY,
    endsAt: instantOf(zone, dates.at(-1)!, 1560, 'end') + DAY,
  };
  const { startsAt: from, endsAt: to } =
    asked.around === undefined ? whole : linkedSpan(store, days, asked.around, whole);
  const { advisors, shifts } = await bookingStaff(db, store.id, from, to);
  const commitments = await commitmentsBetween(db, [store.id], from, to, asked.now, asked.exceptVisitor);
  return bookingDays({ store, advisors, shifts, commitments, days, from, to, now: asked.now, except: asked.except });
}

/** Two buffers at their longest: appointments parted by more closed time than this cannot touch each other. */
const PARTED_BY = 4 * HOUR;

/** The part of the opening that hangs together with this time: its days whole, and what no long closing parts from them. */
function linkedSpan(store: BookingStore, days: readonly OpenDay[], at: Instant, whole: Span): Span {
  const open = joinSpans(openAround(store, days).map((span) => ({ ...span, endsAt: span.endsAt + PARTED_BY })));
  const touches = (span: Span): boolean => open.some((block) => contains(block, at) && overlaps(block, span));
  const linked = [
    ...days.filter((day) => day.spans.some(touches)).flatMap((day) => day.spans),
    ...open.filter((block) => contains(block, at)),
  ];
  if (linked.length === 0)
    return { startsAt: Math.max(whole.startsAt, at - DAY), endsAt: Math.min(whole.endsAt, at + DAY) };
  const startsAt = Math.min(...linked.map((span) => span.startsAt)) - PARTED_BY;
  const endsAt = Math.max(...linked.map((span) => span.endsAt)) + PARTED_BY;
  return { startsAt: Math.max(whole.startsAt, startsAt), endsAt: Math.min(whole.endsAt, endsAt) };
}

function datesOf(from: LocalDate, days: number): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let day = 0; day < Math.max(1, Math.min(MOST_DAYS, days)); day++) dates.push(addDays(from, day));
  return dates;
}

interface Rows {
  readonly store: BookingStore;
  readonly advisors: readonly BookingAdvisor[];
  readonly shifts: readonly BookingShift[];
  readonly commitments: readonly CommitmentRow[];
  readonly days: readonly OpenDay[];
  readonly from: Instant;
  readonly to: Instant;
  readonly now: Instant;
  readonly except: string | undefined;
}

/** The same from rows that were loaded together with those of other stores. */
export function bookingDays(rows: Rows): BookingDays {
  const { store, days, now } = rows;
  const settings = settingsInForce(store.chainSettings, store.storeSettings);
  const commitments = rows.commitments.filter((one) => one.id !== rows.except);
  const floor: BookingFloor = {
    open: openAround(store, days),
    workers: [...workersOf(rows.advisors, rows.shifts), ...store.lanes.map(laneWorker)],
    commitments,
    reserve: { share: settings.walkInReserveShare, seats: seatsAround(store, settings, days) },
    grainMinutes: GRAIN_MINUTES,
  };
  const today = localOf(store.zone, now).date;
  return { store, settings, advisors: rows.advisors, days, floor, commitments, now, today };
}

const seatsAround = (store: BookingStore, { walkInSeats }: Settings, days: readonly OpenDay[]) =>
  seatSpans(walkInSeats, store.zone, addDays(days[0]!.date, -1), addDays(days.at(-1)!.date, 2));

// The evening before may run past midnight, and a service may begin before midnight and end after it.
function openAround(store: BookingStore, days: readonly OpenDay[]) {
  const first = days[0]!.date;
  const around = [addDays(first, -1), addDays(first, daysBetween(first, days.at(-1)!.date) + 1)];
  return [...days.flatMap((day) => day.spans), ...around.flatMap((date) => openSpansOn(store.hours, store.zone, date))];
}

function workersOf(advisors: readonly BookingAdvisor[], shifts: readonly BookingShift[]): Worker[] {
  return advisors
    .filter((advisor) => advisor.active)
    .map((advisor) => {
      const own = shifts.filter((shift) => shift.advisorId === advisor.id);
      return {
        id: advisor.id,
        kind: 'advisor' as const,
        skills: new Set(advisor.skills),
        working: subtractSpans(
          own,
          own.flatMap((shift) => shift.breaks),
        ),
      };
    });
}
