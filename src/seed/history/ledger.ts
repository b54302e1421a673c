import type { Actor } from '../../domain/actor.ts';
import type { EventKind } from '../../domain/store-events.ts';
import type { BulkRow } from '../../operations/demo/write-demo-rows.ts';
import type { Instant } from '../../time/instant.ts';
import type { LocalDate } from '../../time/local.ts';
import type { StorePlan } from '../chain/store-plan.ts';
import type { SimBooking, SimSession, SimVisit } from './world.ts';

/** Who acts in the demo: its simulation. */
export const DEMO_ACTOR: Actor = { kind: 'system', id: 'demo' };
export const CUSTOMER: Actor = { kind: 'public', id: 'web' };

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
      promisedLatestAt: quote ? visit.joinedAt + quote.highMinutes * 60_000 : null,
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
