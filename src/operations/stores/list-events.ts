import { eventsAfter, type StoreEvent } from '../../db/records/queue/store-events.ts';
import type { Deps } from '../../deps.ts';

export type { StoreEvent };

export interface EventPage {
  /** Oldest first. */
  readonly events: readonly StoreEvent[];
  readonly hasMore: boolean;
}

/** The log of a store after an event's id, at most `limit` (1 to 1000) of it. */
export async function listEvents(deps: Deps, storeId: string, after: number, limit: number): Promise<EventPage> {
  const events = await eventsAfter(deps.db.read, after, limit + 1, storeId);
  return { events: events.slice(0, limit), hasMore: events.length > limit };
}
