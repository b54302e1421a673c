import type { Queries } from '../../db/client.ts';
import { type BookingStore, findBookingStore } from '../../db/records/booking/booking-days.ts';
import type { Deps } from '../../deps.ts';
import { type Assigned, chooseAdvisors } from '../../domain/booking/advisor-choice.ts';
import type { BookedStep } from '../../domain/booking/appointment.ts';
import {
  type Booker,
  type BookingRule,
  bookableDays,
  dayLimitOf,
  earliestStart,
  lastBookableDate,
  timeRule,
} from '../../domain/booking/booking-rules.ts';
import { cutFloor, type FloorGrains } from '../../domain/booking/floor-grains.ts';
import { begunOn, isOnGrid, nearestSlots, type OfferedSlot } from '../../domain/booking/slots.ts';
import { settingsInForce } from '../../domain/settings.ts';
import type { Instant } from '../../time/instant.ts';
import { addDays, type LocalDate } from '../../time/local.ts';
import { localOf } from '../../time/store-zone.ts';
import { type BookingDays, loadDaysOf } from '../loading/booking-day.ts';
import { slotsOf } from './find-slots.ts';
import { type WantedRefusal, type WantedServices, wantedSteps } from './wanted-steps.ts';

export interface TimeWanted extends WantedServices {
  /** Id, slug or ref. */
  readonly store: string;
  readonly startsAt: Instant;
  readonly booker: Booker;
  /** The appointment that is moved. */
  readonly moving?: string | undefined;
  /** Hash of the visitor's cookie, whose own holds do not count. */
  readonly visitor?: string | undefined;
}

export type Refusal =
  | { readonly kind: 'slot_taken' }
  | { readonly kind: 'outside_rules'; readonly rule: BookingRule }
  | { readonly kind: 'no_such_store' }
  | WantedRefusal;

/** A time that cannot be had, with the nearest ones that can: three wherever there are as many. */
export type TimeRefused =
  | { readonly kind: 'slot_taken'; readonly alternatives: readonly OfferedSlot[] }
  | { readonly kind: 'outside_rules'; readonly rule: BookingRule; readonly alternatives: readonly OfferedSlot[] };

type BareTimeRefusal = Extract<Refusal, { kind: 'slot_taken' | 'outside_rules' }>;

export type Decision =
  | {
      readonly kind: 'fits';
      readonly of: BookingDays;
      readonly steps: readonly BookedStep[];
      /** Who takes each step. */
      readonly advisorIds: readonly string[];
      /** Others who go to somebody else for it. */
      readonly changed: readonly Assigned[];
      readonly date: LocalDate;
    }
  | Refusal;

/** Decides one time as it stands now, read through `db`: inside a transaction, nothing can come between it and the write. */
export async function decide(deps: Deps, db: Queries, wanted: TimeWanted, known?: BookingStore): Promise<Decision> {
  const store = known ?? (await findBookingStore(db, wanted.store));
  if (!store) return { kind: 'no_such_store' };
  const of = await loadAround(db, store, wanted, deps.now());
  const named = wantedSteps(of, wanted, wanted.booker);
  if (named.kind !== 'steps') return named;
  if (!named.isBookable) return { kind: 'outside_rules', rule: 'not_bookable' };
  const { startsAt, booker } = wanted;
  const cut = cutFloor(of.floor);
  const date = dateOf(of, cut, startsAt, booker);
  const rule = timeRule(startsAt, date ?? localOf(of.store.zone, startsAt).date, of, of.settings, booker);
  if (rule) return { kind: 'outside_rules', rule };
  const canGive = (step: BookedStep): boolean =>
    of.floor.workers.some(
      (worker) => worker.skills.has(step.serviceId) && (step.namedAdvisorId ?? worker.id) === worker.id,
    );
  const hasSkill = named.steps.every(canGive);
  if (!hasSkill) return { kind: 'outside_rules', rule: 'no_advisor' };
  const choice = chooseAdvisors(cut, { id: '', startsAt, steps: named.steps });
  if (choice.kind === 'closed') return { kind: 'outside_rules', rule: 'outside_hours' };
  if (date === null) return { kind: 'outside_rules', rule: 'off_grid' };
  if (choice.kind === 'ran_out') deps.log.warn({ storeId: of.store.id, startsAt }, 'a search for advisors ran out');
  if (choice.kind !== 'fits' || isDayFull(of, cut, date, booker)) return { kind: 'slot_taken' };
  return { kind: 'fits', of, steps: named.steps, advisorIds: choice.advisorIds, changed: choice.changed, date };
}

