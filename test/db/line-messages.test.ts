import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messagesAbout } from '../../src/db/records/messages.ts';
import { updateStore } from '../../src/db/records/store/stores.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Deps } from '../../src/deps.ts';
import type { ReadyMessage } from '../../src/domain/messages/message.ts';
import { joinLine, type WalkIn } from '../../src/operations/arrival/walk-in.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { expireAbsences } from '../../src/operations/daily/expire-absences.ts';
import { type Sender, sendMessages } from '../../src/operations/daily/send-messages.ts';
import { tellNearTurns } from '../../src/operations/daily/tell-near-turns.ts';
import { completeVisit } from '../../src/operations/visit/complete.ts';
import { endAsNoShow } from '../../src/operations/visit/no-show.ts';
import { notHere } from '../../src/operations/visit/not-here.ts';
import { recallVisit } from '../../src/operations/visit/recall.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { undoLastAct } from '../../src/operations/visit/undo.ts';
import { worded } from '../../views/messages/worded.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { tempDeps } from '../support/temp-deps.ts';

const STAFF = { kind: 'account', id: 'acc_1' } as const;
const PHONE = '+14025550188';
let temp: Awaited<ReturnType<typeof tempDeps>>;
let store: SmallStore;
let clock: number;
/** What left, in order. */
let sent: ReadyMessage[];
const sender: Sender = {
  channels: new Set(['email', 'sms']),
  async deliver(message) {
    sent.push(message);
    return { kind: 'delivered' };
  },
};

beforeEach(async () => {
  clock = Date.parse('2026-11-24T16:00:00Z');
  temp = await tempDeps('2026-11-24T16:00:00Z');
  sent = [];
  store = await smallStore(temp.deps, {
    advisors: [['billing', 'device', 'plan']],
    shift: { date: '2026-11-24', from: '2026-11-24T15:00:00Z', to: '2026-11-25T00:00:00Z' },
  });
});
afterEach(() => temp.close());

const wait = (minutes: number): void => {
  clock += minutes * 60_000;
  temp.setNow(new Date(clock).toISOString());
};
const send = (): Promise<number> => sendMessages(temp.deps, sender);
const join = async (more: Partial<WalkIn> = {}, deps: Deps = temp.deps) => {
  const actor = { kind: 'public', id: 'web' } as const;
  const input = { storeId: store.id, services: ['device'], phone: PHONE, source: 'web' as const, actor, ...more };
  const outcome = await joinLine(deps, input);
  if (outcome.kind !== 'joined') throw new Error(outcome.kind);
  return outcome.visit;
};
const call = (deps: Deps = temp.deps) => callNext(deps, { counterId: store.counters[0]!, actor: STAFF });
const command = (visitId: string) =>
  ({ visitId, actor: STAFF, as: { kind: 'staff', advisorId: store.advisors[0]!, mayActForOthers: false } }) as const;
const kinds = () => sent.map((message) => message.kind);
const texts = () => sent.map((message) => worded(message).sms);

describe('a call', () => {
  it('tells its visitor once, by text message, with the counter and the link', async () => {
    const visit = await join({ email: 'ana@example.com' });
    const request = { caller: 'a', route: 'POST calls', key: 'k1', bodyHash: 'b' };
    const again = () => callNext(temp.deps, { counterId: store.counters[0]!, actor: STAFF, request });
    await again();
    await again();
    expect([await send(), await send()]).toEqual([1, 0]);
    expect(sent[0]).toMatchObject({ kind: 'your_turn', channel: 'sms', recipient: PHONE });
    expect(texts()[0]).toMatch(/^Test chain: your turn, ticket D001\. Go to Counter 1\. http:\/\/\S+\/v\/vis_/);
    expect((await messagesAbout(temp.deps.db.read, visit.id))[0]!.data).toEqual({ calledAt: clock });
  });

  it('is repeated once by recalling', async () => {
    const visit = await join();
    await call();
    await send();
    await recallVisit(temp.deps, command(visit.id));
    await recallVisit(temp.deps, command(visit.id));
    expect(await send()).toBe(1);
    expect(kinds()).toEqual(['your_turn', 'your_turn']);
  });

  it('tells nobody who gave no contact, whom staff have before them, or whom nothing set up can reach', async () => {
    const silent = await join({ phone: null });
    await call();
    expect(await messagesAbout(temp.deps.db.read, silent.id)).toEqual([]);
    await completeVisit(temp.deps, command(silent.id));
    const before = await join({ source: 'staff' });
    await call();
    expect(await messagesAbout(temp.deps.db.read, before.id)).toEqual([]);
    await completeVisit(temp.deps, command(before.id));
    const mailOnly: Deps = { ...temp.deps, channels: new Set(['email']) };
    const unreachable = await join({ phone: '+14025550199' }, mailOnly);
    await call(mailOnly);
    expect(await messagesAbout(temp.deps.db.read, unreachable.id)).toEqual([]);
  });

  it('is not told of any more to who stands at the counter', async () => {
    const visit = await join();
    await call();
    await startVisit(temp.deps, command(visit.id));
    expect(await send()).toBe(0);
    expect((await messagesAbout(temp.deps.db.read, visit.id)).map((m) => [m.status, m.lastError])).toEqual([
      ['withdrawn', 'overtaken'],
    ]);
  });
});

