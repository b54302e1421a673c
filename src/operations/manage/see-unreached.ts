import { findAppointment } from '../../db/records/booking/appointments.ts';
import { givenUpSince, lastTold } from '../../db/records/messages.ts';
import { findVisit } from '../../db/records/queue/visits.ts';
import type { Deps } from '../../deps.ts';
import { ticketOf } from '../../domain/queue/visit/party.ts';
import { isOpen } from '../../domain/queue/visit/visit.ts';
import { addMinutes, type Instant } from '../../time/instant.ts';

/** Somebody whose last message was given up, while there is still time to tell them otherwise. */
export interface Unreached {
  /** Id of the appointment, or of the visit. */
  readonly id: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** Booked start of an appointment to come; null for a visit in the store. */
  readonly startsAt: Instant | null;
  /** Ticket of a visit in the store. */
  readonly ticket: string | null;
}

/** A booking is made so far ahead at most, with a month to spare. */
const LOOKS_BACK_MINUTES = 120 * 24 * 60;
const MOST = 50;

async function unreachedBy(deps: Deps, id: string, now: Instant): Promise<Unreached | null> {
  const appointment = await findAppointment(deps.db.read, id);
  if (appointment) {
    const { name, phone, email, startsAt } = appointment;
    const isToCome = appointment.status === 'booked' && startsAt > now;
    return isToCome ? { id, name, phone, email, startsAt, ticket: null } : null;
  }
  const visit = await findVisit(deps.db.read, id);
  if (!visit || !isOpen(visit)) return null;
  const { name, phone, email } = visit;
  return { id, name, phone, email, startsAt: null, ticket: ticketOf(visit) };
}

/**
 * Appointments to come and visits in a store whose people the last message did not reach, those in the store first, then by
 * time; at most 50. Whom a later message reached is not among them.
 */
export async function seeUnreached(deps: Deps, storeId: string): Promise<readonly Unreached[]> {
  const now = deps.now();
  const ids = await givenUpSince(deps.db.read, storeId, addMinutes(now, -LOOKS_BACK_MINUTES));
  const told = await lastTold(deps.db.read, ids);
  const found: Unreached[] = [];
  for (const id of ids) {
    if (found.length === MOST) break;
    const one = told.get(id) === false ? await unreachedBy(deps, id, now) : null;
    if (one) found.push(one);
  }
  return found.sort((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0) || (a.id < b.id ? -1 : 1));
}