/** The day's limit is reached: somebody else has the last time of it, so the refusal is that of a taken one. */
function isDayFull(of: BookingDays, cut: FloorGrains, date: LocalDate, booker: Booker): boolean {
  const day = of.days.find((one) => one.date === date);
  return day !== undefined && begunOn(cut, day) >= dayLimitOf(of.settings, booker);
}

/** The date itself and the one before, whose opening may run past midnight. */
async function loadAround(db: Queries, store: BookingStore, wanted: TimeWanted, now: Instant): Promise<BookingDays> {
  const from = addDays(localOf(store.zone, wanted.startsAt).date, -1);
  return loadDaysOf(db, store, { ...dayAsked(wanted, now), from, days: 2, around: wanted.startsAt });
}

const dayAsked = (wanted: TimeWanted, now: Instant) => ({
  now,
  except: wanted.moving,
  exceptVisitor: wanted.visitor,
});

/** The local date of the opening whose grid has this start; staff may begin between two starts. Null = off the grid. */
function dateOf(of: BookingDays, cut: FloorGrains, startsAt: Instant, booker: Booker): LocalDate | null {
  const onGrid = of.days.find((day) => isOnGrid(cut, day, startsAt, of.settings.slotStepMinutes));
  if (onGrid) return onGrid.date;
  if (booker === 'customer') return null;
  const within = of.days.find((day) => day.spans.some((span) => span.startsAt <= startsAt && startsAt < span.endsAt));
  return within?.date ?? null;
}

/** Days around a wanted time in which other times are looked for, nearest first. */
const LOOK_DAYS = 14;
const ALTERNATIVES = 3;

export const isTimeRefused = (outcome: { readonly kind: string }): outcome is BareTimeRefusal =>
  outcome.kind === 'slot_taken' || outcome.kind === 'outside_rules';

/** The refusal with what could be had instead. */
export async function withAlternatives(deps: Deps, wanted: TimeWanted, refusal: BareTimeRefusal): Promise<TimeRefused> {
  return { ...refusal, alternatives: await alternativesTo(deps, wanted) };
}

/** The three free times nearest to one that is taken or not allowed; fewer only where there are no more. Reads, never writes. */
export async function alternativesTo(deps: Deps, wanted: TimeWanted): Promise<OfferedSlot[]> {
  const now = deps.now();
  const store = await findBookingStore(deps.db.read, wanted.store);
  if (!store) return [];
  const settings = settingsInForce(store.chainSettings, store.storeSettings);
  const today = localOf(store.zone, now).date;
  let found: OfferedSlot[] = [];
  const near = Math.max(wanted.startsAt, earliestStart(now, settings, wanted.booker));
  const date = [localOf(store.zone, near).date, lastBookableDate(today, settings, wanted.booker)].sort()[0]!;
  const from = [addDays(date, -1), today].sort().at(-1)!;
  // At last every day that can be booked, those before the wanted one too.
  const whole = Math.max(bookableDays(today, settings), 1);
  for (const look of [
    { from, days: 4 },
    { from, days: LOOK_DAYS },
    { from: today, days: whole },
  ]) {
    const of = await loadDaysOf(deps.db.read, store, { ...dayAsked(wanted, now), ...look });
    const named = wantedSteps(of, wanted, wanted.booker);
    if (named.kind !== 'steps' || !named.isBookable) return [];
    found = byStart([...found, ...slotsOf(deps, of, named.steps, wanted.booker)]);
    if (found.length >= ALTERNATIVES) break;
  }
  return nearestSlots(found, wanted.startsAt, ALTERNATIVES);
}

/** Each start once, in order. */
const byStart = (slots: readonly OfferedSlot[]): OfferedSlot[] =>
  [...new Map(slots.map((slot) => [slot.startsAt, slot])).values()].sort((a, b) => a.startsAt - b.startsAt);
