import { sql } from 'drizzle-orm';
import { LEASED_FROM, ON_FROM } from '../../../domain/queue/tickets/ticket-number.ts';
import type { LocalDate } from '../../../time/local.ts';
import type { Tx } from '../../client.ts';
import { ticketSequences } from '../../schema/queue.ts';

// Written out: bound numbers would be reals.
const LAST_BEFORE = sql.raw(String(LEASED_FROM - 1));
const ON = sql.raw(String(ON_FROM));

/**
 * The next number of a store's day, from 1: one sequence whatever the letter, which leaves out the numbers kept for
 * kiosks. Given in the joining transaction.
 */
export async function nextTicketNumber(tx: Tx, storeId: string, storeDay: LocalDate): Promise<number> {
  const rows = await tx
    .insert(ticketSequences)
    .values({ storeId, storeDay, lastNumber: 1 })
    .onConflictDoUpdate({
      target: [ticketSequences.storeId, ticketSequences.storeDay],
      set: {
        lastNumber: sql`case when ${ticketSequences.lastNumber} = ${LAST_BEFORE} then ${ON} else ${ticketSequences.lastNumber} + 1 end`,
      },
    })
    .returning({ number: ticketSequences.lastNumber });
  return rows[0]!.number;
}
