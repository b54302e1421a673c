import { afterEach, beforeEach, expect, test } from 'vitest';
import { messagesAbout } from '../../src/db/records/messages.ts';
import { mailOf } from '../../src/live/send-message.ts';
import { readyMessage } from '../../src/operations/loading/ready-message.ts';
import { BILLING, DEVICE, smallStore } from '../support/booking-store.ts';
import { otherReadersMissing, readWithIcalJs, readWithOthers } from '../support/calendar-readers.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

let app: TestApp;

beforeEach(async () => {
  // A Tuesday, 8 am in Omaha.
  app = await testApp({ now: '2026-11-24T14:00:00Z' });
  await smallStore(app.deps, { advisors: [[DEVICE, BILLING]], settings: { walkInReserveShare: 0 } });
});
afterEach(() => app.close());

const MAIL_FROM = 'Northline <hello@northline.example>';

/** Books, moves, changes the service and cancels as a customer does; every file on the way. */
async function filesOfALife() {
  const visitor = app.visitor();
  const choose = await visitor.get('/stores/old-market/book/device-trouble');
  const details = await visitor.submit(choose.form('/holds'), { startsAt: '2026-11-24T21:15:00Z' });
  const check = await visitor.submit(details.form('/check'), { name: 'Ana, "A"; Lima', email: 'ana@example.com' });
  const page = await visitor.submit(check.form('/appointments'));
  const id = page.path.split('/').at(-1)!;
  const fetched: string[] = [];
  const fetchIt = async () => fetched.push(await (await visitor.request(`${page.path}/calendar.ics`)).text());
  await fetchIt();
  app.advance(1);
  const move = await visitor.get(`${page.path}/move`);
  await visitor.submit(move.form('/move'), { startsAt: '2026-11-25T16:00:00Z' });
  await fetchIt();
  app.advance(1);
  const service = await visitor.get(`${page.path}/move?service=billing&day=2026-11-25`);
  await visitor.submit(service.form('/move'), { startsAt: '2026-11-25T16:00:00Z' });
  await fetchIt();
  app.advance(1);
  const cancel = await visitor.get(`${page.path}/cancel`);
  await visitor.submit(cancel.form('/cancellation'));
  await fetchIt();
  const sent: string[] = [];
  for (const row of await messagesAbout(app.deps.db.read, id)) {
    const message = (await readyMessage(app.deps, app.deps.db.read, row))!;
    sent.push((mailOf(message, MAIL_FROM) as { icalEvent: { content: string } }).icalEvent.content);
  }
  return { id, fetched, sent };
}

test('a calendar follows an appointment: one UID, a rising SEQUENCE, UTC, CANCEL at its end (ical.js)', async () => {
  const { id, fetched, sent } = await filesOfALife();
  const read = fetched.map(readWithIcalJs);
  expect(read.map(({ uid }) => uid)).toEqual(Array(4).fill(`${id}@localhost`));
  expect(read.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3]);
  expect(read.map(({ method }) => method)).toEqual(['PUBLISH', 'PUBLISH', 'PUBLISH', 'CANCEL']);
  expect(read.map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'CANCELLED']);
  expect(read.map(({ start }) => start)).toEqual([
    '2026-11-24T21:15:00Z',
    '2026-11-25T16:00:00Z',
    '2026-11-25T16:00:00Z',
    '2026-11-25T16:00:00Z',
  ]);
  expect(read.map(({ end }) => end)).toEqual([
    '2026-11-24T21:45:00Z',
    '2026-11-25T16:30:00Z',
    '2026-11-25T16:15:00Z',
    '2026-11-25T16:15:00Z',
  ]);
  const mailed = sent.map(readWithIcalJs);
  expect(mailed.map(({ method, sequence }) => [method, sequence])).toEqual([
    ['REQUEST', 0],
    ['REQUEST', 1],
    ['REQUEST', 2],
    ['CANCEL', 3],
  ]);
  for (const file of [...fetched, ...sent]) {
    expect(file).not.toMatch(/TZID|VTIMEZONE/);
    expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  }
});

test.skipIf(otherReadersMissing !== null)(
  `libical and python3-vobject read the same ${otherReadersMissing ?? ''}`.trim(),
  async () => {
    const { fetched, sent } = await filesOfALife();
    for (const file of [...fetched, ...sent]) {
      const plain = readWithIcalJs(file);
      const { vobject, libical } = readWithOthers(file);
      const compact = (text: string): string => text.replaceAll(/[-:]/g, '');
      expect(vobject).toEqual({
        ...plain,
        start: plain.start.replace('Z', '+00:00'),
        end: plain.end.replace('Z', '+00:00'),
      });
      expect(libical).toEqual({ ...plain, start: compact(plain.start), end: compact(plain.end), errors: 0 });
    }
  },
);
