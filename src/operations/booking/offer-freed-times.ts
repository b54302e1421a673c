import type { Tx } from '../../db/client.ts';
import { type AppointmentWithSteps, findAppointment } from '../../db/records/booking/appointments.ts';
import { type BookingStore, findBookingStore } from '../../db/records/booking/booking-days.ts';
import {
  countLapsed,
  insertOffer,
  type OfferRow,
  offersPast,
  offersWithoutAppointment,
} from '../../db/records/booking/time-offers.ts';
import {
  findWish,
  noteOffered,
  storesWithWishes,
  type WishRow,
  waitingWithoutOffer,
  wishesBefore,
  wishesWithoutAppointment,
} from '../../db/records/booking/time-wishes.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { SYSTEM } from '../../domain/actor.ts';
import type { OfferedSlot } from '../../domain/booking/slots.ts';
import {
  byTurn,
  freedStart,
  heldForAnswer,
  MOST_UNANSWERED,
  visitorOfOffer,
} from '../../domain/booking/time-offers.ts';
import { DAY, type Instant } from '../../time/instant.ts';
import type { LocalDate } from '../../time/local.ts';
import { localOf } from '../../time/store-zone.ts';
import { appendEvent } from '../steps/append-event.ts';
import { closeOffer, closeWish } from '../steps/end-offers.ts';
import { enqueueMessage } from '../steps/enqueue-message.ts';
import { placeHold } from '../steps/place-hold.ts';
import { TimeTaken } from '../steps/write-plan.ts';
import { decide, type TimeWanted } from './decide.ts';
import { findSlots } from './find-slots.ts';

const MOST_AT_ONCE = 100;

/** Thrown so that the hold of an offer that another process was faster with is rolled back. */
class OfferedAlready extends Error {}

/**
 * Offers freed time to who waits for it, in order, each held for its answer; what was not answered in time goes to the
 * next, and what nobody takes stays free for everybody. With `storeId` only that store, right after something freed time in
 * it; without, every store and what has lapsed, from a timer. Several processes may run it at once: an offer is written
 * with its hold in one transaction, one open offer a wish and one holder a grain by unique keys. Returns how many.
 */
export async function offerFreedTimes(
  deps: Deps,
  storeId?: string,
): Promise<{ readonly offered: number; readonly ended: number }> {
  const ended = storeId === undefined ? await endWhatIsOver(deps) : 0;
  // The earliest local date anywhere; each store asks for its own.
  const from = new Date(deps.now() - DAY).toISOString().slice(0, 10);
  const stores = storeId === undefined ? await storesWithWishes(deps.db.read, from) : [storeId];
  let offered = 0;
  for (const id of stores) offered += await offerIn(deps, id, from);
  return { offered, ended };
}

/** Offers nobody answered lapse; offers and wishes end whose appointment went another way, or whose day has passed. */
async function endWhatIsOver(deps: Deps): Promise<number> {
  const { read } = deps.db;
  const now = deps.now();
  const dayGone = new Date(now - 2 * DAY).toISOString().slice(0, 10);
  const changed: string[] = [];
  const note = (storeId: string, isDone: boolean): void => {
    if (isDone) changed.push(storeId);
  };
  for (const offer of await offersPast(read, now, MOST_AT_ONCE)) {
    note(offer.storeId, await inTransaction(deps.db, (tx) => lapse(deps, tx, offer)));
  }
  for (const offer of await offersWithoutAppointment(read, MOST_AT_ONCE)) {
    note(offer.storeId, await inTransaction(deps.db, (tx) => closeOffer(deps, tx, offer, 'withdrawn', SYSTEM)));
  }
  const over = [
    ...(await wishesWithoutAppointment(read, MOST_AT_ONCE)),
    ...(await wishesBefore(read, dayGone, MOST_AT_ONCE)),
  ];
  for (const wish of over) {
    note(wish.storeId, await inTransaction(deps.db, (tx) => closeWish(deps, tx, wish, 'over', SYSTEM)));
  }
  for (const storeId of new Set(changed)) deps.signals.storeChanged(storeId);
  return changed.length;
}

/** Nobody answered in time; who never does is not asked again. */
async function lapse(deps: Deps, tx: Tx, offer: OfferRow): Promise<boolean> {
  if (!(await closeOffer(deps, tx, offer, 'lapsed', SYSTEM))) return false;
  const { wishId: id, storeId } = offer;
  if (id !== null && (await countLapsed(tx, id)) >= MOST_UNANSWERED) {
    await closeWish(deps, tx, { id, storeId }, 'over', SYSTEM);
  }
  return true;
}

