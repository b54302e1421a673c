import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinLine, type WalkIn } from '../../src/operations/arrival/walk-in.ts';
import type { PageForm } from '../support/html.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { signInAs } from '../support/staff-desk.ts';
import { type TestApp, testApp } from '../support/test-app.ts';
import type { PageAnswer, Visitor } from '../support/visitor.ts';

const QUEUE = '/staff/sto-1/queue';

let app: TestApp;
let store: SmallStore;
let nadia: Visitor;
let sam: Visitor;

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [['billing', 'device'], ['billing']] });
  nadia = await signInAs(app, store, { name: 'Nadia', role: 'advisor', advisorId: store.advisors[0]! });
  sam = await signInAs(app, store, { name: 'Sam', role: 'advisor', advisorId: store.advisors[1]! });
});
afterEach(() => app.close());

async function joins(service: string, some: Partial<WalkIn> = {}): Promise<string> {
  const actor = { kind: 'device', id: 'dev_1' } as const;
  const joined = await joinLine(app.deps, { storeId: store.id, services: [service], source: 'kiosk', actor, ...some });
  if (joined.kind !== 'joined') throw new Error(joined.kind);
  return joined.visit.id;
}
const nextForm = (page: PageAnswer) => page.forms.find((form) => form.html.includes('id="call-next-'))!;
const visitNow = async (id: string) => (await app.deps.db.read.query.visits.findMany()).find((v) => v.id === id)!;

async function serves(who: Visitor): Promise<PageAnswer> {
  return who.submit((await who.submit(nextForm(await who.get(QUEUE)))).form('/starts'));
}

test('who lacks the skill is not offered the call; from an older screen it is refused with who can', async () => {
  const visit = await joins('device');
  const page = await sam.get(QUEUE);
  expect(page.text).toContain('Not your skill');
  expect(page.html).not.toContain(`call=${visit}`);
  const mara = await signInAs(app, store, { name: 'Mara', role: 'manager' });
  expect((await mara.get(QUEUE)).text).not.toContain('Not your skill');
  const late = await sam.post('/staff/sto-1/calls', { visit, reason: 'quick', key: 'older-screen-1' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('You do not give the service that D001 comes for.');
  expect(late.text).toContain('Who gives Device trouble now: Advisor 1, Counter 1.');
  expect((await visitNow(visit)).status).toBe('waiting');
});

test('one who asked for a colleague is not called somebody without the skill', async () => {
  await joins('billing', { advisorId: store.advisors[0]! });
  const page = await sam.get(QUEUE);
  expect(page.text).toContain('B001');
  expect(page.text).not.toContain('Not your skill');
  expect(page.text).toContain('You can serve 0');
});

test('a visit is handed over to who gives its service: others are not offered, and refused with the way out', async () => {
  const visit = await joins('device');
  await serves(nadia);
  const form = await nadia.get(`${QUEUE}?visit=${visit}&do=hand-over`);
  expect(form.text).toContain('No colleague at a counter gives Device trouble.');
  expect(form.text).not.toContain('Advisor 2, Counter 2: free');
  const refused = await nadia.post(`/staff/sto-1/visits/${visit}/handovers`, { advisor: store.advisors[1]! });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('This colleague does not give that service.');
  expect(refused.text).toContain('Where does D001 go?');
});

test('a parked one of a service one does not give is left to who can, with their name', async () => {
  const visit = await joins('device');
  await nadia.submit((await serves(nadia)).form('/parkings'));
  expect((await sam.get(QUEUE)).forms.some((form) => form.action.endsWith('/resumptions'))).toBe(false);
  const late = await sam.post(`/staff/sto-1/visits/${visit}/resumptions`, {});
  expect(late.status).toBe(409);
  expect(late.text).toContain('Who gives Device trouble now: Advisor 1, Counter 1.');
});

test('a contact that is in line already is not put into a second visit: what was typed stays', async () => {
  await joins('billing', { phone: '+13125550142' });
  const visit = await joins('billing', { name: 'Ana' });
  const form = (await nadia.get(`${QUEUE}?visit=${visit}&do=details`)).form('/details');
  const refused = await nadia.submit(form, { phone: '(312) 555-0142', name: 'Ana Solis' });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('That phone or e-mail is in line already, as B001.');
  const again = refused.form('/details');
  expect(again.values).toMatchObject({ phone: '(312) 555-0142', name: 'Ana Solis' });
  expect((await nadia.submit(again, { phone: '' })).text).toContain('The details of B002 are saved.');
  expect(await visitNow(visit)).toMatchObject({ name: 'Ana Solis', contactHash: null });
});

test('back into a counter that has somebody by now: which counter, and whom', async () => {
  await joins('billing');
  const parked = await nadia.submit((await serves(nadia)).form('/parkings'));
  const undo = parked.form('/undoings');
  await joins('device');
  await nadia.submit(nextForm(await nadia.get(QUEUE)));
  const late = await nadia.submit(undo);
  expect(late.status).toBe(409);
  expect(late.text).toContain('Counter 1 has D002 by now. Finish or park that first.');
});

test('a break, the way back and closing that are sent twice are done once, and none is told as refused', async () => {
  const kinds = async () => (await app.deps.db.read.query.storeEvents.findMany()).map((event) => event.kind);
  const twice = async (form: PageForm, fields = {}): Promise<PageAnswer> => {
    await nadia.submit(form, fields);
    app.advance(2);
    const again = await nadia.submit(form, fields);
    expect(again.status).toBe(200);
    return again;
  };
  const paused = await twice((await nadia.get(`${QUEUE}?show=break`)).form('/pauses'), { pause: 'lunch:30' });
  expect(paused.text).toContain('10:30');
  await twice(paused.form('/resumptions'));
  const back = await nadia.post('/staff/sto-1/resumptions', { key: 'another-press-1' });
  expect(back.status).toBe(200);
  await twice((await nadia.get(`${QUEUE}?show=close`)).form('/closings'));
  const done = (await kinds()).filter((kind) => /^counter_(paused|resumed|closed)$/.test(kind));
  expect(done).toEqual(['counter_paused', 'counter_resumed', 'counter_closed']);
});
