import { afterEach, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../src/domain/actor.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { completeVisit } from '../../src/operations/visit/complete.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { openStream } from '../support/event-stream.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

let app: TestApp;
let store: SmallStore;

beforeEach(async () => {
  // A Tuesday, 9:30 am in Chicago.
  app = await testApp({ now: '2026-11-24T15:30:00Z' });
  store = await smallStore(app.deps, {
    advisors: [['billing', 'device', 'plan']],
    shift: { date: '2026-11-24', from: '2026-11-24T15:00:00Z', to: '2026-11-25T00:00:00Z' },
  });
});
afterEach(() => app.close());

const join = async (visitor = app.visitor(), fields: Record<string, string> = {}) => {
  const page = await visitor.get('/stores/sto-1/join?service=device');
  return visitor.submit(page.form('/visits'), fields);
};

test('a store page says until when it is open, the wait of each service and the hours of the next days', async () => {
  const page = await app.visitor().get('/stores/sto-1');
  expect(page.status).toBe(200);
  expect(page.text).toContain('Open until 6 pm');
  expect(page.text).toContain('If you joined now');
  expect(page.text).toMatch(/Device trouble about 20 min under 5 min/);
  expect(page.text).toMatch(/Next free time \d+:\d\d am/);
  expect(page.text).toMatch(/Tue, Nov 24 today/);
  expect(page.text).toMatch(/Mon, Nov 30/);
  expect(page.html).toContain('"@type":"Store"');
});

test('the same page in Spanish', async () => {
  const page = await app.visitor().get('/stores/sto-1?lang=es');
  expect(page.html).toContain('<html lang="es"');
  expect(page.text).toContain('Si entrara ahora');
  expect(page.text).toContain('Entrar en la fila');
});

test('who joins sees the forecast first, then the ticket and the place', async () => {
  const visitor = app.visitor();
  const choose = await visitor.get('/stores/sto-1/join');
  expect(choose.text).toContain('What do you come for?');
  const forecast = await visitor.get('/stores/sto-1/join?service=device');
  expect(forecast.text).toContain('under 5 min');
  const visit = await visitor.submit(forecast.form('/visits'), { name: 'Maya' });
  expect(visit.path).toMatch(/^\/visits\/vis_/);
  expect(visit.text).toContain('D001');
  expect(visit.text).toContain('You’re next.');
  app.advance(3);
  const second = await join();
  expect(second.text).toContain('You’re in line. 1 person is ahead of you.');
  expect(second.text).toContain('D001 Here since 9:30 am, before you');
});

test('a page that tells times by itself tells them by the clock of the store, wherever the browser is', async () => {
  const pages = [
    await app.visitor().get('/stores/sto-1'),
    await app.visitor().get('/stores/sto-1/join?service=device'),
    await join(),
  ];
  for (const page of pages) expect(page.html).toMatch(/<html[^>]* data-zone="America\/Chicago"/);
});

test('pressing twice gives one ticket', async () => {
  const visitor = app.visitor();
  const form = (await visitor.get('/stores/sto-1/join?service=device')).form('/visits');
  const first = await visitor.submit(form);
  const again = await visitor.submit(form);
  expect(again.path).toBe(first.path);
});

test('a number that is none comes back with everything typed and a summary of what is wrong', async () => {
  const answer = await join(app.visitor(), { name: 'Maya', phone: '555', away: '20' });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('One thing to fix');
  expect(answer.text).toContain('Enter a phone number with 10 digits, or leave it empty');
  expect(answer.form('/visits').values).toMatchObject({ name: 'Maya', phone: '555', away: '20' });
});

test('who is on the way keeps the place and is called from then on', async () => {
  const visitor = app.visitor();
  const page = await join(visitor, { away: '20' });
  expect(page.text).toContain('on your way. We call you from 9:50 am on.');
  const here = await visitor.submit(page.form('/here'));
  expect(here.text).toContain('You’re next.');
});

test('more time, then leaving, asked once more', async () => {
  const visitor = app.visitor();
  const page = await join(visitor);
  const away = await visitor.submit(page.form('/away'));
  expect(away.text).toContain('We call you from 9:40 am on.');
  const sure = await visitor.get(`${page.path}/leave`);
  expect(sure.text).toContain('Leave the line?');
  const left = await visitor.submit(sure.form('/leave'));
  expect(left.text).toContain('You left the line.');
  expect(left.text).toContain('Join the line again');
});

test('called, served and done are each said', async () => {
  const visitor = app.visitor();
  const page = await join(visitor);
  const command = {
    actor: SYSTEM,
    as: { kind: 'staff', advisorId: store.advisors[0]!, mayActForOthers: true },
  } as const;
  await callNext(app.deps, { counterId: store.counters[0]!, actor: SYSTEM });
  expect((await visitor.get(page.path)).text).toContain('It’s your turn: Counter 1');
  const visitId = page.path.split('/').at(-1)!;
  await startVisit(app.deps, { visitId, ...command });
  expect((await visitor.get(page.path)).text).toContain('You’re being served at Counter 1.');
  await completeVisit(app.deps, { visitId, ...command });
  expect((await visitor.get(page.path)).text).toContain('Your visit is done.');
});

test('an act that the line has overtaken is answered with how it stands', async () => {
  const visitor = app.visitor();
  const page = await join(visitor);
  await visitor.submit(page.form('/away'));
  const late = await visitor.submit(page.form('/away'), { requestKey: 'another' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('That was not possible any more');
  expect(late.text).toContain('We call you from 9:40 am on.');
  const href = /data-hx-sse:connect="([^"]+)"/.exec(late.html)![1]!;
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const stream = await openStream((await app.listen()) + href, { cookie });
  expect(await stream.next()).toContain('That was not possible any more');
  await visitor.submit(late.form('/here'));
  expect(await stream.next()).not.toContain('That was not possible any more');
  stream.close();
});

test('a visit is seen only by who holds its link', async () => {
  const page = await join();
  const other = app.visitor();
  expect((await other.get(page.path)).status).toBe(404);
  const link = /QR code/.test(page.html) ? page.path.split('/').at(-1)! : '';
  expect((await other.get(`/v/${link}.${'A'.repeat(22)}`)).status).toBe(404);
  expect((await other.get('/v/nonsense')).status).toBe(404);
});

test('the link of a ticket opens it in another browser and leaves no token in the address', async () => {
  const page = await join();
  const { linkPath } = await import('../../src/operations/steps/link-tag.ts');
  const id = page.path.split('/').at(-1)!;
  const companion = await app.visitor().get(linkPath(app.deps.secretKey, 'visit', id, 1));
  expect(companion.path).toBe(`/visits/${id}`);
  expect(companion.text).toContain('D001');
});

test('htmx is given the part alone', async () => {
  const visitor = app.visitor();
  const page = await join(visitor);
  const part = await visitor.get(page.path, { 'hx-request-type': 'partial' });
  expect(part.html).toMatch(/^<div/);
  expect(part.text).toContain('D001');
});

test('a closed store says so and offers the first free time instead', async () => {
  app.setNow('2026-11-24T11:00:00Z');
  const page = await app.visitor().get('/stores/sto-1');
  expect(page.text).toContain('Opens 9 am');
  const refused = await app.visitor().get('/stores/sto-1/join?service=device');
  expect(refused.text).toContain('The store is closed now');
  expect(refused.text).toContain('The next free time here is Tue, Nov 24');
});

test('a store that is not there', async () => {
  const page = await app.visitor().get('/stores/nowhere');
  expect(page.status).toBe(404);
  expect(page.text).toContain('This page is not here');
});

test('who types a number that is in line already is told its ticket, and not let into its visit', async () => {
  const owner = app.visitor();
  const mine = await join(owner, { name: 'Maya', phone: '312 555 0142' });
  const other = app.visitor();
  const told = await join(other, { phone: '(312) 555-0142' });
  expect(told.status).toBe(409);
  expect(told.text).toContain('This contact is in this line already, with ticket D001.');
  expect(other.cookies.has('visit')).toBe(false);
  expect((await other.get(mine.path)).status).toBe(404);
  expect((await join(owner, { phone: '312 555 0142' })).path).toBe(mine.path);
});