async function offerIn(deps: Deps, storeId: string, from: LocalDate): Promise<number> {
  const waiting = await waitingWithoutOffer(deps.db.read, storeId, from);
  if (waiting.length === 0) return 0;
  const store = await findBookingStore(deps.db.read, storeId);
  if (!store) return 0;
  const today = localOf(store.zone, deps.now()).date;
  const known = new Map<string, readonly OfferedSlot[]>();
  let offered = 0;
  for (const wish of byTurn(waiting).slice(0, MOST_AT_ONCE)) {
    const startsAt = await freedFor(deps, store, wish, today, known);
    if (startsAt === null || !(await offerOne(deps, wish.id, store, startsAt))) continue;
    offered++;
    // What was free before is not as it was.
    known.clear();
  }
  if (offered > 0) deps.signals.storeChanged(storeId);
  return offered;
}

/** The start that this wish is offered, as things stand; null where there is none. */
async function freedFor(
  deps: Deps,
  store: BookingStore,
  wish: WishRow,
  today: LocalDate,
  known: Map<string, readonly OfferedSlot[]>,
): Promise<Instant | null> {
  if (wish.localDate < today) return null;
  let before: Instant | null = null;
  if (wish.appointmentId) {
    const appointment = await findAppointment(deps.db.read, wish.appointmentId);
    // Earlier on its own day, and that day is today.
    if (appointment?.status !== 'booked' || appointment.localDate !== today) return null;
    before = appointment.startsAt;
  }
  const key = JSON.stringify([wish.localDate, wish.services, wish.advisorId]);
  const slots = known.get(key) ?? (await slotsFor(deps, store, wish));
  known.set(key, slots);
  return freedStart(slots, wish.passed, before);
}

async function slotsFor(deps: Deps, store: BookingStore, wish: WishRow): Promise<readonly OfferedSlot[]> {
  const { services, advisorId: advisor, localDate: from } = wish;
  const found = await findSlots(deps, { store: store.id, services, advisor, from, days: 1, booker: 'customer' });
  return found.kind === 'found' ? found.slots : [];
}

/** False where it was taken, offered or given up meanwhile. */
async function offerOne(deps: Deps, wishId: string, store: BookingStore, startsAt: Instant): Promise<boolean> {
  try {
    return await inTransaction(deps.db, (tx) => offer(deps, tx, wishId, store, startsAt));
  } catch (error) {
    if (error instanceof TimeTaken || error instanceof OfferedAlready) return false;
    throw error;
  }
}

async function offer(deps: Deps, tx: Tx, wishId: string, store: BookingStore, startsAt: Instant): Promise<boolean> {
  const now = deps.now();
  const wish = await findWish(tx, wishId);
  if (wish?.status !== 'waiting' || wish.passed.includes(startsAt)) return false;
  const appointment = wish.appointmentId ? await findAppointment(tx, wish.appointmentId) : undefined;
  if (wish.appointmentId && (appointment?.status !== 'booked' || appointment.startsAt <= startsAt)) return false;
  const id = deps.newId('ofr');
  const wanted: TimeWanted = {
    store: store.id,
    services: wish.services,
    advisor: wish.advisorId,
    startsAt,
    booker: 'customer',
    visitor: visitorOfOffer(id),
  };
  const decision = await decide(deps, tx, wanted);
  if (decision.kind !== 'fits') return false;
  const holdId = deps.newId('hld');
  const expiresAt = heldForAnswer(now, startsAt, localOf(store.zone, now).minutes);
  const hold = { id: holdId, startsAt, visitor: wanted.visitor!, address: null, appointmentId: wish.appointmentId };
  await placeHold(tx, decision, { ...hold, now, expiresAt });
  const row: OfferRow = {
    id,
    storeId: store.id,
    kind: wish.kind,
    status: 'open',
    wishId,
    appointmentId: wish.appointmentId,
    starts: [startsAt],
    holdId,
    expiresAt,
    createdAt: now,
    endedAt: null,
  };
  if (!(await insertOffer(tx, row))) throw new OfferedAlready();
  await noteOffered(tx, wish, startsAt, now);
  await tell(deps, tx, row, wish, appointment);
  return true;
}

async function tell(
  deps: Deps,
  tx: Tx,
  offer: OfferRow,
  wish: WishRow,
  appointment: AppointmentWithSteps | undefined,
): Promise<void> {
  const { id, storeId, kind, starts, expiresAt } = offer;
  const data = { kind, wish: wish.id, appointment: wish.appointmentId, starts, expiresAt, turn: wish.offersHad + 1 };
  await appendEvent(tx, { storeId, subjectId: id, kind: 'time_offered', at: deps.now(), actor: SYSTEM, data });
  await enqueueMessage(tx, deps, {
    storeId,
    subjectId: appointment?.id ?? wish.id,
    kind: kind === 'day' ? 'day_offered' : 'earlier_offered',
    to: appointment ?? wish,
    data: { offerId: id },
    occasion: id,
  });
}
