import { storeVersion } from '../../db/records/queue/store-events.ts';
import { movePromiseOf, type VisitRow } from '../../db/records/queue/visits.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { SYSTEM } from '../../domain/actor.ts';
import { promiseMove } from '../../domain/queue/line/promise.ts';
import type { StoreForecast } from '../loading/store-forecast.ts';
import { appendEvent } from '../steps/append-event.ts';

/** What a look at a store has moved. */
export interface MovedPromises {
  /** The store's version since then: nothing else happened after the look. */
  readonly version: number;
  readonly promises: ReadonlyMap<string, Pick<VisitRow, 'promisedLatestAt' | 'promiseMoved'>>;
}

const done = new WeakSet<StoreForecast>();

/**
 * Moves the latest times that people in line were told, where a look at the store says that they no longer hold, each
 * with its event and reason. A look is worked through once in a process, and not when the store has changed since: the
 * next look does it, and of two processes one writes. Null where nothing moved.
 */
export async function movePromises(deps: Deps, look: StoreForecast): Promise<MovedPromises | null> {
  if (done.has(look)) return null;
  done.add(look);
  const { floor, forecast, store } = look;
  const moves = look.visits.flatMap((visit) => {
    const found = visit.status === 'waiting' && promiseMove(floor, visit, forecast.people.get(visit.id) ?? null);
    return found ? [{ visit, ...found }] : [];
  });
  if (moves.length === 0) return null;
  const moved = await inTransaction(deps.db, async (tx) => {
    let version = await storeVersion(tx, store.id);
    if (version !== look.version) return null;
    const promises: [string, Pick<VisitRow, 'promisedLatestAt' | 'promiseMoved'>][] = [];
    for (const { visit, to, move } of moves) {
      if (!(await movePromiseOf(tx, visit.id, to, move))) continue;
      const data = { from: move.from, to, why: move.why };
      const event = { storeId: store.id, subjectId: visit.id, kind: 'promise_moved', at: floor.now } as const;
      version = await appendEvent(tx, { ...event, actor: SYSTEM, data });
      promises.push([visit.id, { promisedLatestAt: to, promiseMoved: move }]);
    }
    return promises.length > 0 ? { version, promises: new Map(promises) } : null;
  });
  if (moved) deps.signals.storeChanged(store.id);
  return moved;
}
