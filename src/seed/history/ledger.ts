import type { Actor } from '../../domain/actor.ts';
import { arrivalOf, type Visit } from '../../domain/queue/visit/visit.ts';
import type { Settings } from '../../domain/settings.ts';
import type { EventKind } from '../../domain/store-events.ts';
import type { BulkRow } from '../../operations/demo/write-demo-rows.ts';
import { addMinutes, type Instant } from '../../time/instant.ts';
import type { LocalDate } from '../../time/local.ts';
import type { StorePlan } from '../chain/store-plan.ts';
import type { Quote, SimBooking, SimSession, SimVisit } from './world.ts';

/** Who acts in the demo: its simulation. */
export const DEMO_ACTOR: Actor = { kind: 'system', id: 'demo' };
export const CUSTOMER: Actor = { kind: 'public', id: 'web' };

const minutesSince = (from: Instant, to: Instant): number => Math.round((to - from) / 1000) / 60;

/** The latest time that was told: for an appointment its time and the promise, else the end of the shown range. */
function latestToldAt(visit: Visit, quote: Quote | null, settings: Settings): Instant | null {
  if (visit.bookedAt !== null) return addMinutes(visit.bookedAt, settings.promiseMinutes);
  return quote && addMinutes(visit.joinedAt, quote.highMinutes);
}

/** Rows of one store's past, in the order in which it happened. */
export class Ledger {
  readonly events: BulkRow<'storeEvents'>[] = [];
  readonly visits: BulkRow<'visits'>[] = [];
  readonly visitSteps: BulkRow<'visitSteps'>[] = [];
  readonly appointments: BulkRow<'appointments'>[] = [];
  readonly appointmentSteps: BulkRow<'appointmentSteps'>[] = [];
  readonly counterSessions: BulkRow<'counterSessions'>[] = [];

  constructor(private readonly plan: StorePlan) {}

  log(kind: EventKind, subjectId: string, at: Instant, actor: Actor, data: Record<string, unknown> = {}): void {
    const { id: storeId } = this.plan;
    this.events.push({ storeId, subjectId, kind, at, actorKind: actor.kind, actorId: actor.id, data });
  }

  /** The event of joining, in the shape of the operation that admits a visit. */
  joined({ visit, customer, service, quote }: SimVisit): void {
    const { ticketNumber, ticketLetter, serviceId, lineTime, bookedAt, appointmentId } = visit;
    const latestAt = latestToldAt(visit, quote, this.plan.settings);
    this.log('joined', visit.id, visit.joinedAt, CUSTOMER, {
      ticket: ticketNumber,
      letter: ticketLetter,
      service: serviceId,
      minutes: this.plan.services[service]!.spec.minutes,
      source: customer.source,
      arrival: arrivalOf(visit, this.plan.settings),
      lineTime,
      bookedAt,
      appointment: appointmentId,
      partySize: customer.partySize,
      quote: quote && { latestAt, ...quote },
    });
  }

  /** The event of an act. What undoing would need is left out: these are past that. */
  acted(before: Visit, after: Visit, kind: EventKind, at: Instant): void {
    this.log(kind, after.id, at, DEMO_ACTOR, {
      ticket: after.ticketNumber,
      service: before.serviceId,
      counter: after.counterId ?? before.counterId,
      advisor: after.advisorId ?? before.advisorId,
      waitedMinutes: minutesSince(before.joinedAt, at),
      servedMinutes: before.status === 'in_service' ? minutesSince(before.startedAt!, at) : null,
      revision: after.revision,
    });
  }

  session(session: SimSession): void {
    const { id, openedAt, state, stateSince, pausedUntil, lastEndedAt, closedAt } = session;
    this.counterSessions.push({
      id,
      storeId: this.plan.id,
      counterId: this.plan.counters[session.counter]!.id,
      advisorId: this.plan.advisors[session.advisor]!.id,
      state,
      openedAt,
      stateSince,
      pausedUntil,
      pauseReason: null,
      lastEndedAt,
      closedAt,
    });
  }

