import { expect, test } from 'vitest';
import { findWaitRecord, waitDaysFrom } from '../../src/db/records/waits/wait-records.ts';
import { SYSTEM } from '../../src/domain/actor.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { replayStoreDay } from '../../src/operations/boards/replay-day.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { closeDays } from '../../src/operations/daily/close-day.ts';
import { judgeWaits } from '../../src/operations/daily/judge-waits.ts';
import { smallStore } from '../support/small-store.ts';
import { tempDeps } from '../support/temp-deps.ts';

test('a line and a counter that nobody ended leave no wait of a night in the record, the usual waits or a play', async () => {
  // Ten in the morning in Chicago.
  const { deps, setNow, close } = await tempDeps('2026-11-24T16:00:00Z');
  const store = await smallStore(deps);
  for (let i = 0; i < 3; i++) {
    await joinLine(deps, { storeId: store.id, services: ['device'], source: 'web', actor: SYSTEM });
  }
  await callNext(deps, { storeId: store.id, counterId: store.counters[0]!, actor: SYSTEM });
  setNow('2026-11-25T14:00:00Z');
  expect(await closeDays(deps)).toEqual({ visits: 3, counters: 1 });
  await judgeWaits(deps);
  const days = await waitDaysFrom(deps.db.read, store.id, '2026-11-01');
  expect(days.flatMap((day) => day.waits.map((wait) => wait.waited))).toEqual([0]);
  const record = (await findWaitRecord(deps.db.read, store.id))!;
  expect(record.track.all).toEqual({ held: 1, over: 0, of: 1 });
  expect(record.usual.map((cell) => [cell.p80, cell.people])).toEqual([[0, 1]]);
  const outcome = await replayStoreDay(deps, store.id, {});
  expect(outcome).toMatchObject({ kind: 'replayed', replayed: { happened: { came: 1, walkOuts: 0, p80Wait: 0 } } });
  await close();
});
