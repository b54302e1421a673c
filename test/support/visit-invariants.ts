import { expect } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import type { VisitRow } from '../../src/db/records/queue/visits.ts';
import { type ReplayedVisit, replayVisit } from '../../src/domain/queue/visit/visit-replay.ts';

/** What the log must give of a visit when it is played again. */
const stateOf = (row: ReplayedVisit) => {
  const { status, revision, serviceId, stepOrdinal, joinedAt, lineTime, bookedAt, appointmentId, partySize } = row;
  const { advisorWantedId, counterWantedId, keptPlaceBy, awayUntil, absentUntil, callCount } = row;
  const { counterId, counterSessionId, advisorId, calledAt, recalledAt, startedAt, parkedAt, endedAt } = row;
  return {
    ...{ status, revision, serviceId, stepOrdinal, joinedAt, lineTime, bookedAt, appointmentId, partySize },
    ...{ advisorWantedId, counterWantedId, keptPlaceBy, awayUntil, absentUntil, callCount },
    ...{ counterId, counterSessionId, advisorId, calledAt, recalledAt, startedAt, parkedAt, endedAt },
  };
};

const isAtCounter = (visit: VisitRow): boolean => visit.status === 'called' || visit.status === 'in_service';

/**
 * One open visit a counter, one counter a visit, every ticket once and none lost, and for every visit a log that, played
 * again, gives its row. Returns how many visits and rows of the log it looked at.
 */
export async function checkVisits(
  read: Database['read'],
  storeId: string,
): Promise<{ visits: number; events: number }> {
  const visits = (await read.query.visits.findMany()).filter((v) => v.storeId === storeId);
  const events = (await read.query.storeEvents.findMany()).filter((e) => e.storeId === storeId);
  const sessions = await read.query.counterSessions.findMany();
  const atCounter = visits.filter(isAtCounter);
  expect(new Set(atCounter.map((v) => v.counterId)).size).toBe(atCounter.length);
  expect(new Set(atCounter.map((v) => v.counterSessionId)).size).toBe(atCounter.length);
  for (const visit of atCounter) {
    const session = sessions.find((s) => s.id === visit.counterSessionId);
    expect(session).toMatchObject({ counterId: visit.counterId, advisorId: visit.advisorId, closedAt: null });
  }
  expect(visits.map((v) => v.ticketNumber).sort((a, b) => a - b)).toEqual(visits.map((_, i) => i + 1));
  for (const visit of visits) {
    const its = events.filter((e) => e.subjectId === visit.id).sort((a, b) => a.id - b.id);
    expect(its.filter((e) => e.kind !== 'promise_moved')).toHaveLength(visit.revision);
    const replay = replayVisit(its);
    if (replay.kind === 'broken') throw new Error(`${visit.id}: ${JSON.stringify(replay)} ${JSON.stringify(its)}`);
    expect(stateOf(replay.visit)).toEqual(stateOf(visit));
  }
  return { visits: visits.length, events: events.length };
}
