import { eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../client.ts';
import { claims } from '../../schema/claims.ts';
import { written } from '../statements/written.ts';

/** An advisor's time from one grain to another, `[from, until)`, in epoch grains of 5 minutes. */
export interface ClaimedTime {
  readonly advisorId: string;
  readonly from: number;
  readonly until: number;
}

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
  const wanted = new Map<string, readonly [advisorId: string, grain: number]>();
  for (const { advisorId, from, until } of times) {
    for (let grain = from; grain < until; grain++) wanted.set(`${advisorId} ${grain}`, [advisorId, grain]);
  }
  if (wanted.size === 0) return true;
  // One text in place of a parameter a cell: the statement is the same for any number of grains.
  const { rowsAffected } = await tx.run(written`
    insert into claims (store_id, advisor_id, grain, owner_id)
    select ${storeId}, value ->> 0, value ->> 1, ${ownerId} from json_each(${JSON.stringify([...wanted.values()])})
    where true on conflict do nothing`);
  return rowsAffected === wanted.size;
}

/** Gives back the time of these owners. */
export async function deleteClaims(tx: Tx, ownerIds: readonly string[]): Promise<void> {
  if (ownerIds.length > 0) await tx.delete(claims).where(inArray(claims.ownerId, [...ownerIds]));
}

/** A hold's time becomes the appointment's, in one update. */
export async function moveClaims(tx: Tx, fromOwner: string, toOwner: string): Promise<void> {
  await tx.update(claims).set({ ownerId: toOwner }).where(eq(claims.ownerId, fromOwner));
}
