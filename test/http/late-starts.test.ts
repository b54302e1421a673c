import { afterEach, beforeEach, expect, test } from 'vitest';
import { messagesAbout } from '../../src/db/records/messages.ts';
import { SYSTEM } from '../../src/domain/actor.ts';
import { checkIn } from '../../src/operations/arrival/check-in.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { sendMessages } from '../../src/operations/daily/send-messages.ts';
import { tellLateStarts } from '../../src/operations/daily/tell-late-starts.ts';
import { readyMessage } from '../../src/operations/loading/ready-message.ts';
import { setSettings } from '../../src/operations/manage/set-settings.ts';
import { leaveLine } from '../../src/operations/visit/leave.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { worded } from '../../views/messages/worded.ts';
import { book } from '../support/booked.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

let app: TestApp;
let store: SmallStore;

beforeEach(async () => {
  // 10 in the morning in Chicago; one advisor, and a device booked for 10:40.
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [['device', 'billing']] });
});
afterEach(() => app.close());

const bookAna = () =>
  book(app, store, {
    id: 'apt_1',
    reference: 'K7M4XT',
    at: '2026-11-24T16:40:00Z',
    name: 'Ana',
    email: 'ana@example.com',
  });

/** Appointments before it, all here already: twenty minutes each, and somebody has just been begun with. */
async function crowd(people: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < people; i++) {
    const at = new Date(app.now() + (i + 1) * 60_000).toISOString();
    const id = await book(app, store, { id: `apt_c${i}`, reference: `C${i}M4XT`, at, name: 'Bo' });
    const outcome = await checkIn(app.deps, { storeId: store.id, appointmentId: id, source: 'web', actor: SYSTEM });
    if (outcome.kind !== 'checked_in') throw new Error(outcome.kind);
    ids.push(outcome.visit.id);
  }
  const called = await callNext(app.deps, {
    storeId: store.id,
    counterId: store.counters[0]!,
    visitId: ids[0]!,
    actor: SYSTEM,
  });
  if (called.kind !== 'called') throw new Error(called.kind);
  const as = { kind: 'staff', advisorId: store.advisors[0]!, mayActForOthers: true } as const;
  await startVisit(app.deps, { visitId: ids[0]!, actor: SYSTEM, as });
  return ids;
}

async function told() {
  const rows = (await messagesAbout(app.deps.db.read, 'apt_1')).filter((row) => row.kind === 'running_late');
  const last = rows.at(-1) && (await readyMessage(app.deps, app.deps.db.read, rows.at(-1)!));
  return { rows, last: last ? worded(last) : null };
}

test('who is likely to start late is told once, before leaving, with the range and until when the place is kept', async () => {
  await bookAna();
  expect(await tellLateStarts(app.deps)).toBe(0);
  await crowd(4);
  expect(await tellLateStarts(app.deps)).toBe(1);
  const { rows, last } = await told();
  expect(rows).toHaveLength(1);
  expect(last!.text.subject).toBe('Running late: Tue, Nov 24, 10:40 am at Store sto_1');
  expect(last!.text.lead).toMatch(
    /^We are sorry: your 10:40 am is likely to start between (10:5\d|11:\d\d) am and \d\d:\d\d [ap]m\. Check in by 10:50 am and you keep your place\.$/,
  );
  expect(last!.sms).toContain('is likely to start between');
  expect(last!.calendar).toBeNull();
  app.setNow('2026-11-24T16:02:00Z');
  expect(await tellLateStarts(app.deps)).toBe(0);
  expect((await told()).rows).toHaveLength(1);
});

test('back to plan is told too; what was not sent yet is taken back', async () => {
  await bookAna();
  const crowded = await crowd(4);
  await tellLateStarts(app.deps);
  for (const visitId of crowded.slice(1)) {
    await leaveLine(app.deps, {
      visitId,
      actor: SYSTEM,
      as: { kind: 'staff', advisorId: null, mayActForOthers: true },
    });
  }
  app.setNow('2026-11-24T16:03:00Z');
  expect(await tellLateStarts(app.deps)).toBe(1);
  const { rows, last } = await told();
  expect(rows.map((row) => row.status)).toEqual(['withdrawn', 'pending']);
  expect(last!.text.subject).toContain('On time again');
});

test('nobody is told who must have left, has no contact, or whose store does not want it', async () => {
  await book(app, store, { id: 'apt_1', reference: 'K7M4XT', at: '2026-11-24T16:40:00Z', name: 'Ana' });
  await crowd(4);
  expect(await tellLateStarts(app.deps)).toBe(0);
  await bookMore();
  app.setNow('2026-11-24T16:21:00Z');
  expect(await tellLateStarts(app.deps)).toBe(0);
  app.setNow('2026-11-24T16:05:00Z');
  const settings = { storeId: store.id, actor: SYSTEM };
  await setSettings(app.deps, { ...settings, settings: { runningLateMinutes: 0 } });
  expect(await tellLateStarts(app.deps)).toBe(0);
  await setSettings(app.deps, { ...settings, settings: {} });
  expect(await tellLateStarts(app.deps)).toBe(1);
});

const bookMore = () =>
  book(app, store, {
    id: 'apt_2',
    reference: 'K8M4XT',
    at: '2026-11-24T16:40:00Z',
    name: 'Cy',
    email: 'cy@example.com',
  });

test('what was enqueued is not sent to somebody who has come meanwhile', async () => {
  await bookAna();
  await crowd(4);
  await tellLateStarts(app.deps);
  app.setNow('2026-11-24T16:12:00Z');
  const outcome = await checkIn(app.deps, { storeId: store.id, appointmentId: 'apt_1', source: 'web', actor: SYSTEM });
  expect(outcome.kind).toBe('checked_in');
  const sent: string[] = [];
  await sendMessages(app.deps, {
    channels: new Set(['email']),
    async deliver(message) {
      sent.push(message.kind);
      return { kind: 'delivered' };
    },
  });
  expect(sent).not.toContain('running_late');
  expect((await told()).rows.map((row) => row.status)).toEqual(['withdrawn']);
});

test('a line of walk-ins alone makes no appointment late', async () => {
  await bookAna();
  for (let i = 0; i < 6; i++) {
    await joinLine(app.deps, { storeId: store.id, services: ['device'], source: 'web', actor: SYSTEM });
  }
  expect(await tellLateStarts(app.deps)).toBe(0);
});
