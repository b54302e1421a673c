import type { Tx } from '../../db/client.ts';
import { configurationRevision } from '../../db/records/queue/store-events.ts';

/** What the caller wanted to change is not at any of the revisions that he named. Thrown, so that nothing is written. */
export class StaleMatch extends Error {
  constructor() {
    super('the thing has changed since');
    this.name = 'StaleMatch';
  }
}

/**
 * Refuses a change of something that is not at one of these revisions. For the change's own transaction, after a repeat has
 * had its first answer. Left out, any revision is right.
 */
export function requireMatch(revisions: readonly number[] | undefined, present: { readonly revision: number }): void {
  if (revisions && !revisions.includes(present.revision)) throw new StaleMatch();
}

/**
 * Refuses a change of a store's configuration that is not at one of these revisions (`configurationRevision`); of a store
 * that there is not (null) there is no revision. For the change's own transaction. Left out, any revision is right.
 */
export async function requireConfiguration(
  tx: Tx,
  revisions: readonly number[] | undefined,
  storeId: string | null,
): Promise<void> {
  if (!revisions) return;
  if (storeId === null) throw new StaleMatch();
  requireMatch(revisions, { revision: await configurationRevision(tx, storeId) });
}
