import type { Tx } from '../../db/client.ts';
import { findRequestKey } from '../../db/records/access/request-keys.ts';
import { blocksAround, type TicketBlockRow } from '../../db/records/queue/ticket-blocks.ts';
import { findVisit, type VisitRow } from '../../db/records/queue/visits.ts';
import { findService, type ServiceRow } from '../../db/records/store/services.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { type Actor, SYSTEM } from '../../domain/actor.ts';
import { BLOCK_SIZE, isOfBlock, joinedOffline } from '../../domain/queue/tickets/ticket-block.ts';
import type { Instant } from '../../time/instant.ts';
import { loadStoreNow, type StoreNow } from '../loading/store-now.ts';
import { actOnVisit } from '../steps/act-on-visit.ts';
import { type AdmittedStep, admitVisit } from '../steps/admit-visit.ts';

/** A ticket that a kiosk gave out while the line was down. */
export interface OfflineTicket {
  readonly id: string;
  readonly number: number;
  readonly serviceId: string;
  /** By the kiosk's clock, corrected by the last offset it knew. */
  readonly takenAt: Instant;
  readonly language: string;
  /** Key of the form whose answer never came, where the ticket was asked of the server first. */
  readonly formKey: string | null;
}

export interface MergeAsk {
  readonly storeId: string;
  readonly deviceId: string;
  readonly actor: Actor;
  readonly ticket: OfflineTicket;
}

export type MergeOutcome =
  | { readonly kind: 'merged'; readonly visit: VisitRow }
  /** It had been merged before. */
  | { readonly kind: 'already'; readonly visit: VisitRow }
  /** No block of this store gave this number with this id, or the service is not of this store. */
  | { readonly kind: 'unknown' };

/** The path of the kiosk's form for a ticket, under which its keys are remembered. */
export const TICKET_FORM = 'POST /kiosk/visits';

const WALKUP = { kind: 'staff', advisorId: null, mayActForOthers: true } as const;

async function leave(tx: Tx, visit: VisitRow, data: Record<string, unknown>, now: Instant): Promise<VisitRow> {
  const command = { visitId: visit.id, actor: SYSTEM, as: WALKUP };
  const outcome = await actOnVisit(tx, command, () => ({ act: { kind: 'leave' }, data }), now);
  return outcome.kind === 'done' ? outcome.visit : visit;
}

/** The visit that the server had made of the same form before its answer was lost: nobody holds its ticket. */
async function ghostOf(tx: Tx, ask: MergeAsk): Promise<VisitRow | undefined> {
  const { formKey: key } = ask.ticket;
  if (key === null) return undefined;
  const asked = { caller: `device:${ask.deviceId}`, route: TICKET_FORM, key, bodyHash: '' };
  const seen = await findRequestKey(tx, asked);
  return seen && findVisit(tx, String(seen.outcome.visitId));
}

function stepOf(service: ServiceRow): AdmittedStep {
  const { id, serviceMinutes, bufferBeforeMinutes, bufferAfterMinutes } = service;
  return { serviceId: id, minutes: serviceMinutes, bufferBeforeMinutes, bufferAfterMinutes, advisorId: null };
}

interface Merge {
  readonly ask: MergeAsk;
  readonly store: StoreNow;
  readonly block: TicketBlockRow;
  readonly service: ServiceRow;
  readonly now: Instant;
}

async function admitOffline(tx: Tx, { ask, store, block, service, now }: Merge): Promise<VisitRow> {
  const { ticket, storeId, actor } = ask;
  const ghost = await ghostOf(tx, ask);
  const takenAt = joinedOffline(ticket.takenAt, block.leasedAt, now);
  const joinedAt = Math.min(takenAt, ghost?.joinedAt ?? takenAt);
  if (ghost) await leave(tx, ghost, { replacedBy: ticket.number }, now);
  const visit = {
    id: ticket.id,
    storeId,
    storeDay: block.storeDay,
    ticketLetter: service.ticketLetter,
    joinedAt,
    lineTime: joinedAt,
    language: ticket.language,
    source: 'kiosk',
  } as const;
  const merged = { number: ticket.number, at: now };
  const admission = { visit, steps: [stepOf(service)], settings: store.settings, quote: null, actor, merged };
  const row = await admitVisit(tx, admission);
  // Its day is over: nobody stands in that line any more.
  return block.storeDay === store.storeDay ? row : leave(tx, row, { closeOfDay: true }, now);
}

/**
 * Takes a ticket that was given out without the line into the line: it keeps its number and its joining time. Merged
 * again it is the same visit, whatever happened between. One of an earlier store day is entered and closed with that day.
 */
export async function mergeTicket(deps: Deps, ask: MergeAsk): Promise<MergeOutcome> {
  const now = deps.now();
  const { storeId, ticket } = ask;
  const store = await loadStoreNow(deps.db.read, storeId, now);
  if (!store) return { kind: 'unknown' };
  const outcome = await inTransaction(deps.db, async (tx): Promise<MergeOutcome> => {
    const blocks = await blocksAround(tx, storeId, ticket.number, BLOCK_SIZE);
    const block = blocks.find((row) => isOfBlock(row, ticket));
    if (!block) return { kind: 'unknown' };
    const there = await findVisit(tx, ticket.id);
    if (there) return { kind: 'already', visit: there };
    const service = await findService(tx, storeId, ticket.serviceId);
    if (!service) return { kind: 'unknown' };
    return { kind: 'merged', visit: await admitOffline(tx, { ask, store, block, service, now }) };
  });
  if (outcome.kind === 'merged') deps.signals.storeChanged(storeId);
  return outcome;
}
