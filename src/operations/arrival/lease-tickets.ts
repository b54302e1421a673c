import { blocksLeased, insertBlock, lastBlockNumber } from '../../db/records/queue/ticket-blocks.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { BLOCK_SIZE, FEWEST_IN_HAND, MOST_BLOCKS, nextBlockNumber } from '../../domain/queue/tickets/ticket-block.ts';
import { storeDaySpan } from '../../domain/store/store-day.ts';
import type { Instant } from '../../time/instant.ts';
import type { LocalDate } from '../../time/local.ts';
import { dayRollsAtMinutes, loadStoreNow, type StoreNow } from '../loading/store-now.ts';
import { appendEvent } from '../steps/append-event.ts';
import { linkPath } from '../steps/link-tag.ts';

/** A number in hand: the visit that it becomes, and that visit's own page. */
export interface LeasedTicket {
  readonly id: string;
  readonly number: number;
  readonly path: string;
}

export interface TicketLease {
  readonly storeDay: LocalDate;
  /** End of the store day: what is unused then lapses. */
  readonly endsAt: Instant;
  /** Empty where the kiosk has enough in hand, or had too many already. */
  readonly tickets: readonly LeasedTicket[];
}

export interface LeaseAsk {
  readonly deviceId: string;
  readonly storeId: string;
  readonly actor: Actor;
  /** Numbers of today that the kiosk still has. */
  readonly left: number;
}

async function leaseBlock(deps: Deps, ask: LeaseAsk, storeDay: LocalDate, now: Instant): Promise<LeasedTicket[]> {
  const visitIds = Array.from({ length: BLOCK_SIZE }, () => deps.newId('vis'));
  const { storeId, deviceId, actor } = ask;
  const firstNumber = await inTransaction(deps.db, async (tx) => {
    if ((await blocksLeased(tx, deviceId, storeDay)) >= MOST_BLOCKS) return null;
    const first = nextBlockNumber(await lastBlockNumber(tx, storeId, storeDay));
    const id = deps.newId('blk');
    await insertBlock(tx, { id, storeId, deviceId, storeDay, firstNumber: first, visitIds, leasedAt: now });
    const data = { firstNumber: first, count: BLOCK_SIZE };
    await appendEvent(tx, { storeId, subjectId: deviceId, kind: 'tickets_leased', at: now, actor, data });
    return first;
  });
  if (firstNumber === null) return [];
  return visitIds.map((id, i) => ({ id, number: firstNumber + i, path: linkPath(deps.secretKey, 'visit', id, 1) }));
}

const dayEndsAt = (store: StoreNow): Instant =>
  storeDaySpan(store.hours, store.store.zone, store.storeDay, dayRollsAtMinutes(store.settings)).endsAt;

/**
 * Gives a kiosk a block of 20 numbers for when the line is down, where it has fewer than 10 left; undefined where there
 * is no such store. A block is never given twice: one whose answer was lost lapses with the day.
 */
export async function leaseTickets(deps: Deps, ask: LeaseAsk): Promise<TicketLease | undefined> {
  const now = deps.now();
  const store = await loadStoreNow(deps.db.read, ask.storeId, now);
  if (!store) return undefined;
  const { storeDay } = store;
  const tickets = ask.left < FEWEST_IN_HAND ? await leaseBlock(deps, ask, storeDay, now) : [];
  return { storeDay, endsAt: dayEndsAt(store), tickets };
}
