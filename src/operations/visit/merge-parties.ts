import type { Tx } from '../../db/client.ts';
import { findVisit, insertStep, stepsOf, updateVisit, type VisitRow } from '../../db/records/queue/visits.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { applyAct } from '../../domain/queue/visit/visit-acts.ts';
import { beforeOf } from '../../domain/queue/visit/visit-history.ts';
import type { Instant } from '../../time/instant.ts';
import { type ActOutcome, actOnVisit, type Planned, told, type VisitCommand } from '../steps/act-on-visit.ts';
import { appendEvent } from '../steps/append-event.ts';

export interface MergeCommand extends VisitCommand {
  /** The visit that ends: waiting or parked, a walk-in of the same store and day. */
  readonly otherId: string;
  readonly otherRevision?: number;
}

const MOST_PEOPLE = 20;

/** What the other party has still to do and this one has not is done after what this one has to do. */
async function takeSteps(tx: Tx, visit: VisitRow, other: VisitRow): Promise<void> {
  const mine = await stepsOf(tx, visit.id);
  const wanted = new Set(mine.filter((s) => s.ordinal >= visit.stepOrdinal).map((s) => s.serviceId));
  let ordinal = Math.max(...mine.map((s) => s.ordinal));
  for (const step of await stepsOf(tx, other.id)) {
    if (step.ordinal < other.stepOrdinal || wanted.has(step.serviceId)) continue;
    ordinal += 1;
    await insertStep(tx, { ...step, visitId: visit.id, ordinal, startedAt: null, endedAt: null });
  }
}

async function endOther(tx: Tx, visit: VisitRow, other: VisitRow, actor: Actor, now: Instant): Promise<VisitRow> {
  const result = applyAct(other, { kind: 'merge' }, now, { absentMinutes: 0 });
  if (result.kind === 'refused') throw new Error(`merge was refused after it had been looked at: ${result.why}`);
  const { status, revision, endedAt, awayUntil, absentUntil } = result.visit;
  const fields = { status, revision, endedAt, awayUntil, absentUntil, mergedIntoId: visit.id, updatedAt: now };
  const ended = await updateVisit(tx, other.id, other.revision, fields);
  if (!ended) throw new Error('a visit changed within the transaction that had read it');
  await takeSteps(tx, visit, other);
  await appendEvent(tx, {
    storeId: other.storeId,
    subjectId: other.id,
    kind: 'merged',
    at: now,
    actor,
    data: { ticket: other.ticketNumber, into: visit.id, revision, before: beforeOf(other) },
  });
  return ended;
}

async function plan(tx: Tx, visit: VisitRow, command: MergeCommand, now: Instant): Promise<Planned> {
  const other = await findVisit(tx, command.otherId);
  const isThere = other?.storeId === visit.storeId && other.storeDay === visit.storeDay && other.id !== visit.id;
  if (!other || !isThere) return { refused: 'unknown_target' };
  if (command.otherRevision !== undefined && command.otherRevision !== other.revision) return { stale: other };
  if (other.status !== 'waiting' && other.status !== 'parked') return { stale: other };
  if (other.bookedAt !== null) return { refused: 'has_appointment' };
  const partySize = visit.partySize + other.partySize;
  if (partySize > MOST_PEOPLE) return { refused: 'party_too_large' };
  const { joinedAt, lineTime, phone, email, contactHash } = other;
  const contact = visit.contactHash === null && contactHash !== null ? { phone, email, contactHash } : {};
  return {
    act: { kind: 'take_in', joinedAt, lineTime },
    fields: { ...contact, partySize, needs: [...new Set([...visit.needs, ...other.needs])] },
    data: { other: other.id, partySize, joinedAt, lineTime },
    also: (after) => endOther(tx, after, other, command.actor, now),
  };
}

/**
 * Two parties go on as one visit: it keeps its ticket, takes the earlier of the two places, and does what either came for.
 * Refused for one with an appointment (then that one takes the other in), and above 20 people.
 */
export async function mergeParties(deps: Deps, command: MergeCommand): Promise<ActOutcome> {
  const now = deps.now();
  const outcome = await inTransaction(deps.db, (tx) =>
    actOnVisit(tx, command, (_, visit) => plan(tx, visit, command, now), now),
  );
  return told(deps, outcome);
}
