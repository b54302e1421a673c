import type { Tx } from '../../db/client.ts';
import { deleteClaims } from '../../db/records/booking/claims.ts';
import { deleteHolds, holdsOfVisitor, lapsedHolds } from '../../db/records/booking/holds.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Instant } from '../../time/instant.ts';
import { appendEvent } from './append-event.ts';

async function dropHolds(tx: Tx, ids: readonly string[]): Promise<void> {
  await deleteClaims(tx, ids);
  await deleteHolds(tx, ids);
}

/** Deletes a store's holds that are past their end: they count nowhere, but their claims would be in the way. */
export async function dropLapsedHolds(tx: Tx, storeId: string, now: Instant): Promise<void> {
  await dropHolds(tx, await lapsedHolds(tx, storeId, now));
}

/** Ends a visitor's holds, since a new one or an appointment takes their place; another store is told of its own. */
export async function replaceHolds(
  deps: Pick<Deps, 'now'>,
  tx: Tx,
  visitor: string,
  storeId: string,
  actor: Actor,
): Promise<void> {
  const own = await holdsOfVisitor(tx, visitor);
  await dropHolds(
    tx,
    own.map((hold) => hold.id),
  );
  for (const hold of own) {
    if (hold.storeId === storeId) continue;
    await appendEvent(tx, {
      storeId: hold.storeId,
      subjectId: hold.id,
      kind: 'hold_ended',
      at: deps.now(),
      actor,
      data: { startsAt: hold.startsAt },
    });
  }
}
