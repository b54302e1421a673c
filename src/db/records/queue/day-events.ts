import { and, asc, eq, gte, lt } from 'drizzle-orm';
import type { Instant } from '../../../time/instant.ts';
import type { Queries } from '../../client.ts';
import { storeEvents } from '../../schema/queue.ts';
import type { StoreEvent } from './store-events.ts';

/** The log of one store between two instants, in order. */
export const eventsWithin = (db: Queries, storeId: string, from: Instant, to: Instant): Promise<StoreEvent[]> =>
  db
    .select()
    .from(storeEvents)
    .where(and(eq(storeEvents.storeId, storeId), gte(storeEvents.at, from), lt(storeEvents.at, to)))
    .orderBy(asc(storeEvents.id));
