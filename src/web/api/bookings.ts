import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Booker } from '../../domain/booking/booking-rules.ts';
import { keyReaches } from '../../operations/access/api-keys.ts';
import { bookAppointment } from '../../operations/booking/book-appointment.ts';
import { findSlots } from '../../operations/booking/find-slots.ts';
import { holdSlot } from '../../operations/booking/hold-slot.ts';
import { showAppointment, shownOf } from '../../operations/booking/show-appointment.ts';
import { linkPath } from '../../operations/steps/link-tag.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { addressHash } from '../middleware/client-address.ts';
import { storeScope } from '../middleware/store-scope.ts';
import {
  bookedAppointment,
  hold,
  newAppointment,
  newHold,
  oneServiceMessage,
  oneServiceNamed,
} from '../shapes/booking.ts';
import { dateText, instantOfText, textOf } from '../shapes/common.ts';
import { slotsAnswer } from '../shapes/store.ts';
import { appointmentAnswer, refusedBooking, slotAnswer } from './booking-answers.ts';
import { customerOf } from './customer.ts';
import { describe } from './describe.ts';
import { answer, jsonBody, query } from './json.ts';
import { actorOf, keyMissing, requestOf } from './request.ts';

const BOOKINGS = { points: 20, seconds: 600 };
const HOLDS = { points: 60, seconds: 600 };
const DAYS_SHOWN = 7;

const slotsQuery = {
  service: z.string().min(1).max(64).optional(),
  /** Several in one visit, one after the other: parted by commas. */
  services: z.string().min(1).max(400).optional(),
  /** Asked for by name. */
  advisor: z.string().min(1).max(64).optional(),
  from: dateText.optional(),
  days: z
    .string()
    .refine((text) => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 62, { message: 'must be 1 to 62' })
    .optional(),
};

/** A key that may work the queue of this store books as its staff do. */
export function bookerOf(c: AppContext, storeId: string): Booker {
  const caller = c.var.apiCaller;
  return caller?.scopes.includes('operate') && keyReaches(caller, storeId) ? 'staff' : 'customer';
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Free times, holds and new appointments of a store. */
export const bookingRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get(
      '/stores/:store/slots',
      describe('/stores/:store/slots', {
        summary: 'Free times of a service, or of several in one visit, at most 62 days',
        tag: 'booking',
        query: slotsQuery,
        answers: { 200: slotsAnswer },
        problems: [422],
      }),
      storeScope(deps),
      async (c) => {
        const asked = query(c, z.object(slotsQuery).refine(oneServiceNamed, oneServiceMessage));
        if (asked.kind === 'refused') return asked.answer;
        const { service, advisor, from, days } = asked.value;
        const services = asked.value.services?.split(',').map((name) => name.trim());
        const { id, zone } = c.var.store;
        const found = await findSlots(deps, {
          store: id,
          services: services ?? [service!],
          advisor: advisor ?? null,
          ...(from ? { from } : {}),
          days: Number(days ?? DAYS_SHOWN),
          booker: bookerOf(c, id),
        });
        if (found.kind !== 'found') return refusedBooking(c, found, services);
        return answer(c, { data: found.slots.map((slot) => slotAnswer(slot, zone)) });
      },
    )
    .post(
      '/stores/:store/holds',
      describe('/stores/:store/holds', {
        summary: 'Hold a time for a few minutes',
        tag: 'booking',
        body: newHold,
        answers: { 201: hold },
        problems: [409],
        isIdempotent: true,
      }),
      deps.rateLimits.per('api-hold', HOLDS, (c) => c.var.apiCaller?.keyId ?? c.var.clientAddress),
      storeScope(deps),
      async (c) => {
        const body = await jsonBody(c, newHold);
        if (body.kind === 'refused') return body.answer;
        const { service, services, startsAt, advisor } = body.value;
        const { id } = c.var.store;
        const isKey = c.var.apiCaller !== null;
        const outcome = await holdSlot(deps, {
          store: id,
          services: services ?? [service!],
          advisor: advisor ?? null,
          startsAt: instantOfText(startsAt),
          booker: bookerOf(c, id),
          // A program has no cookie: each of its holds is a visitor of its own, limited by the address.
          visitor: hashOf(deps.newSecret()),
          address: isKey ? null : addressHash(c, deps.secretKey),
          actor: actorOf(c),
          request: requestOf(c, id, body.hash),
        });
        if (outcome.kind !== 'held') return refusedBooking(c, outcome, services);
        return c.json({ hold: outcome.holdId, expiresAt: textOf(outcome.expiresAt) }, 201);
      },
    )
    .post(
      '/stores/:store/appointments',
      describe('/stores/:store/appointments', {
        summary: 'Book a time',
        tag: 'booking',
        body: newAppointment,
        answers: { 201: bookedAppointment },
        problems: [409],
        isIdempotent: true,
      }),
      deps.rateLimits.per('api-book', BOOKINGS, (c) => c.var.apiCaller?.keyId ?? c.var.clientAddress),
      storeScope(deps),
      async (c) => {
        const body = await jsonBody(c, newAppointment);
        if (body.kind === 'refused') return body.answer;
        const { id } = c.var.store;
        const request = requestOf(c, id, body.hash);
        if (!request) return keyMissing(c);
        const customer = customerOf(c, body.value.customer);
        if (customer.kind === 'refused') return customer.answer;
        const { service, services, startsAt, advisor, partySize, hold: holdId, language, note, needs } = body.value;
        const booker = bookerOf(c, id);
        const outcome = await bookAppointment(deps, {
          store: id,
          services: services ?? [service!],
          advisor: advisor ?? null,
          partySize: partySize ?? 1,
          startsAt: instantOfText(startsAt),
          booker,
          holdId,
          ...customer.value,
          language: language ?? c.var.language,
          note: note?.trim() || null,
          needs: needs ?? [],
          source: 'api',
          actor: actorOf(c),
          request,
        });
        if (outcome.kind !== 'booked') return refusedBooking(c, outcome, services);
        const { appointment, token, store } = outcome;
        const shown = store
          ? shownOf(deps, appointment, store, booker)
          : await showAppointment(deps, appointment.id, booker);
        const { secretKey, baseUrl } = deps;
        const manageUrl = baseUrl + linkPath(secretKey, 'appointment', appointment.id, appointment.linkVersion);
        return c.json({ ...appointmentAnswer(shown!), token, manageUrl }, 201);
      },
    );
