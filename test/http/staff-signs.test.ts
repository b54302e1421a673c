import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saveShift } from '../../src/db/records/staff/shifts.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { joinLine, type WalkIn } from '../../src/operations/arrival/walk-in.ts';
import { pauseCounter, resumeCounter } from '../../src/operations/counter/staff-counter.ts';
import { type Delivery, sendMessages } from '../../src/operations/daily/send-messages.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { signInAs } from '../support/staff-desk.ts';
import { type TestApp, type TestAppOptions, testApp } from '../support/test-app.ts';
import type { Visitor } from '../support/visitor.ts';

const QUEUE = '/staff/sto-1/queue';
const PHONE = '+13125550142';

let app: TestApp;
let store: SmallStore;
let nadia: Visitor;
const at = (time: string): number => Date.parse(`2026-11-24T${time}:00Z`);

async function start(options: TestAppOptions = {}): Promise<void> {
  // 10:00 in Chicago; the store closes at 18:00, which is midnight UTC.
  app = await testApp({ now: '2026-11-24T16:00:00Z', ...options });
  store = await smallStore(app.deps, { advisors: [['billing', 'device', 'plan'], ['billing', 'plan'], ['device']] });
  nadia = await signInAs(app, store, { name: 'Nadia', role: 'advisor', advisorId: store.advisors[0]! });
}
beforeEach(() => start());
afterEach(() => app.close());

async function joins(service: string, some: Partial<WalkIn> = {}): Promise<string> {
  const actor = { kind: 'device', id: 'dev_1' } as const;
  const wanted = {
    storeId: store.id,
    services: [service],
    source: 'kiosk',
    actor,
    evenIfStopped: true,
    ...some,
  } as const;
  const joined = await joinLine(app.deps, wanted);
  if (joined.kind !== 'joined') throw new Error(joined.kind);
  return joined.visit.id;
}
const screen = async (): Promise<string> => (await nadia.get(QUEUE)).text;

describe('the break that is due', () => {
  const shift = () =>
    inTransaction(app.deps.db, (tx) =>
      saveShift(
        tx,
        {
          id: 'shf_1',
          storeId: store.id,
          advisorId: store.advisors[0]!,
          date: '2026-11-24',
          startsAt: at('15:00'),
          endsAt: at('23:00'),
        },
        [{ id: 'brk_1', storeId: store.id, shiftId: 'shf_1', startsAt: at('18:00'), endsAt: at('18:30') }],
      ),
    );

  test('is told from 20 minutes before, then as over, and no more once it was taken', async () => {
    await shift();
    app.setNow(at('17:39'));
    expect(await screen()).not.toContain('Break at');
    app.setNow(at('17:41'));
    expect(await screen()).toContain('Break at 12:00 pm');
    app.setNow(at('18:05'));
    expect(await screen()).toContain('Your break was due at 12:00 pm');
    const counter = { storeId: store.id, counterId: store.counters[0]!, actor: { kind: 'account', id: 'a' } as const };
    await pauseCounter(app.deps, { ...counter, minutes: 20, reason: 'lunch' });
    expect(await screen()).not.toContain('was due at');
    app.setNow(at('18:25'));
    await resumeCounter(app.deps, counter);
    expect(await screen()).not.toContain('was due at');
  });
});

test('the floor says who can do what, by what they cannot where that is shorter', async () => {
  const text = await screen();
  const floor = text.slice(text.indexOf('Floor 3 counters open'));
  // Who gives everything has no line; of two in three the missing one is named; of one in three the one.
  expect(floor).toMatch(/1 You free/);
  expect(floor).toMatch(/2 Advisor 2\. free \d+ min All but Device trouble/);
  expect(floor).toMatch(/3 Advisor 3\. free \d+ min Device trouble/);
  const spanish = await nadia.get(`${QUEUE}?lang=es`);
  expect(spanish.text).toContain('Todo menos Device trouble');
});

