import { afterEach, describe, expect, it } from 'vitest';
import { replaceWeek } from '../../src/db/records/store/opening-hours.ts';
import { shifts } from '../../src/db/schema/staff.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { seeToday } from '../../src/operations/manage/see-today.ts';
import { showStore } from '../../src/operations/stores/show-store.ts';
import { WEEKDAYS } from '../../src/time/local.ts';
import { at, STORE, smallStore } from '../support/booking-store.ts';
import { tempDeps } from '../support/temp-deps.ts';

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';

let temp: Awaited<ReturnType<typeof tempDeps>>;
afterEach(() => temp.close());

/** Open from noon to two at night, with a shift from six in the evening until then on Monday and Tuesday. */
async function nightStore(now: string) {
  temp = await tempDeps(now);
  await smallStore(temp.deps, { days: 0 });
  await inTransaction(temp.deps.db, async (tx) => {
    await replaceWeek(
      tx,
      STORE,
      WEEKDAYS.map((weekday) => ({ weekday, opensMinute: 720, closesMinute: 1560 })),
    );
    for (const date of [MONDAY, TUESDAY]) {
      const span = { startsAt: at(date, 18), endsAt: at(date, 26) };
      await tx.insert(shifts).values({ id: `shf_${date}`, storeId: STORE, advisorId: 'adv_0', date, ...span });
    }
  });
  const { store } = (await showStore(temp.deps, STORE))!;
  return (await seeToday(temp.deps, store)).working.map(({ startsAt }) => startsAt);
}

describe('the manager’s Today', () => {
  it('names who works on the store day, not who worked the night before', async () => {
    expect(await nightStore('2026-11-24T19:00:00Z')).toEqual([at(TUESDAY, 18)]);
  });

  it('after midnight still is the day whose night it is', async () => {
    expect(await nightStore('2026-11-24T07:00:00Z')).toEqual([at(MONDAY, 18)]);
  });
});
