import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendMessages } from '../../src/operations/daily/send-messages.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { signInAs } from '../support/staff-desk.ts';
import { type TestApp, testApp } from '../support/test-app.ts';
import type { PageAnswer, Visitor } from '../support/visitor.ts';

const BASE = '/staff/sto-1/appointments';
const SHIFT = { date: '2026-11-24', from: '2026-11-24T15:00:00Z', to: '2026-11-25T00:00:00Z' };

let app: TestApp;
let store: SmallStore;
let nadia: Visitor;
let olga: Visitor;

beforeEach(async () => {
  // 10:00 in Chicago.
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, {
    advisors: [['billing', 'device']],
    shift: SHIFT,
    settings: { walkInReserveShare: 0 },
  });
  nadia = await signInAs(app, store, { name: 'Nadia', role: 'advisor', advisorId: store.advisors[0]! });
  olga = await signInAs(app, store, { name: 'Olga', role: 'manager' });
});
afterEach(() => app.close());

const times = (who = nadia): Promise<PageAnswer> => who.get(`${BASE}/new/times?service=billing&day=2026-11-24&party=1`);
const at = (time: string): string => `2026-11-24T${time}:00Z`;
const booked = () => app.deps.db.read.query.appointments.findMany();
type Row = Awaited<ReturnType<typeof booked>>[number];
const bookedByTime = async () => (await booked()).sort((a, b) => a.startsAt - b.startsAt);
const someone = { name: 'Ana Solis', phone: '312 555 0142', language: 'es', 'needs[]': ['seat', 'interpreter'] };

test('booked for a customer in their language with their needs, and written to in it', async () => {
  const form = (await times()).form(BASE);
  const wrong = await nadia.submit(form, { startsAt: at('18:00'), ...someone, phone: '12' });
  expect(wrong.status).toBe(422);
  // What was typed and chosen is still there.
  expect(wrong.form(BASE).values).toMatchObject({ name: 'Ana Solis', language: 'es' });
  expect(wrong.html).toMatch(/value="seat"[^>]*checked/);
  const done = await nadia.submit(wrong.form(BASE), { startsAt: at('18:00'), ...someone });
  expect(done.text).toContain('Booked.');
  expect(done.text).toContain('(312) 555-0142');
  const [row] = await booked();
  expect(row).toMatchObject({ language: 'es', needs: ['seat', 'interpreter'], phone: '+13125550142', source: 'staff' });
  const [message] = await app.deps.db.read.query.messages.findMany();
  expect(message).toMatchObject({ kind: 'confirmed', language: 'es', recipient: '+13125550142' });
});

test('the same form sent twice is one appointment; two who take the last time at once are not two', async () => {
  const [mine, hers] = [(await times()).form(BASE), (await times(olga)).form(BASE)];
  const [first, again] = [
    await nadia.submit(mine, { startsAt: at('18:00') }),
    await nadia.submit(mine, { startsAt: at('18:00') }),
  ];
  expect(again.path).toBe(first.path);
  const late = await olga.submit(hers, { startsAt: at('18:00'), ...someone });
  expect(late.status).toBe(409);
  const [nearest, all] = late.forms.filter((form) => form.action === BASE);
  expect(all!.values).toMatchObject({ name: 'Ana Solis', language: 'es' });
  expect(await booked()).toHaveLength(1);
  // One of the nearest times, in one press: for the same customer.
  await olga.submit(nearest!, { startsAt: /name="startsAt" value="([^"]+)"/.exec(nearest!.html)![1]! });
  const { phone, needs } = (await booked()).find(({ name }) => name === 'Ana Solis')!;
  expect({ phone, needs }).toEqual({ phone: '+13125550142', needs: ['seat', 'interpreter'] });
});

test('moved, then cancelled by a colleague: the older screen is told how it stands', async () => {
  await nadia.submit((await times()).form(BASE), { startsAt: at('18:00'), ...someone });
  const [{ id }] = (await bookedByTime()) as [Row];
  const move = await nadia.get(`${BASE}/${id}/move?day=2026-11-24`);
  const cancel = await olga.get(`${BASE}/${id}/cancellation`);
  const moved = await nadia.submit(move.form('/move'), { startsAt: at('19:00') });
  expect(moved.text).toContain('Moved.');
  const older = await nadia.get(`${BASE}/${id}/move?day=2026-11-24`);
  const cancelled = await olga.submit(cancel.form('/cancellation'), { reason: 'staff' });
  expect(cancelled.text).toContain('Cancelled.');
  const late = await nadia.submit(older.form('/move'), { startsAt: at('20:00') });
  expect(late.text).toContain('That is not possible any more. This is how it stands now.');
  const twice = await nadia.submit(cancel.form('/cancellation'), { reason: 'other' });
  expect(twice.text).toContain('Cancelled.');
  expect((await booked()).map(({ status }) => status)).toEqual(['cancelled']);
});

test('who has no contact, and whom the last message did not reach, is to be told by voice', async () => {
  await nadia.submit((await times()).form(BASE), { startsAt: at('18:00'), name: 'Ben T.' });
  await nadia.submit((await times()).form(BASE), { startsAt: at('20:00'), ...someone });
  const [ben, ana] = (await bookedByTime()) as [Row, Row];
  const moved = await nadia.submit((await nadia.get(`${BASE}/${ben.id}/move?day=2026-11-24`)).form('/move'), {
    startsAt: at('19:00'),
  });
  expect(moved.text).toContain('Moved. There is no contact: please tell the customer in person.');
  expect((await nadia.get(`${BASE}/${ana.id}`)).text).not.toContain('did not reach');
  const refuses = async () => ({ kind: 'refused', error: 'landline' }) as const;
  await sendMessages(app.deps, { channels: new Set(['sms', 'email'] as const), deliver: refuses });
  expect((await nadia.get(`${BASE}/${ana.id}`)).text).toContain('The last message did not reach them: please call.');
  app.setNow(at('18:30'));
  expect((await nadia.get('/staff/sto-1/queue')).text).toMatch(/2:00 Ana S\..*not here Not reached/);
  const list = await olga.get('/manage/stores/sto-1/attention');
  expect(list.text).toContain('Ana Solis Tue, Nov 24, 2:00 pm, (312) 555-0142');
});

test('who may only look books, moves and cancels nothing', async () => {
  await nadia.submit((await times()).form(BASE), { startsAt: at('18:00'), ...someone });
  const [{ id }] = (await bookedByTime()) as [Row];
  const vera = await signInAs(app, store, { name: 'Vera', role: 'viewer' });
  expect((await vera.get(`${BASE}/${id}`)).forms.some((form) => form.action.includes('/appointments'))).toBe(false);
  for (const [path, fields] of [
    [BASE, { service: 'billing', party: '1', startsAt: at('20:00') }],
    [`${BASE}/${id}/move`, { startsAt: at('20:00') }],
    [`${BASE}/${id}/cancellation`, { reason: 'other' }],
  ] as const) {
    expect([path, (await vera.post(path, fields)).status]).toEqual([path, 403]);
  }
  expect((await booked()).map(({ status }) => status)).toEqual(['booked']);
});
