import { afterEach, beforeEach, expect, test } from 'vitest';
import { appointments } from '../../src/db/schema/booking.ts';
import { at, smallStore } from '../support/booking-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

const ANA = { name: 'Ana Lima', email: 'ana@example.com', phone: '', note: 'Cracked glass' };
let app: TestApp;

beforeEach(async () => {
  // A Tuesday, 8 am in Omaha.
  app = await testApp({ now: '2026-11-24T14:00:00Z' });
  await smallStore(app.deps, { settings: { walkInReserveShare: 0 } });
});
afterEach(() => app.close());

async function toCheck(visitor = app.visitor(), hour = 15) {
  const choose = await visitor.get('/stores/old-market/book/device-trouble');
  const startsAt = `${new Date(at('2026-11-24', hour, 15)).toISOString().slice(0, 19)}Z`;
  const details = await visitor.submit(choose.form('/holds'), { startsAt });
  return { visitor, details, check: await visitor.submit(details.form('/check'), ANA) };
}

const booked = async (): Promise<number> => (await app.deps.db.read.select().from(appointments)).length;

test('the answers are a page of their own: looked at again nothing is sent again, and nobody is in its address', async () => {
  const { visitor, check } = await toCheck();
  expect(check.path).toMatch(/^\/stores\/old-market\/book\/device-trouble\/check\?at=[^&]+&hold=hld_\w+$/);
  expect(check.headers.get('cache-control')).toBe('no-store');
  const again = await visitor.get(check.path);
  expect(again.status).toBe(200);
  expect(again.text).toMatch(/Name Ana Lima Contact ana@example.com .*Cracked glass/);
  expect(again.form('/appointments').values.requestKey).toBe(check.form('/appointments').values.requestKey);
});

test('back at the details, what was typed is there', async () => {
  const { visitor, details, check } = await toCheck();
  expect(check.html).toContain(`href="${details.path.replace(/&/g, '&amp;')}"`);
  const back = await visitor.get(details.path);
  expect(back.form('/check').values).toMatchObject({
    name: 'Ana Lima',
    email: 'ana@example.com',
    note: 'Cracked glass',
  });
});

test('refused details are a page of their own too, so that "back" comes to them without sending anything again', async () => {
  const visitor = app.visitor();
  const choose = await visitor.get('/stores/old-market/book/device-trouble');
  const startsAt = `${new Date(at('2026-11-24', 15, 15)).toISOString().slice(0, 19)}Z`;
  const details = await visitor.submit(choose.form('/holds'), { startsAt });
  const refused = await visitor.submit(details.form('/check'), { ...ANA, name: '' });
  expect([refused.status, refused.path]).toEqual([422, details.path]);
  expect(refused.text).toContain('Enter the name we should call');
  expect(refused.form('/check').values).toMatchObject({ name: '', email: 'ana@example.com', note: 'Cracked glass' });
  const check = await visitor.submit(refused.form('/check'), { name: 'Ana Lima' });
  expect(check.text).toContain('Check your answers');
  const back = await visitor.get(details.path);
  expect(back.status).toBe(200);
  expect(back.text).not.toContain('Enter the name we should call');
  // Too long for a cookie: the answer itself, with all of it.
  const long = await visitor.submit(back.form('/check'), { note: 'x'.repeat(3000) });
  expect(long.status).toBe(422);
  expect(long.form('/check').values.note).toHaveLength(3000);
});

test('what was typed is kept encrypted, for this store alone, and for a quarter of an hour', async () => {
  const { visitor, details, check } = await toCheck();
  const kept = visitor.cookies.get('draft')!;
  expect(Buffer.from(kept, 'base64url').toString('latin1')).not.toContain('Ana');
  visitor.cookies.set('draft', `${kept.slice(0, -4)}AAAA`);
  expect((await visitor.get(check.path)).path).toBe(details.path);
  visitor.cookies.set('draft', kept);
  app.advance(16);
  const late = await visitor.get(check.path);
  expect(late.path).toBe(details.path);
  expect(late.html).not.toContain('Ana Lima');
  const other = await app.visitor().get(check.path);
  expect(other.html).not.toContain('Ana Lima');
});

test('booked, the answers lead to the appointment, and nothing typed is left', async () => {
  const { visitor, details, check } = await toCheck();
  const page = await visitor.submit(check.form('/appointments'));
  expect(page.path).toMatch(/^\/appointments\/apt_/);
  expect((await visitor.get(check.path)).path).toBe(page.path);
  expect(visitor.cookies.get('draft')).toBeDefined();
  // Back twice, and what was typed sent once more: the same appointment, not a second one.
  expect((await visitor.get(details.path)).path).toBe(page.path);
  expect((await visitor.submit(details.form('/check'), ANA)).path).toBe(page.path);
  expect((await visitor.submit(check.form('/appointments'))).path).toBe(page.path);
  expect(await booked()).toBe(1);
});

test('another time chosen after it is another appointment', async () => {
  const { visitor, check } = await toCheck();
  const page = await visitor.submit(check.form('/appointments'));
  const second = await toCheck(visitor, 16);
  expect(second.check.text).toContain('Check your answers');
  expect((await visitor.submit(second.check.form('/appointments'))).path).not.toBe(page.path);
});

test('a time that has passed leads to the times, before anything is typed or after', async () => {
  const { visitor, details } = await toCheck();
  app.advance(8 * 60);
  const late = await visitor.get(details.path);
  expect(late.status).toBe(409);
  expect(late.text).toContain('That time has passed.');
  expect(late.text).toContain('Which day and time?');
  expect((await visitor.submit(details.form('/check'), ANA)).text).toContain('That time has passed.');
  const link = '/stores/old-market/book/device-trouble/details?at=2020-01-01T10:00:00Z';
  expect((await app.visitor().get(link)).text).toContain('That time has passed.');
});

test('without cookies the answers come at once, and the booking goes through', async () => {
  const { details } = await toCheck();
  const bare = app.visitor();
  const check = await bare.submit(details.form('/check'), ANA);
  expect(check.text).toContain('Check your answers');
  expect(check.path).not.toContain('?');
  const changed = await bare.submit(check.form('/details'));
  expect(changed.form('/check').values).toMatchObject({ name: 'Ana Lima' });
  await bare.submit(check.form('/appointments'));
  expect(await booked()).toBe(1);
});
