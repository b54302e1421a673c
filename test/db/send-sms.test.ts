import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailSender, createSmsSender, sendersOf } from '../../src/live/send-message.ts';
import type { SmsSettings } from '../../src/live/sms-gateway.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { sendMessages } from '../../src/operations/daily/send-messages.ts';
import { type MailServer, mailServer } from '../support/mail-server.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { type SmsGateway, smsGateway } from '../support/sms-gateway.ts';
import { tempDeps } from '../support/temp-deps.ts';

const STAFF = { kind: 'account', id: 'acc_1' } as const;
const US = '+14025550188';
let temp: Awaited<ReturnType<typeof tempDeps>>;
let store: SmallStore;
let gateway: SmsGateway;

beforeEach(async () => {
  temp = await tempDeps('2026-11-24T16:00:00Z');
  store = await smallStore(temp.deps);
  gateway = await smsGateway();
});
afterEach(async () => {
  await gateway.close();
  await temp.close();
});

const settings = (more: Partial<SmsSettings> = {}): SmsSettings => ({
  url: gateway.url,
  from: '+14025550100',
  format: 'twilio',
  token: null,
  user: 'AC1',
  password: 'secret',
  ...more,
});
const send = (more: Partial<SmsSettings> = {}, timeoutMs?: number) =>
  sendMessages(temp.deps, createSmsSender(settings(more), timeoutMs));
const rows = () =>
  temp.deps.db.read.all<{ status: string; lastError: string | null; attempts: number }>(
    sql`select status, last_error as lastError, attempts from messages order by id`,
  );

async function callSomebody(phone: string, language = 'en', email: string | null = null) {
  await joinLine(temp.deps, {
    ...{ storeId: store.id, services: ['billing'], phone, email, language, source: 'web' },
    actor: { kind: 'public', id: 'web' },
  });
  const called = await callNext(temp.deps, { counterId: store.counters[0]!, actor: STAFF });
  if (called.kind !== 'called') throw new Error(called.kind);
  return called.visit;
}

describe('a text message', () => {
  it('is posted as a form with user and password, in plain letters, with the way to end it', async () => {
    const visit = await callSomebody(US, 'es');
    expect(await send()).toBe(1);
    expect(await send()).toBe(0);
    const [post] = gateway.posts;
    const form = Object.fromEntries(new URLSearchParams(post!.body));
    expect(form).toMatchObject({ To: US, From: '+14025550100' });
    expect(form.Body).toMatch(/^Test chain: es su turno, B001\. Pase a Mostrador 1\. http:\/\/localhost:3000\/v\//);
    expect(form.Body).toContain(visit.id);
    expect(post!.headers.authorization).toBe(`Basic ${Buffer.from('AC1:secret').toString('base64')}`);
    expect(await rows()).toEqual([{ status: 'sent', lastError: null, attempts: 1 }]);
  });

  it('is posted as JSON with a token', async () => {
    await callSomebody(US);
    expect(await send({ format: 'json', token: 't0ken', user: null, password: null })).toBe(1);
    const [post] = gateway.posts;
    expect(JSON.parse(post!.body)).toMatchObject({ to: US, from: '+14025550100' });
    expect(JSON.parse(post!.body).text).toMatch(/^Test chain: your turn, ticket B001\. Go to Counter 1\./);
    expect(post!.headers).toMatchObject({ authorization: 'Bearer t0ken', 'content-type': 'application/json' });
  });

  it('is tried again later where the gateway is busy, gone, slow, or sends us elsewhere', async () => {
    await callSomebody(US);
    const times = ['16:00', '16:01', '16:06', '16:21', '17:21'];
    gateway.answers.push({ status: 503 }, { status: 429 }, 'cut', 'hang', { status: 302 });
    const errors: (string | null)[] = [];
    for (const time of times) {
      temp.setNow(`2026-11-24T${time}:00Z`);
      await send({}, 300);
      errors.push((await rows())[0]!.lastError);
    }
    expect(errors.slice(0, 2)).toEqual(['sms_503', 'sms_429']);
    expect(errors[3]).toBe('sms_timeout');
    expect(gateway.posts).toHaveLength(5);
    expect((await rows())[0]).toMatchObject({ status: 'pending', attempts: 5 });
    temp.setNow('2026-11-24T21:21:00Z');
    expect(await send()).toBe(1);
  });

  it('that is refused for good fails at once, with the number that the gateway gives, and nothing of its words', async () => {
    await callSomebody(US);
    gateway.answers.push({ status: 400, body: `{"code": 21610, "message": "${US} has ended messages"}` });
    expect(await send()).toBe(0);
    expect(await rows()).toEqual([{ status: 'failed', lastError: 'sms_400_21610', attempts: 1 }]);
    temp.setNow('2026-11-24T20:00:00Z');
    await send();
    expect(gateway.posts).toHaveLength(1);
  });

  it('never goes to a landline that is known as one', async () => {
    await callSomebody('+34912345678');
    expect(await send()).toBe(0);
    expect(gateway.posts).toHaveLength(0);
    expect(await rows()).toMatchObject([{ status: 'failed', lastError: 'sms_landline' }]);
  });
});

describe('beside e-mail', () => {
  let mail: MailServer;
  afterEach(() => mail.close());

  it('each message goes by its own way: the call by text message', async () => {
    mail = await mailServer();
    const mails = createMailSender({ smtpUrl: mail.url, mailFrom: 'hello@northline.example' });
    await callSomebody(US, 'en', 'ana@example.com');
    const both = sendersOf([mails, createSmsSender(settings())]);
    expect(await sendMessages(temp.deps, both)).toBe(1);
    expect([gateway.posts.length, mail.mails.length]).toEqual([1, 0]);
    mails.close();
  });
});
