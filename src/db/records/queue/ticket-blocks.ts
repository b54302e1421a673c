import { and, count, desc, eq, lt } from 'drizzle-orm';
import type { LocalDate } from '../../../time/local.ts';
import type { Queries, Tx } from '../../client.ts';
import { ticketBlocks } from '../../schema/kiosk.ts';

export type TicketBlockRow = typeof ticketBlocks.$inferSelect;

/** The blocks of a store that begin at or below a number, the newest day first: one of them may hold it. */
export const blocksAround = (db: Queries, storeId: string, number: number, size: number): Promise<TicketBlockRow[]> =>
  db
    .select()
    .from(ticketBlocks)
    .where(and(eq(ticketBlocks.storeId, storeId), eq(ticketBlocks.firstNumber, firstOf(number, size))))
    .orderBy(desc(ticketBlocks.storeDay));

const firstOf = (number: number, size: number): number => number - ((number - 1) % size);

/** How many blocks a device has leased of a store day. */
export async function blocksLeased(db: Queries, deviceId: string, storeDay: LocalDate): Promise<number> {
  const rows = await db
    .select({ n: count() })
    .from(ticketBlocks)
    .where(and(eq(ticketBlocks.deviceId, deviceId), eq(ticketBlocks.storeDay, storeDay)));
  return rows[0]!.n;
}

/** First number of the last block that was leased of a store's day; undefined where none was. */
export async function lastBlockNumber(db: Queries, storeId: string, storeDay: LocalDate): Promise<number | undefined> {
  const rows = await db
    .select({ firstNumber: ticketBlocks.firstNumber })
    .from(ticketBlocks)
    .where(and(eq(ticketBlocks.storeId, storeId), eq(ticketBlocks.storeDay, storeDay)))
    .orderBy(desc(ticketBlocks.firstNumber))
    .limit(1);
  return rows[0]?.firstNumber;
}

export async function insertBlock(tx: Tx, block: TicketBlockRow): Promise<void> {
  await tx.insert(ticketBlocks).values(block);
}

/** Forgets blocks leased before an instant: their tickets have been merged or will never be. */
export async function deleteBlocksBefore(tx: Tx, before: number): Promise<void> {
  await tx.delete(ticketBlocks).where(lt(ticketBlocks.leasedAt, before));
}
