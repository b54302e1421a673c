import { eventsAfter, lastEventId } from '../../db/records/queue/store-events.ts';
import type { Deps } from '../../deps.ts';

/** Where people have acted since an event of the log. */
export interface HandsOn {
  /** Counters at which an account or an API key acted. */
  readonly counters: readonly string[];
  /** Look from here the next time. */
  readonly lastEvent: number;
}

const AT_ONCE = 500;

/** The counters of a store at which a person has acted after `lastEvent`: the demo's own advisors let go of those. */
export async function handsOn(deps: Pick<Deps, 'db'>, storeId: string, lastEvent: number): Promise<HandsOn> {
  const events = await eventsAfter(deps.db.read, lastEvent, AT_ONCE, storeId);
  const counters = events
    .filter((event) => event.actorKind === 'account' || event.actorKind === 'api')
    .map(({ kind, subjectId, data }) => (kind.startsWith('counter_') ? subjectId : data.counter))
    .filter((counter): counter is string => typeof counter === 'string');
  return { counters: [...new Set(counters)], lastEvent: events.at(-1)?.id ?? lastEvent };
}

/** Where the log stands now. */
export const lastEventNow = (deps: Pick<Deps, 'db'>): Promise<number> => lastEventId(deps.db.read);