describe('an undone call', () => {
  it('withdraws what had not left', async () => {
    const visit = await join();
    await call();
    await undoLastAct(temp.deps, command(visit.id));
    expect(await send()).toBe(0);
    expect((await messagesAbout(temp.deps.db.read, visit.id)).map((m) => m.lastError)).toEqual(['undone']);
  });

  it('is followed by a correction where it had left, and the next call is told again', async () => {
    const visit = await join();
    await call();
    await send();
    await undoLastAct(temp.deps, command(visit.id));
    await send();
    await call();
    await send();
    expect(kinds()).toEqual(['your_turn', 'not_yet', 'your_turn']);
    expect(texts()[1]).toContain('please ignore our last message, D001. We are not ready for you yet');
  });

  it('is not corrected where the next call came first', async () => {
    const visit = await join();
    await call();
    await send();
    await undoLastAct(temp.deps, command(visit.id));
    await call();
    await send();
    expect(kinds()).toEqual(['your_turn', 'your_turn']);
  });
});

describe('who was called and is not there', () => {
  it('is told until when the place is kept, and at its end how to come back', async () => {
    const visit = await join({ language: 'es' });
    await call();
    await notHere(temp.deps, command(visit.id));
    await send();
    expect(texts()[0]).toContain('llamamos a D001 y no estaba. Guardamos su lugar hasta las 10:15');
    wait(16);
    await expireAbsences(temp.deps);
    await send();
    expect(kinds()).toEqual(['missed', 'missed_over']);
    expect(texts()[1]).toContain('Venga hoy a Store sto_1');
  });

  it('is told that it was a mistake where the no-show is undone', async () => {
    const visit = await join({ phone: null, email: 'ana@example.com' });
    await call();
    await endAsNoShow(temp.deps, command(visit.id));
    await send();
    await undoLastAct(temp.deps, command(visit.id));
    await send();
    expect(kinds()).toEqual(['missed_over', 'still_here']);
    expect(sent[1]).toMatchObject({ channel: 'email', recipient: 'ana@example.com' });
  });
});

describe('nearly your turn', () => {
  it('is told once, when the call is likely within ten minutes, to who was told a longer wait', async () => {
    for (let i = 0; i < 3; i++) await join({ phone: null, services: ['device'] });
    const visit = await join();
    expect(await tellNearTurns(temp.deps)).toBe(0);
    for (let i = 0; i < 3; i++) {
      const called = await call();
      if (called.kind !== 'called') throw new Error(called.kind);
      await startVisit(temp.deps, command(called.visit.id));
      wait(15);
      await completeVisit(temp.deps, command(called.visit.id));
    }
    expect([await tellNearTurns(temp.deps), await tellNearTurns(temp.deps)]).toEqual([1, 0]);
    await send();
    expect(sent).toMatchObject([{ kind: 'near_turn', recipient: PHONE }]);
    expect(worded(sent[0]!).text.title).toBe('It’s nearly your turn, D004');
    expect((await messagesAbout(temp.deps.db.read, visit.id)).map((m) => m.status)).toEqual(['sent']);
  });

  it('is not told to who joined with a short wait, is away, or where the store wants none', async () => {
    const first = await join();
    await join({ phone: '+14025550111', awayMinutes: 30 });
    expect(await tellNearTurns(temp.deps)).toBe(0);
    await call();
    await completeVisit(temp.deps, command(first.id));
    wait(31);
    await inTransaction(temp.deps.db, (tx) => updateStore(tx, store.id, { settings: { nearTurnMinutes: 0 } }));
    expect(await tellNearTurns(temp.deps)).toBe(0);
    wait(1);
    await inTransaction(temp.deps.db, (tx) => updateStore(tx, store.id, { settings: {} }));
    expect(await tellNearTurns(temp.deps)).toBe(1);
  });
});
