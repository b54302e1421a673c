import { movePromiseOf } from '../../db/records/visits.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { SYSTEM } from '../../domain/actor.ts';
import { promiseMove } from '../../domain/queue/promise.ts';
import type { StoreForecast } from '../loading/store-forecast.ts';
import { appendEvent } from '../steps/append-event.ts';

const done = new WeakSet<StoreForecast>();

/**
 * Moves the latest times that people in line were told, where a look at the store says that they no longer hold, each
 * with its event and reason. A look is worked through once in a process, and of two processes one writes. Resolves with
 * how many moved.
 */
export async function movePromises(deps: Deps, look: StoreForecast): Promise<number> {
  if (done.has(look)) return 0;
  done.add(look);
  const { floor, forecast, store } = look;
  const moves = look.visits.flatMap((visit) => {
    const found = visit.status === 'waiting' && promiseMove(floor, visit, forecast.people.get(visit.id) ?? null);
    return found ? [{ visit, ...found }] : [];
  });
  if (moves.length === 0) return 0;
  const moved = await inTransaction(deps.db, async (tx) => {
    let count = 0;
    for (const { visit, to, move } of moves) {
      if (!(await movePromiseOf(tx, visit.id, to, move))) continue;
      const data = { from: move.from, to, why: move.why };
      const event = { storeId: store.id, subjectId: visit.id, kind: 'promise_moved', at: floor.now } as const;
      await appendEvent(tx, { ...event, actor: SYSTEM, data });
      count++;
    }
    return count;
  });
  if (moved > 0) deps.signals.storeChanged(store.id);
  return moved;
}
