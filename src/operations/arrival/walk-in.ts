import { findOpenByContact, findVisit, type VisitRow } from '../../db/records/queue/visits.ts';
import { findAdvisor } from '../../db/records/staff/staff.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { type JoinStop, type WalkInStop, walkInStopOf } from '../../domain/queue/visit/joining.ts';
import type { VisitSource } from '../../domain/queue/visit/statuses.ts';
import { addMinutes, type Instant } from '../../time/instant.ts';
import { quoteFor } from '../loading/quote.ts';
import { lookAtStore, type StoreForecast } from '../loading/store-forecast.ts';
import { type AdmittedStep, admitVisit } from '../steps/admit-visit.ts';
import { contactHash } from '../steps/contact-hash.ts';
import { type RequestKey, rememberRequest, repeatOf } from '../steps/request-key.ts';

export interface WalkIn {
  readonly storeId: string;
  /** Ids or keys of services of the store, in the order in which they are wanted; at least one. */
  readonly services: readonly string[];
  /** An advisor asked for, by id or by the caller's own. He must have the skill of the first service, and does what he can of the others. */
  readonly advisorId?: string | null;
  readonly name?: string | null;
  /** E.164. */
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly language?: string;
  /** 1 to 20. */
  readonly partySize?: number;
  /** On the way: not called for so long. */
  readonly awayMinutes?: number;
  readonly needs?: readonly string[];
  readonly note?: string | null;
  readonly source: VisitSource;
  readonly actor: Actor;
  /** Staff may add somebody although joining has stopped. */
  readonly evenIfStopped?: boolean;
  readonly request?: RequestKey;
}

export type WalkInOutcome =
  | { readonly kind: 'joined'; readonly visit: VisitRow }
  /** This contact is in this line; the ticket he has. */
  | { readonly kind: 'already_here'; readonly visit: VisitRow }
  | {
      readonly kind: 'not_accepting';
      readonly why: JoinStop;
      readonly serviceId: string;
      readonly stop: WalkInStop | null;
    }
  | { readonly kind: 'unknown_service'; readonly service: string }
  /** Not on duty, no shift still to come today, or without the skill. */
  | { readonly kind: 'advisor_not_here'; readonly advisorId: string }
  | { readonly kind: 'no_such_store' }
  /** The request key was used for something else. */
  | { readonly kind: 'other_body' };

function stepsOf(look: StoreForecast, input: WalkIn): AdmittedStep[] | { unknown: string } {
  const steps: AdmittedStep[] = [];
  for (const wanted of input.services) {
    const service = look.services.find((s) => s.active && (s.id === wanted || s.key === wanted));
    if (!service) return { unknown: wanted };
    const { serviceMinutes, bufferBeforeMinutes, bufferAfterMinutes } = service;
    // Who cannot do this part is not waited for: a colleague does it.
    const asked = look.floor.advisors.find((a) => a.id === input.advisorId);
    const advisorId = steps.length === 0 || asked?.skills.includes(service.id) ? (input.advisorId ?? null) : null;
    steps.push({ serviceId: service.id, minutes: serviceMinutes, bufferBeforeMinutes, bufferAfterMinutes, advisorId });
  }
  return steps.length > 0 ? steps : { unknown: '' };
}

function isAdvisorHere(look: StoreForecast, advisorId: string, serviceId: string): boolean {
  const advisor = look.floor.advisors.find((a) => a.id === advisorId);
  if (!advisor?.skills.includes(serviceId)) return false;
  return advisor.state !== 'off' || (advisor.shift !== null && advisor.shift.endsAt > look.asOf);
}

/** What stands against joining, before anything is written. */
function refusalOf(look: StoreForecast, input: WalkIn, steps: readonly AdmittedStep[]): WalkInOutcome | null {
  const [{ serviceId }] = steps as [AdmittedStep];
  if (input.advisorId && !isAdvisorHere(look, input.advisorId, serviceId)) {
    return { kind: 'advisor_not_here', advisorId: input.advisorId };
  }
  const why = look.joinStops.get(serviceId) ?? null;
  return why && !input.evenIfStopped
    ? { kind: 'not_accepting', why, serviceId, stop: walkInStopOf(look.store, look.asOf) }
    : null;
}

function admissionOf(deps: Deps, look: StoreForecast, input: WalkIn, steps: readonly AdmittedStep[], now: Instant) {
  const letter = look.services.find((s) => s.id === steps[0]!.serviceId)!.ticketLetter;
  const awayUntil = input.awayMinutes ? addMinutes(now, input.awayMinutes) : null;
  const joiner = {
    serviceId: steps[0]!.serviceId,
    joinedAt: now,
    lineTime: now,
    bookedAt: null,
    appointmentId: null,
    advisorWantedId: input.advisorId ?? null,
    awayUntil,
  };
  const visit = {
    id: deps.newId('vis'),
    storeId: look.store.id,
    storeDay: look.storeDay,
    ticketLetter: letter,
    joinedAt: now,
    lineTime: now,
    awayUntil,
    partySize: input.partySize ?? 1,
    name: input.name ?? null,
    phone: input.phone ?? null,
    email: input.email ?? null,
    contactHash: contactHash(deps.secretKey, input),
    language: input.language ?? 'en',
    needs: [...(input.needs ?? [])],
    note: input.note ?? null,
    source: input.source,
  };
  return { visit, steps, settings: look.settings, quote: quoteFor(look, joiner), actor: input.actor };
}

/** What is wanted, with the id of the advisor where the caller's own was given. */
async function withAdvisor(deps: Deps, look: StoreForecast, wanted: WalkIn): Promise<WalkIn> {
  const { advisorId } = wanted;
  if (!advisorId || look.floor.advisors.some((a) => a.id === advisorId)) return wanted;
  const found = await findAdvisor(deps.db.read, look.store.id, advisorId);
  return found ? { ...wanted, advisorId: found.id } : wanted;
}

/**
 * Joins the line without an appointment. The wait shown a moment before is kept with the visit and in its `joined`
 * event. A contact who is in this line already gets the ticket he has.
 */
export async function joinLine(deps: Deps, wanted: WalkIn): Promise<WalkInOutcome> {
  const now = deps.now();
  const look = await lookAtStore(deps.db.read, wanted.storeId, now);
  if (!look) return { kind: 'no_such_store' };
  const input = await withAdvisor(deps, look, wanted);
  const steps = stepsOf(look, input);
  if ('unknown' in steps) return { kind: 'unknown_service', service: steps.unknown };
  const refusal = refusalOf(look, input, steps);
  const admission = admissionOf(deps, look, input, steps, now);
  const outcome = await inTransaction(deps.db, async (tx): Promise<WalkInOutcome> => {
    const repeat = await repeatOf(tx, input.request);
    if (repeat.kind === 'other_body') return { kind: 'other_body' };
    if (repeat.kind === 'again') {
      const visit = await findVisit(tx, String(repeat.outcome.visitId));
      if (visit) return { kind: 'joined', visit };
    }
    const hash = admission.visit.contactHash;
    const there = hash ? await findOpenByContact(tx, look.store.id, hash) : undefined;
    if (there) return { kind: 'already_here', visit: there };
    if (refusal) return refusal;
    const visit = await admitVisit(tx, admission);
    await rememberRequest(tx, input.request, { kind: 'joined', visitId: visit.id }, now);
    return { kind: 'joined', visit };
  });
  if (outcome.kind === 'joined') deps.signals.storeChanged(look.store.id);
  return outcome;
}
