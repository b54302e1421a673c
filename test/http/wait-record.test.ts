import { afterEach, beforeEach, expect, test } from 'vitest';
import { updateStore } from '../../src/db/records/store/stores.ts';
import { findWaitRecord, saveWaitRecord } from '../../src/db/records/waits/wait-records.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { SYSTEM } from '../../src/domain/actor.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

let app: TestApp;
let store: SmallStore;

beforeEach(async () => {
  // A Tuesday, 10 in the morning in Chicago.
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps);
});
afterEach(() => app.close());

const publish = (held: number, of: number, isDoubted = false) =>
  inTransaction(app.deps.db, async (tx) => {
    const share = { held, over: of - held, of };
    await saveWaitRecord(tx, {
      storeId: store.id,
      throughDay: '2026-11-23',
      throughEvent: 0,
      track: {
        from: '2026-10-27',
        through: '2026-11-23',
        all: share,
        services: { [store.service('device')]: { held: 3, over: 1, of: 4 } },
        last: share,
      },
      usual: [
        { weekday: 2, hour: 10, median: 12, p80: 25, days: 8, people: 90 },
        { weekday: 2, hour: 11, median: 20, p80: 45, days: 1, people: 3 },
        { weekday: 3, hour: 10, median: 7, p80: 9, days: 8, people: 60 },
      ],
      madeAt: app.now(),
      dueAt: app.now() + 1,
    });
    await updateStore(tx, store.id, { rangesDoubtedAt: isDoubted ? app.now() : null });
  });
const page = async (query = '') => (await app.visitor().get(`/stores/sto-1${query}`)).text;

test('before the first day is over a store says nothing of the past', async () => {
  expect(await page()).not.toContain('Usual waits');
});

test('usual waits of today, of another day when asked, and thin data is said to be thin', async () => {
  await publish(87, 100);
  const tuesday = await page();
  expect(tuesday).toContain('Usual waits on a Tuesday');
  expect(tuesday).toContain('8 days, 90 people');
  expect(tuesday).toContain('1 day, 3 people, little');
  expect(tuesday).toContain('An outline stands on little history');
  const wednesday = await page('?usual=3');
  expect(wednesday).toContain('Usual waits on a Wednesday');
  expect(wednesday).toContain('8 days, 60 people');
  expect(wednesday).not.toContain('An outline');
});

test('after midnight the evening goes on: its day is shown, with the small hours at its end', async () => {
  await publish(87, 100);
  await inTransaction(app.deps.db, async (tx) => {
    const record = (await findWaitRecord(tx, store.id))!;
    const late = { weekday: 2, hour: 0, median: 3, p80: 6, days: 8, people: 40 };
    await saveWaitRecord(tx, { ...record, usual: [late, ...record.usual] });
  });
  app.setNow('2026-11-25T06:30:00Z');
  const text = await page();
  expect(text).toContain('Usual waits on a Tuesday');
  expect(text).toMatch(/11 am 20 45 .* 12 am 3 6/);
});

test('the record is told in words, for the store and by service', async () => {
  await publish(87, 100);
  const text = await page();
  expect(text).toContain('Kept 9 of 10 times here in the last 4 weeks (100 visits).');
  expect(text).toContain('Too few to say: 4 visits in the last 4 weeks.');
});

test('where ranges held too seldom, how many are ahead is said instead on every screen', async () => {
  await publish(60, 100, true);
  for (let i = 0; i < 2; i++) {
    await joinLine(app.deps, { storeId: store.id, services: ['billing'], source: 'web', actor: SYSTEM });
  }
  const text = await page();
  expect(text).toContain('people are ahead of you');
  expect(text).not.toContain('you would be called about');
  const join = (await app.visitor().get('/stores/sto-1/join?service=device')).text;
  expect(join).toContain('people are ahead of you');
  const finder = (await app.visitor().get('/')).text;
  expect(finder).toContain('Wait now 2 ahead');
  const api = JSON.parse((await app.visitor().get('/api/v1/stores/sto-1/waits')).text);
  expect(api.data[0]).toMatchObject({ waiting: 2, lowMinutes: null, likelyMinutes: null, highMinutes: null });
});
