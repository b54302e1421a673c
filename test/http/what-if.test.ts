import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Command, Teller } from '../../src/cli/command.ts';
import { exportDayCommand } from '../../src/cli/export-day.ts';
import { replayCommand } from '../../src/cli/replay.ts';
import { lastEventId } from '../../src/db/records/queue/store-events.ts';
import type { DayFigures } from '../../src/domain/replay/day-figures.ts';
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

test('a break cannot be moved to before the store opened or after the advisor went home', async () => {
  const { output } = await run(exportDayCommand, demo.slug, '--day', '2026-11-19');
  const file = fileOf('lunch.jsonl', output);
  const day = { start: Date.parse('2026-11-19T09:00:00Z'), end: Date.parse('2026-11-20T09:00:00Z') };
  const paused = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .find((e) => e.kind === 'counter_paused' && Date.parse(e.at) > day.start && Date.parse(e.at) < day.end);
  const { advisor } = paused.data;
  for (const time of ['04:30', '03:00', '25:30']) {
    const refused = await run(replayCommand, file, '--lunch', `${advisor}@${time}`);
    expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('not at a counter')]);
  }
  const page = `${PAGE}?day=2026-11-19&lunch=${advisor}&headStart=60&slots=0&lunchAt=`;
  expect((await owner.get(`${page}04:30`)).text).toContain('At that time the advisor is not at a counter.');
});

test('what the form shows is what was played', async () => {
  for (const headStart of ['99999', '-1', '1.5', 'abc', '']) {
    const { text } = await owner.get(`${PAGE}?day=2026-11-19&headStart=${headStart}`);
    expect(text).toContain('a whole number of minutes from 0 to 240');
    expect(text).not.toContain('With the change');
  }
  const fewer = await owner.get(`${PAGE}?day=2026-11-19&headStart=60&slots=37`);
  expect(fewer.html).toMatch(/<option value="37" selected[^>]*>37% fewer/);
  expect(fewer.html).toContain('id="figures-picture"');
  expect((await owner.get(`${PAGE}?day=2026-11-19&headStart=60&slots=abc`)).html).toMatch(/<option value="0" selected/);
});

