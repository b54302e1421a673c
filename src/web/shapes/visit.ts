import { z } from 'zod';
import { WALK_IN_STOP_REASONS } from '../../domain/queue/visit/joining.ts';
import { oneServiceMessage, oneServiceNamed, wanted } from './booking.ts';
import { customer, instantText, language, line, openWord, wait } from './common.ts';

export const newVisit = z
  .object({
    ...wanted,
    advisor: line(64).optional(),
    customer: customer.optional(),
    language: language.optional(),
    partySize: z.number().int().min(1).max(20).optional(),
    awayMinutes: z.number().int().min(0).max(240).optional(),
    needs: z.array(line(40)).max(8).optional(),
  })
  .refine(oneServiceNamed, oneServiceMessage)
  .meta({ id: 'NewVisit' });

/** Why a visit is where it is: a code with its values, and the sentence in the caller's language. */
export const reason = z.object({ code: z.string(), text: z.string() });

export const visit = z
  .object({
    id: z.string(),
    ticket: z.string(),
    status: openWord(['waiting', 'called', 'in_service', 'parked', 'completed', 'no_show', 'left']),
    service: z.string(),
    revision: z.number().int(),
    joinedAt: instantText,
    position: z.number().int().nullable(),
    ahead: z.number().int().nullable(),
    wait: wait.nullable(),
    counter: z.string().nullable(),
    advisor: z.string().nullable(),
    reasons: z.array(reason),
    quotedWait: wait.nullable(),
  })
  .meta({ id: 'Visit' });

export const joinedVisit = visit.extend({ token: z.string(), visitUrl: z.string() }).meta({ id: 'JoinedVisit' });

export const visitAnswer = z.object({ visit }).meta({ id: 'VisitAnswer' });
/** `other`: the visit that a split made or a merge ended. */
export const actAnswer = z.object({ visit, other: visit.optional() }).meta({ id: 'ActAnswer' });
export const checkedIn = z
  .object({ visit, arrival: openWord(['punctual', 'late', 'early', 'released']) })
  .meta({ id: 'CheckedIn' });

export const keptFree = z.object({
  appointment: z.string(),
  until: instantText,
  inPlaceOf: z.string(),
});

export const newCall = z
  .object({ counter: line(64), visit: line(64).optional(), reason: line(200).optional() })
  .meta({ id: 'NewCall' });

export const callAnswer = z
  .object({ visit: visit.nullable(), reasons: z.array(reason).optional(), keptFree: keptFree.optional() })
  .meta({ id: 'CallAnswer' });

export const newCheckIn = z
  .object({ reference: line(32).optional(), appointmentId: line(64).optional(), joinNow: z.boolean().optional() })
  .refine((body) => (body.reference === undefined) !== (body.appointmentId === undefined), {
    message: 'name either reference or appointmentId',
    path: ['reference'],
  })
  .meta({ id: 'NewCheckIn' });

export const act = z
  .object({
    revision: z.number().int().min(1),
    to: z
      .object({ service: line(64).optional(), advisor: line(64).optional(), counter: line(64).optional() })
      .optional(),
    counter: line(64).optional(),
    awayMinutes: z.number().int().min(0).max(240).optional(),
    outcome: line(60).optional(),
    summary: line(1000).optional(),
    caseNumber: line(60).optional(),
    reason: line(200).optional(),
    /** merge: the visit that is taken in. */
    visit: line(64).optional(),
    /** split: how many go; correct: how many there are. */
    partySize: z.number().int().min(1).max(20).optional(),
    customer: customer.optional(),
    language: language.optional(),
    needs: z.array(line(40)).max(8).optional(),
    note: line(500).optional(),
  })
  .meta({ id: 'Act' });

export const newWalkInStop = z
  .object({ until: instantText.optional(), reason: openWord(WALK_IN_STOP_REASONS) })
  .meta({ id: 'NewWalkInStop' });
export const walkInStop = z
  .object({ until: instantText, reason: openWord(WALK_IN_STOP_REASONS) })
  .meta({ id: 'WalkInStop' });

export const newCounterSession = z.object({ advisor: line(64) }).meta({ id: 'NewCounterSession' });
export const counterSessionChange = z
  .object({
    state: z.enum(['open', 'paused']),
    untilMinutes: z.number().int().min(1).max(480).optional(),
    reason: line(60).optional(),
  })
  .meta({ id: 'CounterSessionChange' });
export const counterSession = z
  .object({
    counter: z.string(),
    advisor: z.string(),
    state: openWord(['open', 'paused', 'closed']),
    since: instantText,
    pausedUntil: instantText.nullable(),
  })
  .meta({ id: 'CounterSession' });

export const queueAnswer = z.object({ data: z.array(visit), asOf: instantText }).meta({ id: 'Queue' });

export const event = z
  .object({
    seq: z.number().int(),
    at: instantText,
    kind: z.string(),
    subject: z.string(),
    actor: z.object({ kind: z.string(), id: z.string() }),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Event' });
export const eventList = z
  .object({ data: z.array(event), hasMore: z.boolean(), nextCursor: z.string().nullable() })
  .meta({ id: 'EventList' });
