import { sql } from 'drizzle-orm';
import type { LocalDate } from '../../time/local.ts';
import type { Tx } from '../client.ts';
import { ticketSequences } from '../schema/queue.ts';

/** The next number of a store's day, from 1: one sequence whatever the letter. Given in the joining transaction. */
export async function nextTicketNumber(tx: Tx, storeId: string, storeDay: LocalDate): Promise<number> {
  const rows = await tx
    .insert(ticketSequences)
    .values({ storeId, storeDay, lastNumber: 1 })
    .onConflictDoUpdate({
      target: [ticketSequences.storeId, ticketSequences.storeDay],
      set: { lastNumber: sql`${ticketSequences.lastNumber} + 1` },
    })
    .returning({ number: ticketSequences.lastNumber });
  return rows[0]!.number;
}