test('a file that is damaged, doubled or out of order is read right or refused in a sentence', async () => {
  const { output } = await run(exportDayCommand, demo.slug, '--day', '2026-11-19');
  const [first, ...events] = output.trim().split('\n');
  const head = JSON.parse(first!);
  const replayed = async (lines: readonly string[], ...more: string[]) =>
    run(replayCommand, fileOf('odd.jsonl', lines.join('\n')), ...more);
  const right = (await replayed([first!, ...events])).data;
  expect((await replayed([first!, ...[...events].reverse()])).data).toEqual(right);
  expect((await replayed([first!, ...events, ...events])).data).toEqual(right);
  expect((await replayed([`\uFEFF${first}`, ...events])).data).toEqual(right);
  const damaged = [
    { advisors: [null] },
    { advisors: [{ id: 'a' }] },
    { services: ['x'] },
    { services: head.services.map(({ id, key }: Record<string, unknown>) => ({ id, key })) },
    { zone: 'Mars/Base' },
    { day: 'hello' },
    { endsAt: head.startsAt },
  ];
  for (const change of damaged) {
    const { code, said } = await replayed([JSON.stringify({ ...head, ...change }), ...events]);
    expect([code, said]).toEqual([1, expect.stringContaining('the first line lacks something')]);
  }
  expect((await replayed([first!, ...events], '--day', '2026-11-18')).said).toBe('this file is of 2026-11-19 alone');
  const log = [JSON.stringify({ kind: 'config', services: [null], advisors: [] })];
  expect((await replayed(log)).said).toContain('the first line lacks something');
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

const folder = mkdtempSync(join(tmpdir(), 'walkup-'));
const fileOf = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** A command's answer: code, data of its results, its output, what it said beside. */
async function run(command: Command, ...args: string[]) {
  const data: Readonly<Record<string, unknown>>[] = [];
  const texts: string[] = [];
  const said: string[] = [];
  let output = '';
  const tell: Teller = {
    result: (text, value) => {
      data.push(value);
      texts.push(text);
    },
    output: (text) => {
      output += text;
    },
    progress: (text) => void said.push(text),
  };
  const code = await command.run(app.deps, args, tell);
  return { code, data: data[0], text: texts.join('\n'), output, said: said.join('\n') };
}

test('an exported day is replayed from its file alone, with the figures of the log', async () => {
  const before = await lastEventId(app.deps.db.read);
  const exported = await run(exportDayCommand, demo.slug, '--day', '2026-11-19');
  expect(exported.code).toBe(0);
  const lines = exported.output.trim().split('\n');
  expect(JSON.parse(lines[0]!)).toMatchObject({ kind: 'day', store: demo.slug, zone: 'America/New_York' });
  expect(lines.length).toBeGreaterThan(100);
  const file = fileOf('day.jsonl', exported.output);
  const same = await replayStoreDay(app.deps, demo.slug, { day: '2026-11-19', rules: { headStartMinutes: 0 } });
  if (same.kind !== 'replayed') throw new Error(same.kind);
  const { happened, again, changed } = same.replayed;
  const replayed = await run(replayCommand, file, '--rule', 'headStartMinutes=0');
  expect(replayed.code).toBe(0);
  expect(replayed.data).toEqual({ store: demo.slug, day: '2026-11-19', happened, again, changed });
  expect(replayed.text).toMatch(/8 of 10 waited under, min +\d+ +\d+ +\d+/);
  expect(replayed.said).toContain('The same people come at the same minutes');
  expect(replayed.said).toContain('what the store has learned');

  const events = fileOf('events.jsonl', lines.slice(1).join('\n'));
  expect((await run(replayCommand, events)).said).toContain('name it with --store');
  const bare = await run(replayCommand, events, '--store', demo.slug, '--rule', 'headStartMinutes=0');
  expect(bare.data).toEqual(replayed.data);
  const page = fileOf('page.json', JSON.stringify({ data: lines.slice(1).map((line) => JSON.parse(line)) }));
  expect((await run(replayCommand, page, '--store', demo.slug)).data).toMatchObject({ happened, again, changed: null });
  const own = await run(replayCommand, '--store', demo.slug, '--day', '2026-11-19', '--rule', 'headStartMinutes=0');
  expect(own.data).toEqual(replayed.data);
  expect(await lastEventId(app.deps.db.read)).toBe(before);
});

test('staff and rules are changed by options; one more advisor shortens the wait, one fewer lengthens it', async () => {
  const { output } = await run(exportDayCommand, demo.slug, '--day', '2026-11-19');
  const file = fileOf('staff.jsonl', output);
  const waits = async (...change: string[]) => {
    const { data } = await run(replayCommand, file, ...change);
    const { again, changed } = data as unknown as { again: DayFigures; changed: DayFigures };
    return { again: again.p80Wait!, changed: changed.p80Wait! };
  };
  const more = await waits('--extra', 'all');
  expect(more.changed).toBeLessThan(more.again);
  const wrong = await run(replayCommand, file, '--without', 'adv_nobody');
  expect(wrong.code).toBe(1);
  const [advisor] = wrong.said.split('There are: ')[1]!.split(', ');
  const fewer = await waits('--without', advisor!);
  expect(fewer.changed).toBeGreaterThan(fewer.again);
  expect((await run(replayCommand, file, '--extra', 'haircut')).said).toContain('trouble, new-line');
  const ofStore = ['--store', demo.slug, '--day', '2026-11-19'];
  expect((await run(replayCommand, ...ofStore, '--extra', 'haircut')).said).toContain('trouble, new-line');
  expect((await run(replayCommand, ...ofStore, '--without', 'nobody')).said).toContain(`${advisor} (`);
  await expect(run(replayCommand, file, '--rule', 'haste=1')).rejects.toThrow('none of checkInOpensMinutes');
  await expect(run(replayCommand, file, '--fewer-slots', '2')).rejects.toThrow('from 0 to 1');
  await expect(run(replayCommand)).rejects.toThrow('name a file');
  expect((await run(replayCommand, fileOf('bad.jsonl', `${output.split('\n')[0]}\n{"t":1}`))).said).toBe(
    "line 2 is no event of a store's log",
  );
  expect((await run(replayCommand, fileOf('text.jsonl', 'hello'))).said).toContain('line 1 of');
});

test('a log of the open protocol is replayed too: its last day, what the days before teach', async () => {
  const config = {
    kind: 'config',
    store: 'small',
    services: [{ id: 'quick', nominalMin: 10 }],
    advisors: [{ id: 'a1', skills: ['quick'] }],
    policy: { headStart: 60, reserve: 15 },
  };
  const event = (t: number, type: string, more: object) => ({ kind: 'event', t, type, ...more });
  const day = (d: number) => [
    event(d * 1440 + 539, 'day_start', { day: d, advisors: [], appointments: [] }),
    event(d * 1440 + 540, 'advisor_on', { advisor: 'a1' }),
    ...[0, 1, 2].flatMap((i) => [
      event(d * 1440 + 541 + i, 'join', { visitId: `v${d}${i}`, visitKind: 'walkin', service: 'quick' }),
      event(d * 1440 + 542 + 12 * i, 'call', { visitId: `v${d}${i}`, advisor: 'a1' }),
      event(d * 1440 + 543 + 12 * i, 'start', { visitId: `v${d}${i}`, advisor: 'a1' }),
      event(d * 1440 + 553 + 12 * i, 'finish', { visitId: `v${d}${i}`, advisor: 'a1' }),
    ]),
    event(d * 1440 + 1080, 'advisor_off', { advisor: 'a1' }),
  ];
  const all = [config, ...[...day(0), ...day(1)].sort((a, b) => a.t - b.t)];
  const file = fileOf('open.jsonl', all.map((line) => JSON.stringify(line)).join('\n'));
  const last = await run(replayCommand, file, '--extra', 'quick');
  expect(last.said).toContain('what the days before it in the file teach');
  const {
    day: number,
    happened,
    changed,
  } = last.data as unknown as Record<'happened' | 'changed', DayFigures> & {
    day: string;
  };
  expect(number).toBe('1');
  expect(happened).toMatchObject({ came: 3, medianWait: 12, walkOuts: 0 });
  expect(changed.medianWait!).toBeLessThan(happened.medianWait!);
  expect((await run(replayCommand, file, '--day', '7')).code).toBe(1);
});
