import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkIn } from '../../src/operations/arrival/check-in.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { cancelAppointment } from '../../src/operations/booking/cancel-appointment.ts';
import { moveAppointment } from '../../src/operations/booking/move-appointment.ts';
import { at, DEVICE, STORE, smallStore } from '../support/booking-store.ts';
import { type EventStream, openStream } from '../support/event-stream.ts';
import { textOf } from '../support/html.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

const STAFF = { kind: 'account', id: 'acc_1' } as const;
let app: TestApp;
let stream: EventStream;
let appointmentId: string;

/** Somebody has booked 3:15 pm and left the page open. */
beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T14:00:00Z' });
  await smallStore(app.deps, { settings: { walkInReserveShare: 0 } });
  const visitor = app.visitor();
  const choose = await visitor.get('/stores/old-market/book/device-trouble');
  const startsAt = new Date(at('2026-11-24', 15, 15)).toISOString().replace('.000', '');
  const details = await visitor.submit(choose.form('/holds'), { startsAt });
  const check = await visitor.submit(details.form('/check'), { name: 'Ana', email: 'ana@example.com', phone: '' });
  const page = await visitor.submit(check.form('/appointments'));
  appointmentId = page.path.split('/').at(-1)!;
  const href = /data-hx-sse:connect="([^"]+)"/.exec(page.html)![1]!;
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const url = await app.listen();
  await expect(openStream(url + href)).rejects.toThrow('404');
  stream = await openStream(url + href, { cookie });
  expect(textOf(await stream.next())).toContain('You’re booked. 3:15 pm');
});
afterEach(async () => {
  stream.close();
  await app.close();
});

test('an open appointment follows when the store moves it, and then cancels it', async () => {
  const startsAt = at('2026-11-24', 16, 30);
  await moveAppointment(app.deps, { appointmentId, startsAt, booker: 'staff', actor: STAFF });
  expect(textOf(await stream.next())).toContain('You’re booked. 4:30 pm');
  await cancelAppointment(app.deps, { appointmentId, booker: 'staff', actor: STAFF });
  expect(textOf(await stream.next())).toContain('This appointment is cancelled.');
});

test('checked in at the desk, it goes on to the visit', async () => {
  app.setNow('2026-11-24T21:00:00Z');
  const checkedIn = await checkIn(app.deps, { storeId: STORE, appointmentId, source: 'staff', actor: STAFF });
  if (checkedIn.kind !== 'checked_in') throw new Error(checkedIn.kind);
  expect(await stream.next()).toContain(`data-go-to="/visits/${checkedIn.visit.id}"`);
});

test('others in the store do not draw it; time that opens the check-in does', async () => {
  app.setNow('2026-11-24T20:00:00Z');
  await joinLine(app.deps, { storeId: STORE, services: [DEVICE], source: 'kiosk', actor: STAFF });
  await new Promise((resolve) => setTimeout(resolve, 200));
  app.setNow('2026-11-24T21:00:00Z');
  await app.deps.live.beat();
  expect(textOf(await stream.next())).toContain('I’m here');
});