  appointment({ booking, status, checkedInAt, endedAt }: SimBooking): void {
    const { plan } = this;
    const { id: serviceId, spec } = plan.services[booking.service]!;
    const isLive = status === 'booked' || status === 'checked_in';
    this.appointments.push({
      id: booking.id,
      storeId: plan.id,
      reference: booking.reference,
      status,
      startsAt: booking.startsAt,
      endsAt: booking.startsAt + spec.minutes * 60_000,
      localDate: booking.localDate,
      serviceId,
      partySize: booking.partySize,
      name: booking.name,
      phone: booking.phone,
      email: booking.email,
      contactHash: null,
      language: booking.language,
      source: 'web',
      cancelledLate: false,
      checkedInAt,
      endedAt,
      revision: 1 + (checkedInAt === null ? 0 : 1) + (endedAt === null ? 0 : 1),
      createdAt: booking.bookedAt,
      updatedAt: endedAt ?? checkedInAt ?? booking.bookedAt,
    });
    this.appointmentSteps.push({
      appointmentId: booking.id,
      ordinal: 0,
      storeId: plan.id,
      serviceId,
      startsAt: booking.startsAt,
      minutes: spec.minutes,
      bufferBeforeMinutes: spec.bufferBefore,
      bufferAfterMinutes: spec.bufferAfter,
      advisorId: isLive ? plan.advisors[booking.advisor]!.id : null,
      advisorNamed: false,
    });
  }

  visit({ visit, customer, service, quote }: SimVisit, updatedAt: Instant): void {
    const { spec } = this.plan.services[service]!;
    this.visits.push({
      // Field by field: spreading an object of this size is forty times slower, and there are ten thousands of them.
      id: visit.id,
      storeId: visit.storeId,
      storeDay: visit.storeDay,
      ticketLetter: visit.ticketLetter,
      ticketNumber: visit.ticketNumber,
      status: visit.status,
      revision: visit.revision,
      serviceId: visit.serviceId,
      stepOrdinal: visit.stepOrdinal,
      appointmentId: visit.appointmentId,
      bookedAt: visit.bookedAt,
      joinedAt: visit.joinedAt,
      lineTime: visit.lineTime,
      advisorWantedId: visit.advisorWantedId,
      counterWantedId: visit.counterWantedId,
      awayUntil: visit.awayUntil,
      absentUntil: visit.absentUntil,
      counterId: visit.counterId,
      counterSessionId: visit.counterSessionId,
      advisorId: visit.advisorId,
      calledAt: visit.calledAt,
      recalledAt: visit.recalledAt,
      callCount: visit.callCount,
      startedAt: visit.startedAt,
      parkedAt: visit.parkedAt,
      endedAt: visit.endedAt,
      partySize: customer.partySize,
      name: customer.name,
      phone: customer.phone,
      email: customer.email,
      contactHash: null,
      language: customer.language,
      source: customer.source,
      outcome: visit.status === 'completed' ? 'done' : null,
      quotedLowMinutes: quote?.lowMinutes ?? null,
      quotedLikelyMinutes: quote?.likelyMinutes ?? null,
      quotedHighMinutes: quote?.highMinutes ?? null,
      promisedLatestAt: latestToldAt(visit, quote, this.plan.settings),
      updatedAt,
    });
    this.visitSteps.push({
      visitId: visit.id,
      ordinal: 0,
      serviceId: visit.serviceId,
      minutes: spec.minutes,
      bufferBeforeMinutes: spec.bufferBefore,
      bufferAfterMinutes: spec.bufferAfter,
      advisorId: null,
      startedAt: visit.startedAt,
      endedAt: visit.status === 'completed' ? visit.endedAt : null,
    });
  }

  ticketRows(tickets: ReadonlyMap<LocalDate, number>): BulkRow<'ticketSequences'>[] {
    return [...tickets].map(([storeDay, lastNumber]) => ({ storeId: this.plan.id, storeDay, lastNumber }));
  }
}