test('before closing: who is the last in line, who is after it, and that nobody joins any more', async () => {
  // 17:20 in Chicago, with 40 minutes left and 20 of device trouble each.
  app.setNow('2026-11-24T23:20:00Z');
  expect(await screen()).not.toContain('reaches closing');
  for (let n = 0; n < 8; n++) await joins('device');
  app.advance(1);
  const text = await screen();
  expect(text).toContain('The line reaches closing time; nobody joins any more.');
  const last = /(D\d{3}) is the last who will be served before closing\./.exec(text)?.[1];
  expect(last).toMatch(/^D00[1-7]$/);
  const rows = text.slice(text.indexOf('Line 8'), text.indexOf('Who joins now waits'));
  const after = [...rows.matchAll(/(D\d{3})(?:(?!D\d{3}).)*After closing/g)].map(([, ticket]) => ticket!);
  expect(after.length).toBeGreaterThan(0);
  for (const ticket of after) expect(ticket > last!).toBe(true);
});

describe('whom no message reaches', () => {
  const gateway = (delivery: Delivery) =>
    sendMessages(app.deps, { channels: new Set(['sms', 'email'] as const), deliver: async () => delivery });

  test('is marked in line, told when called, and counted for the manager', async () => {
    const visit = await joins('billing', { name: 'Ana S.', phone: PHONE });
    await joins('billing', { name: 'Ben T.' });
    expect(await screen()).not.toContain('Not reached');
    const called = await nadia.submit((await nadia.get(QUEUE)).forms.find((f) => f.html.includes('id="call-next-'))!);
    expect(called.text).not.toContain('No message reached them');
    await gateway({ kind: 'refused', error: 'landline' });
    expect(await screen()).toContain('No message reached them: call them by voice.');
    await nadia.submit((await nadia.get(QUEUE)).form('/absences'));
    expect(await screen()).toMatch(/B001 Ana S\. Billing question .*Not reached/);
    const mara = await signInAs(app, store, { name: 'Mara', role: 'manager' });
    expect((await mara.get('/manage/stores/sto-1')).text).toContain('One customer was not reached by message');
    const list = await mara.get('/manage/stores/sto-1/attention');
    expect(list.text).toContain('Ana S. in the store, B001, (312) 555-0142');
    expect(list.html).toContain(`/staff/sto-1/queue?visit=${visit}&amp;do=menu`);
    expect((await mara.get('/manage/stores/sto-1/attention?lang=es')).text).toContain(
      'A un cliente no le llegó el mensaje',
    );
  });

  test('is reached again by the next message that arrives; one that is tried again is no failure yet', async () => {
    await joins('billing', { name: 'Ana S.', phone: PHONE });
    await nadia.submit((await nadia.get(QUEUE)).forms.find((f) => f.html.includes('id="call-next-'))!);
    await gateway({ kind: 'failed', error: 'busy' });
    expect(await screen()).not.toContain('No message reached them');
    await nadia.submit((await nadia.get(QUEUE)).form('/absences'));
    app.advance(2);
    await gateway({ kind: 'refused', error: 'landline' });
    expect(await screen()).toContain('Not reached');
    app.advance(1);
    await nadia.submit((await nadia.get(QUEUE)).form('/returns'));
    await nadia.submit((await nadia.get(QUEUE)).forms.find((f) => f.html.includes('id="call-next-'))!);
    await gateway({ kind: 'delivered' });
    expect(await screen()).not.toMatch(/No message reached them|Not reached/);
  });
});

test('a number that nothing here can send to is not counted on; who gave none waits for the voice anyway', async () => {
  await app.close();
  await start({ channels: new Set(['email'] as const) });
  await joins('billing', { name: 'Ana S.', phone: PHONE });
  await joins('billing', { name: 'Ben T.' });
  expect((await screen()).match(/Not reached/g)).toHaveLength(1);
});
