import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { replayCommand } from '../../src/cli/replay.ts';
import { lastEventId } from '../../src/db/records/store-events.ts';
import { findStore } from '../../src/db/records/stores.ts';
import { replayStoreDay } from '../../src/operations/boards/replay-day.ts';
import { DEMO_STORES } from '../../src/seed/chain/store-list.ts';
import { fillStore } from '../../src/seed/fill-stores.ts';
import { addAccount } from '../support/people.ts';
import { type TestApp, testApp } from '../support/test-app.ts';
import type { Visitor } from '../support/visitor.ts';

const demo = DEMO_STORES.find((store) => store.slug === 'new-york-union-square')!;
const PAGE = `/manage/stores/${demo.slug}/what-if`;
let app: TestApp;
let owner: Visitor;

beforeAll(async () => {
  app = await testApp({ now: '2026-11-20T18:20:00Z' });
  await fillStore(app.deps, demo, { startedAt: app.now(), main: demo.slug, historyDays: 2, now: app.now });
  const account = { email: 'olive@example.com', password: 'green lamps over water' };
  await addAccount(app, { ...account, isOwner: true });
  owner = app.visitor();
  const page = await owner.get('/sign-in');
  await owner.submit(page.form('/sign-in'), account);
});
afterAll(() => app.close());

test('unchanged, the play comes near to what happened; the same question gives the same answer', async () => {
  const first = await replayStoreDay(app.deps, demo.slug, {});
  if (first.kind !== 'replayed') throw new Error(first.kind);
  const { happened, again, changed, day } = first.replayed;
  expect(day).toBe('2026-11-19');
  expect(changed).toEqual(again);
  expect(again.came).toBe(happened.came);
  expect(again.appointments).toBe(happened.appointments);
  expect(Math.abs(again.p80Wait! - happened.p80Wait!)).toBeLessThan(0.35 * happened.p80Wait! + 3);
  expect(await replayStoreDay(app.deps, demo.slug, {})).toEqual(first);
});

test('what cannot be asked is refused by name', async () => {
  const ask = async (wanted: Parameters<typeof replayStoreDay>[2]) =>
    (await replayStoreDay(app.deps, demo.slug, wanted)).kind;
  expect(await ask({ day: '2026-11-20' })).toBe('day_not_over');
  expect(await ask({ day: '2025-01-01' })).toBe('nobody_came');
  expect(await ask({ extra: ['haircut'] })).toBe('unknown_service');
  expect(await ask({ lunch: { advisorId: 'adv_nobody', at: 780 } })).toBe('unknown_advisor');
});

test('the page asks by its address alone, shows three days beside each other, and writes nothing', async () => {
  const before = await lastEventId(app.deps.db.read);
  const blank = await owner.get(PAGE);
  expect(blank.text).toContain('What this assumes');
  expect(blank.text).not.toContain('What it would have come to');
  const answer = await owner.get(`${PAGE}?day=2026-11-19&extra=*&lunch=&lunchAt=13:00&slots=20&headStart=60`);
  expect(answer.text).toContain('What it would have come to');
  expect(answer.text).toMatch(/Happened Played as it was With the change Median wait of walk-ins, min \d+ \d+ \d+/);
  expect(answer.text).toMatch(/Appointments called within 5 min \d+ of \d+/);
  expect(answer.html).toContain('id="hours-picture"');
  const wrong = await owner.get(`${PAGE}?day=2026-11-20&headStart=60`);
  expect(wrong.text).toContain('Choose a day that is over.');
  expect(await lastEventId(app.deps.db.read)).toBe(before);
});

test('the command prints the same figures, and refuses a file that it cannot read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'walkup-'));
  const file = join(folder, 'what-if.json');
  const said: { text: string; data: Readonly<Record<string, unknown>> }[] = [];
  const told: string[] = [];
  const tell = {
    result: (text: string, data: Readonly<Record<string, unknown>>) => void said.push({ text, data }),
    output: () => {},
    progress: (text: string) => void told.push(text),
  };
  writeFileSync(file, JSON.stringify({ store: demo.slug, day: '2026-11-19', headStartMinutes: 0 }));
  expect(await replayCommand.run(app.deps, [file], tell)).toBe(0);
  expect(said[0]!.text).toMatch(/8 of 10 waited under, min +\d+ +\d+ +\d+/);
  const same = await replayStoreDay(app.deps, demo.slug, { headStartMinutes: 0 });
  if (same.kind !== 'replayed') throw new Error(same.kind);
  const store = (await findStore(app.deps.db.read, demo.slug))!;
  const { happened, again, changed } = same.replayed;
  expect(said[0]!.data).toEqual({ store: store.id, day: '2026-11-19', happened, again, changed });
  expect(told.join(' ')).toContain('The same people come at the same minutes');

  writeFileSync(file, JSON.stringify({ store: demo.slug, fewerSlots: 2 }));
  expect(await replayCommand.run(app.deps, [file], tell)).toBe(1);
  expect(told.at(-1)).toContain('fewerSlots');
});
