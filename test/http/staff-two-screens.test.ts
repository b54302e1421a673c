import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinLine, type WalkIn } from '../../src/operations/arrival/walk-in.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { signInAs } from '../support/staff-desk.ts';
import { type TestApp, testApp } from '../support/test-app.ts';
import type { PageAnswer, Visitor } from '../support/visitor.ts';

const QUEUE = '/staff/sto-1/queue';

let app: TestApp;
let store: SmallStore;
let nadia: Visitor;
let sam: Visitor;
let mara: Visitor;

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, {
    advisors: [
      ['billing', 'device'],
      ['billing', 'device'],
    ],
  });
  nadia = await signInAs(app, store, { name: 'Nadia', role: 'advisor', advisorId: store.advisors[0]! });
  sam = await signInAs(app, store, { name: 'Sam', role: 'advisor', advisorId: store.advisors[1]! });
  mara = await signInAs(app, store, { name: 'Mara', role: 'manager' });
});
afterEach(() => app.close());

async function joins(service: string, some: Partial<WalkIn> = {}): Promise<string> {
  const actor = { kind: 'device', id: 'dev_1' } as const;
  const joined = await joinLine(app.deps, { storeId: store.id, services: [service], source: 'kiosk', actor, ...some });
  if (joined.kind !== 'joined') throw new Error(joined.kind);
  return joined.visit.id;
}
const queue = (who: Visitor): Promise<PageAnswer> => who.get(QUEUE);
const nextForm = (page: PageAnswer) => page.forms.find((form) => form.html.includes('id="call-next-'))!;
const visitNow = async (id: string) => (await app.deps.db.read.query.visits.findMany()).find((v) => v.id === id)!;

test('both call the one who waits, on the same screen: one has them, the other that nobody is left', async () => {
  const only = await joins('billing');
  const screens = await Promise.all([nadia, sam].map(queue));
  const [first, second] = await Promise.all([nadia.submit(nextForm(screens[0]!)), sam.submit(nextForm(screens[1]!))]);
  const called = await visitNow(only);
  expect(called).toMatchObject({ status: 'called', callCount: 1 });
  const [winner, loser] = called.advisorId === store.advisors[0] ? [first, second] : [second, first];
  expect(winner.text).toContain('Called to you');
  expect(loser.status).toBe(409);
  expect(loser.text).toContain('Nobody can be called just now.');
  expect(loser.text).not.toContain('Called to you');
});

test('one finishes while a manager transfers: the second of the two is told what the first did, and the visit moved once', async () => {
  const visit = await joins('billing', { name: 'Ana S.' });
  const called = await nadia.submit(nextForm(await queue(nadia)));
  const served = await nadia.submit(called.form('/starts'));
  const transfer = await mara.get(`${QUEUE}?visit=${visit}&do=transfer`);
  app.advance(1);
  const sent = await mara.submit(transfer.form('/transfers'), { service: store.service('device') });
  expect(sent.text).toContain('B001 is sent on and keeps the place.');
  const late = await nadia.submit(served.form('/completion'), { outcome: 'resolved', summary: 'All is well' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('That had changed meanwhile B001 waits in line. Mara did that at 10:01 am.');
  expect(await visitNow(visit)).toMatchObject({ status: 'waiting', outcome: null, summary: null });
});

test('and the other way round: finished first, the transfer changes nothing', async () => {
  const visit = await joins('billing');
  const called = await nadia.submit(nextForm(await queue(nadia)));
  const served = await nadia.submit(called.form('/starts'));
  const transfer = await mara.get(`${QUEUE}?visit=${visit}&do=transfer`);
  await nadia.submit(served.form('/completion'), { outcome: 'resolved' });
  const late = await mara.submit(transfer.form('/transfers'), { service: store.service('device') });
  expect(late.status).toBe(409);
  expect(late.text).toContain('That had changed meanwhile B001 is finished. Nadia did that at 10:00 am.');
  expect((await visitNow(visit)).status).toBe('completed');
});

test('a parked one taken up by two is with one of them', async () => {
  const visit = await joins('billing');
  const called = await nadia.submit(nextForm(await queue(nadia)));
  const served = await nadia.submit(called.form('/starts'));
  await nadia.submit(served.form('/parkings'));
  const [mine, his] = [await queue(nadia), await queue(sam)];
  await sam.submit(his.form('/resumptions'));
  const late = await nadia.submit(mine.form('/resumptions'));
  expect(late.status).toBe(409);
  expect(late.text).toContain('B001 is served at Counter 2. Sam did that at 10:00 am.');
  expect(await visitNow(visit)).toMatchObject({ status: 'in_service', advisorId: store.advisors[1] });
});

test('details corrected on an older screen do not overwrite those of a colleague', async () => {
  const visit = await joins('billing', { name: 'Ana' });
  const form = `${QUEUE}?visit=${visit}&do=details`;
  const [mine, his] = [(await nadia.get(form)).form('/details'), (await sam.get(form)).form('/details')];
  expect((await sam.submit(his, { name: 'Ana Solis', size: '3' })).text).toContain('The details of B001 are saved.');
  const late = await nadia.submit(mine, { name: 'Anna', size: '1' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('Sam did that at 10:00 am.');
  expect(await visitNow(visit)).toMatchObject({ name: 'Ana Solis', partySize: 3 });
});

test('a counter opened by two at once is one of theirs, and the other is told whose', async () => {
  await app.close();
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [['billing'], ['billing']], openCounters: false });
  nadia = await signInAs(app, store, { name: 'Nadia', role: 'advisor', advisorId: store.advisors[0]! });
  sam = await signInAs(app, store, { name: 'Sam', role: 'advisor', advisorId: store.advisors[1]! });
  const forms = await Promise.all([nadia, sam].map(async (who) => (await queue(who)).form('/openings')));
  const counter = store.counters[0]!;
  const answers = await Promise.all([nadia.submit(forms[0]!, { counter }), sam.submit(forms[1]!, { counter })]);
  const [refused] = answers.filter(({ status }) => status === 409);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(refused!.text).toMatch(/Counter 1 was just opened by Advisor [12]\./);
});
