import type { Tx } from '../../db/client.ts';
import { nextTicketNumber } from '../../db/records/queue/tickets.ts';
import { insertVisit, type NewVisit, type VisitRow } from '../../db/records/queue/visits.ts';
import { findService, type ServiceRow } from '../../db/records/store/services.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Instant } from '../../time/instant.ts';
import { type ActOutcome, actOnVisit, type Planned, told, type VisitCommand } from '../steps/act-on-visit.ts';
import { appendEvent } from '../steps/append-event.ts';

export interface SplitCommand extends VisitCommand {
  /** How many go into a visit of their own: at least 1, fewer than the party. */
  readonly partySize: number;
  /** What those come for, by id or key; left out: the same as the party. */
  readonly service?: string;
  readonly name?: string | null;
}

/** The part that goes its own way stands where the party stands, without its contact: messages go to the party. */
const partOf = (id: string, visit: VisitRow, service: ServiceRow, command: SplitCommand, now: Instant) => ({
  id,
  storeId: visit.storeId,
  storeDay: visit.storeDay,
  ticketLetter: service.ticketLetter,
  status: 'waiting' as const,
  serviceId: service.id,
  bookedAt: visit.bookedAt,
  joinedAt: visit.joinedAt,
  lineTime: visit.lineTime,
  keptPlaceBy: 'split_off' as const,
  partySize: command.partySize,
  name: command.name ?? visit.name,
  language: visit.language,
  needs: visit.needs,
  source: visit.source,
  promisedLatestAt: visit.promisedLatestAt,
  revision: 1,
  updatedAt: now,
});

async function admitPart(
  tx: Tx,
  part: Omit<NewVisit, 'ticketNumber'>,
  service: ServiceRow,
  from: VisitRow,
  actor: Actor,
): Promise<VisitRow> {
  const { id: serviceId, serviceMinutes: minutes, bufferBeforeMinutes, bufferAfterMinutes } = service;
  const ticketNumber = await nextTicketNumber(tx, part.storeId, part.storeDay);
  const row = await insertVisit(tx, { ...part, ticketNumber }, [
    { ordinal: 0, serviceId, minutes, bufferBeforeMinutes, bufferAfterMinutes },
  ]);
  const data = {
    ticket: row.ticketNumber,
    letter: row.ticketLetter,
    service: row.serviceId,
    source: row.source,
    lineTime: row.lineTime,
    joinedAt: row.joinedAt,
    bookedAt: row.bookedAt,
    keptPlaceBy: row.keptPlaceBy,
    partySize: row.partySize,
    day: row.storeDay,
    splitFrom: from.id,
    quote: null,
  };
  await appendEvent(tx, {
    storeId: row.storeId,
    subjectId: row.id,
    kind: 'joined',
    at: row.updatedAt,
    actor,
    data,
  });
  return row;
}

async function plan(deps: Deps, tx: Tx, visit: VisitRow, command: SplitCommand, now: Instant): Promise<Planned> {
  const service = await findService(tx, visit.storeId, command.service ?? visit.serviceId);
  if (!service?.active) return { refused: 'unknown_target' };
  const stay = visit.partySize - command.partySize;
  if (stay < 1 || command.partySize < 1) return { refused: 'party_too_small' };
  const part = partOf(deps.newId('vis'), visit, service, command, now);
  return {
    act: { kind: 'split' },
    fields: { partySize: stay },
    data: { into: part.id, partySize: stay },
    also: () => admitPart(tx, part, service, visit, command.actor),
  };
}

/**
 * Some of a party go their own way: a ticket of their own at the place of the party. The appointment and the contact stay
 * with the party. Refused unless at least one stays.
 */
export async function splitParty(deps: Deps, command: SplitCommand): Promise<ActOutcome> {
  const now = deps.now();
  const outcome = await inTransaction(deps.db, (tx) =>
    actOnVisit(tx, command, (_, visit) => plan(deps, tx, visit, command, now), now),
  );
  return told(deps, outcome);
}
