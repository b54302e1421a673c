import type { Tx } from '../../db/client.ts';
import { insertEvents, type NewEvent } from '../../db/records/queue/store-events.ts';

/** Records a change in the transaction that makes it; returns the event's id, which is the store's new version. */
export async function appendEvent(tx: Tx, event: NewEvent): Promise<number> {
  const [id] = await insertEvents(tx, [event]);
  return id!;
}
