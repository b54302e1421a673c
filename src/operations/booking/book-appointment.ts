import { randomBytes } from 'node:crypto';
import type { Tx } from '../../db/client.ts';
import {
  type AppointmentWithSteps,
  countOpenOfContact,
  findAppointment,
  insertAppointment,
  type NewAppointment,
  type NewAppointmentStep,
} from '../../db/records/booking/appointments.ts';
import { type BookingStore, findBookingStore } from '../../db/records/booking/booking-days.ts';
import { moveClaims } from '../../db/records/booking/claims.ts';
import { deleteHolds, findHold, type HeldStep, type HoldRow } from '../../db/records/booking/holds.ts';
import { findOffer, type OfferRow } from '../../db/records/booking/time-offers.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { endOf } from '../../domain/booking/appointment.ts';
import { hasTooManyOpen } from '../../domain/booking/booking-rules.ts';
import { REFERENCE_LENGTH, referenceOf } from '../../domain/booking/reference.ts';
import type { AppointmentSource } from '../../domain/booking/statuses.ts';
import { visitorOfOffer } from '../../domain/booking/time-offers.ts';
import { settingsInForce } from '../../domain/settings.ts';
import { localOf } from '../../time/store-zone.ts';
import { appendEvent } from '../steps/append-event.ts';
import { contactHash } from '../steps/contact-hash.ts';
import { takeOffer } from '../steps/end-offers.ts';
import { linkTag } from '../steps/link-tag.ts';
import { dropLapsedHolds, replaceHolds } from '../steps/release-holds.ts';
import { type RequestKey, rememberRequest, repeatOf } from '../steps/request-key.ts';
import { claimTime, movePlans, placedSteps, TimeTaken } from '../steps/write-plan.ts';
import { decide, isTimeRefused, type Refusal, type TimeRefused, type TimeWanted, withAlternatives } from './decide.ts';
import { tellCustomer } from './tell-customer.ts';
import { serviceNamed } from './wanted-steps.ts';

export interface BookAppointment extends TimeWanted {
  /** A hold of this time; lapsed or unknown, the time is decided afresh. */
  readonly holdId?: string | undefined;
  /** The offer to a wish for this day that is accepted: what it holds becomes the appointment, and the wish ends. */
  readonly offerId?: string | undefined;
  readonly name: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly language: string;
  readonly note?: string | null;
  readonly needs?: readonly string[];
  /** 1 to 20. */
  readonly partySize?: number;
  readonly source: AppointmentSource;
  readonly actor: Actor;
  readonly request?: RequestKey | undefined;
}

export type BookOutcome =
  | {
      readonly kind: 'booked';
      readonly appointment: AppointmentWithSteps;
      readonly token: string;
      /** The store as it was read for it; null where the same request had booked it before. */
      readonly store: BookingStore | null;
    }
  | TimeRefused
  | { readonly kind: 'too_many_open'; readonly limit: number }
  /** Booking online takes a name and a phone or an e-mail. */
  | { readonly kind: 'contact_missing' }
  /** The request key was used for something else. */
  | { readonly kind: 'other_body' }
  /** The offer was declined, withdrawn or accepted, or does not name this time. */
  | { readonly kind: 'offer_over' }
  | Exclude<Refusal, { kind: 'slot_taken' | 'outside_rules' }>;

type Booked = Omit<Extract<BookOutcome, { kind: 'booked' }>, 'token'>;
type NotBooked = Exclude<BookOutcome, { kind: 'slot_taken' | 'outside_rules' | 'booked' }> | Refusal;

/**
 * Books a time. Inside one transaction: a known request key gives what it made before; a live hold of this time becomes
 * the appointment; else it is decided afresh and the others may change advisors for it. The claims' key refuses the second.
 * `token` opens the appointment's link. Times are instants; refusals name the rule.
 */
export async function bookAppointment(deps: Deps, input: BookAppointment): Promise<BookOutcome> {
  const outcome = await inTransaction(deps.db, (tx) => book(deps, tx, input)).catch((error) => {
    if (error instanceof TimeTaken) return { kind: 'slot_taken' } as const;
    throw error;
  });
  if (isTimeRefused(outcome)) return withAlternatives(deps, input, outcome);
  if (outcome.kind !== 'booked') return outcome;
  const { appointment, store } = outcome;
  if (store) deps.signals.storeChanged(appointment.storeId);
  const token = linkTag(deps.secretKey, 'appointment', appointment.id, appointment.linkVersion);
  return { kind: 'booked', appointment, token, store };
}

async function book(deps: Deps, tx: Tx, input: BookAppointment): Promise<NotBooked | Booked> {
  const repeat = await repeatOf(tx, input.request);
  if (repeat.kind === 'other_body') return repeat;
  if (repeat.kind === 'again') {
    const appointment = await findAppointment(tx, String(repeat.outcome.appointmentId));
    if (appointment) return { kind: 'booked', appointment, store: null };
  }
  const isOnline = input.booker === 'customer';
  if (isOnline && (!input.name || (!input.phone && !input.email))) return { kind: 'contact_missing' };
  const store = await findBookingStore(tx, input.store);
  if (!store) return { kind: 'no_such_store' };
  const settings = settingsInForce(store.chainSettings, store.storeSettings);
  const contact = contactHash(deps.secretKey, input);
  const open = contact && isOnline ? await countOpenOfContact(tx, contact) : 0;
  if (hasTooManyOpen(open, settings, input.booker)) {
    return { kind: 'too_many_open', limit: settings.openAppointmentsPerContact };
  }
  const offer = input.offerId ? await answerable(tx, input.offerId, input.startsAt) : null;
  if (offer === undefined) return { kind: 'offer_over' };
  const accepted = offer ? { ...input, holdId: offer.holdId ?? undefined, visitor: visitorOfOffer(offer.id) } : input;
  const id = deps.newId('apt');
  const placed = await place(deps, tx, accepted, store, id);
  if (placed.kind !== 'placed') return placed;
  const appointment = await write(deps, tx, input, store, { id, contact, placed });
  if (offer) await takeOffer(deps, tx, offer, id, input.actor);
  return { kind: 'booked', appointment, store };
}

