import { eq, inArray } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import { claims } from '../schema/claims.ts';

/** An advisor's time from one grain to another, `[from, until)`, in epoch grains of 5 minutes. */
export interface ClaimedTime {
  readonly advisorId: string;
  readonly from: number;
  readonly until: number;
}

const ROWS_A_STATEMENT = 200;

/**
 * Takes the time for its owner. False where the primary key refused some of it: somebody else has it, and the caller must
 * roll back. Overlapping times of one advisor are taken once.
 */
export async function insertClaims(
  tx: Tx,
  storeId: string,
  ownerId: string,
  times: readonly ClaimedTime[],
): Promise<boolean> {
  const wanted = new Map<string, typeof claims.$inferInsert>();
  for (const { advisorId, from, until } of times) {
    for (let grain = from; grain < until; grain++) {
      wanted.set(`${advisorId} ${grain}`, { storeId, advisorId, grain, ownerId });
    }
  }
  const rows = [...wanted.values()];
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    const part = rows.slice(at, at + ROWS_A_STATEMENT);
    const taken = await tx.insert(claims).values(part).onConflictDoNothing().returning({ grain: claims.grain });
    if (taken.length < part.length) return false;
  }
  return true;
}

/** Gives back the time of these owners. */
export async function deleteClaims(tx: Tx, ownerIds: readonly string[]): Promise<void> {
  if (ownerIds.length > 0) await tx.delete(claims).where(inArray(claims.ownerId, [...ownerIds]));
}

/** A hold's time becomes the appointment's, in one update. */
export async function moveClaims(tx: Tx, fromOwner: string, toOwner: string): Promise<void> {
  await tx.update(claims).set({ ownerId: toOwner }).where(eq(claims.ownerId, fromOwner));
}
