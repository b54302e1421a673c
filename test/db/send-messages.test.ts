import { sql } from 'drizzle-orm';
import ICAL from 'ical.js';
import type { Email } from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailSender } from '../../src/live/send-message.ts';
import { bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import { cancelAppointment } from '../../src/operations/booking/cancel-appointment.ts';
import { moveAppointment } from '../../src/operations/booking/move-appointment.ts';
import { sendMessages } from '../../src/operations/daily/send-messages.ts';
import { at, DEVICE, STORE, smallStore } from '../support/booking-store.ts';
import { type MailServer, mailServer } from '../support/mail-server.ts';
import { tempDeps } from '../support/temp-deps.ts';

const DAY = '2026-11-24';
const PUBLIC = { kind: 'public', id: 'web' } as const;
let temp: Awaited<ReturnType<typeof tempDeps>>;
let server: MailServer;
let sender: ReturnType<typeof createMailSender>;

beforeEach(async () => {
  temp = await tempDeps('2026-11-24T14:00:00Z');
  await smallStore(temp.deps, { settings: { walkInReserveShare: 0 } });
  server = await mailServer();
  sender = createMailSender({ smtpUrl: server.url, mailFrom: 'hello@northline.example' });
});
afterEach(async () => {
  sender.close();
  await server.close();
  await temp.close();
});

async function book(more: { email?: string | null; phone?: string | null; language?: string } = {}) {
  const outcome = await bookAppointment(temp.deps, {
    store: STORE,
    services: [DEVICE],
    startsAt: at(DAY, 15, 15),
    booker: 'customer',
    name: 'Ana',
    phone: null,
    email: 'ana@example.com',
    language: 'en',
    source: 'web',
    actor: PUBLIC,
    ...more,
  });
  if (outcome.kind !== 'booked') throw new Error(outcome.kind);
  return outcome;
}
const send = () => sendMessages(temp.deps, sender);
const statuses = async () =>
  (await temp.deps.db.read.all<{ status: string }>(sql`select status from messages order by id`)).map((m) => m.status);

function eventOf(mail: Email) {
  const part = mail.attachments.find((one) => one.mimeType.startsWith('text/calendar'))!;
  const text = typeof part.content === 'string' ? part.content : new TextDecoder().decode(part.content);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
  const status = event.component.getFirstPropertyValue('status');
  return { text, method: calendar.getFirstPropertyValue('method'), event, status };
}

describe('messages of an appointment', () => {
  it('confirm it by e-mail with a calendar file in UTC', async () => {
    const { appointment, token } = await book();
    expect(await send()).toBe(1);
    expect(await send()).toBe(0);
    const [mail] = server.mails;
    expect(mail!.subject).toBe('Booked: Tue, Nov 24, 3:15 pm at Old Market');
    expect(mail!.from).toEqual({ name: 'Northline', address: 'hello@northline.example' });
    for (const text of [
      'Device trouble, about 30 min',
      'Tuesday, November 24, 3:15 pm',
      'Central Standard Time',
      'From 2:45 pm to 3:30 pm. Until 3:25 pm you keep your place',
      '1012 Howard St, Omaha, NE 68102',
      'Your device',
      `http://localhost:3000/v/${appointment.id}.${token}`,
      '(402) 555-0100',
    ]) {
      expect(mail!.text).toContain(text);
      expect(mail!.html).toContain(text.replaceAll("'", '&#39;'));
    }
    const { text, method, event, status } = eventOf(mail!);
    expect(method).toBe('REQUEST');
    expect(text).toContain('DTSTART:20261124T211500Z');
    expect(text).toContain('DTEND:20261124T214500Z');
    expect(event.uid).toBe(`${appointment.id}@localhost`);
    expect([event.sequence, status]).toEqual([0, 'CONFIRMED']);
    expect(event.summary).toBe('Device trouble at Old Market');
  });

  it('follow a move and a cancellation with the same UID and a rising sequence', async () => {
    const { appointment } = await book();
    await send();
    const { id: appointmentId } = appointment;
    const act = { appointmentId, booker: 'customer', actor: PUBLIC } as const;
    await moveAppointment(temp.deps, { ...act, startsAt: at(DAY, 16) });
    await send();
    await cancelAppointment(temp.deps, act);
    await send();
    const [first, second, third] = server.mails.map(eventOf);
    expect(new Set([first, second, third].map((one) => one!.event.uid)).size).toBe(1);
    expect([first, second, third].map((one) => one!.event.sequence)).toEqual([0, 1, 2]);
    expect([first, second, third].map((one) => one!.method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL']);
    expect(third!.status).toBe('CANCELLED');
    expect(server.mails[1]!.text).toContain('It was Tue, Nov 24, 3:15 pm.');
    expect(server.mails[2]!.subject).toBe('Cancelled: Tue, Nov 24, 4:00 pm at Old Market');
  });

  it('that a later change has overtaken are taken back', async () => {
    const { appointment } = await book();
    await moveAppointment(temp.deps, {
      appointmentId: appointment.id,
      startsAt: at(DAY, 16),
      booker: 'customer',
      actor: PUBLIC,
    });
    expect(await send()).toBe(1);
    expect(await statuses()).toEqual(['withdrawn', 'sent']);
    expect(server.mails.map((mail) => mail.subject)).toEqual(['Changed: now Tue, Nov 24, 4:00 pm at Old Market']);
  });

  it('speak Spanish to who booked in Spanish', async () => {
    await book({ language: 'es' });
    await send();
    expect(server.mails[0]!.subject).toBe('Reservada: mar, 24 nov, 3:15 p.\u00a0m. en Old Market');
    expect(server.mails[0]!.text).toContain('Problemas con el equipo, unos 30 min');
  });

  it('are tried again later and later, and given up where the address is refused', async () => {
    await book();
    server.refusals.push(450);
    expect(await send()).toBe(0);
    expect(await statuses()).toEqual(['pending']);
    expect(await send()).toBe(0);
    temp.setNow('2026-11-24T14:01:00Z');
    server.refusals.push(550);
    expect(await send()).toBe(0);
    expect(await statuses()).toEqual(['failed']);
    temp.setNow('2026-11-24T20:00:00Z');
    expect(await send()).toBe(0);
    expect(server.mails).toHaveLength(0);
  });

  it('are sent once by processes that send at the same moment', async () => {
    await book();
    expect((await Promise.all([send(), send(), send()])).reduce((sum, n) => sum + n)).toBe(1);
    expect(server.mails).toHaveLength(1);
  });

  it('go nowhere where a channel is not set up, or there is nobody to tell', async () => {
    await book({ email: null, phone: '+14025550188' });
    expect(await send()).toBe(0);
    expect(await statuses()).toEqual(['withdrawn']);
  });
});