/** An offer that names this time; undefined where it cannot be answered any more. A late answer counts where the time is free. */
async function answerable(tx: Tx, offerId: string, startsAt: number): Promise<OfferRow | undefined> {
  const offer = await findOffer(tx, offerId);
  const isOpen = offer?.status === 'open' || offer?.status === 'lapsed';
  return isOpen && offer.starts.includes(startsAt) ? offer : undefined;
}

interface Placed {
  readonly kind: 'placed';
  readonly steps: readonly HeldStep[];
  /** Ids of others who went to somebody else for it. */
  readonly replanned: readonly string[];
  readonly holdId: string | null;
}

/** Takes the time for the appointment: a live hold's, in one update, or afresh. */
async function place(
  deps: Deps,
  tx: Tx,
  input: BookAppointment,
  store: BookingStore,
  id: string,
): Promise<Placed | Refusal> {
  const now = deps.now();
  const hold = input.holdId ? await findHold(tx, input.holdId) : undefined;
  if (hold && hold.expiresAt > now && isHoldOf(hold, input, store)) {
    await deleteHolds(tx, [hold.id]);
    await moveClaims(tx, hold.id, id);
    await dropLapsedHolds(tx, store.id, now);
    return { kind: 'placed', steps: hold.steps, replanned: [], holdId: hold.id };
  }
  const visitor = input.visitor ?? hold?.visitor;
  const decision = await decide(deps, tx, { ...input, visitor }, store);
  if (decision.kind !== 'fits') return decision;
  await dropLapsedHolds(tx, store.id, now);
  if (visitor) await replaceHolds(deps, tx, visitor, store.id, input.actor);
  await movePlans(tx, store.id, decision.changed, decision.of.commitments);
  const planned = { id, startsAt: input.startsAt, steps: decision.steps, advisorIds: decision.advisorIds };
  await claimTime(tx, store.id, planned);
  const replanned = decision.changed.map((one) => one.commitmentId);
  return { kind: 'placed', steps: placedSteps(planned), replanned, holdId: null };
}

function isHoldOf(hold: HoldRow, input: BookAppointment, store: BookingStore): boolean {
  if (hold.storeId !== store.id || hold.startsAt !== input.startsAt || hold.appointmentId !== null) return false;
  if (hold.steps.length !== input.services.length) return false;
  return hold.steps.every((step, i) => {
    const named = step.advisorNamed ? step.advisorId : null;
    return step.serviceId === serviceNamed(store.services, input.services[i]!)?.id && named === (input.advisor ?? null);
  });
}

interface ToWrite {
  readonly id: string;
  readonly contact: string | null;
  readonly placed: Placed;
}

async function write(
  deps: Deps,
  tx: Tx,
  input: BookAppointment,
  store: BookingStore,
  { id, contact, placed }: ToWrite,
): Promise<AppointmentWithSteps> {
  const now = deps.now();
  const row = {
    id,
    storeId: store.id,
    status: 'booked' as const,
    startsAt: input.startsAt,
    endsAt: endOf(input.startsAt, placed.steps),
    localDate: localOf(store.zone, input.startsAt).date,
    serviceId: placed.steps[0]!.serviceId,
    partySize: input.partySize ?? 1,
    name: input.name,
    phone: input.phone,
    email: input.email,
    contactHash: contact,
    language: input.language,
    note: input.note ?? null,
    needs: [...(input.needs ?? [])],
    source: input.source,
    createdAt: now,
    updatedAt: now,
  };
  const steps = placed.steps.map((step, ordinal) => ({ ...step, ordinal, storeId: store.id, appointmentId: id }));
  const appointment = await insertWithReference(tx, row, steps);
  const data = {
    startsAt: input.startsAt,
    services: placed.steps.map((step) => step.serviceId),
    advisors: placed.steps.map((step) => step.advisorId),
    source: input.source,
    hold: placed.holdId,
    replanned: placed.replanned,
  };
  await appendEvent(tx, { storeId: store.id, subjectId: id, kind: 'booked', at: now, actor: input.actor, data });
  await tellCustomer(tx, deps, 'confirmed', appointment);
  await rememberRequest(tx, input.request, { kind: 'booked', appointmentId: id }, now);
  return appointment;
}

/** One in millions of references is taken already: then another is tried. */
async function insertWithReference(
  tx: Tx,
  row: Omit<NewAppointment, 'reference'>,
  steps: readonly NewAppointmentStep[],
): Promise<AppointmentWithSteps> {
  for (;;) {
    const reference = referenceOf(randomBytes(REFERENCE_LENGTH));
    const appointment = await insertAppointment(tx, { ...row, reference }, steps);
    if (appointment) return appointment;
  }
}
