import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { linkPath } from '../../src/operations/steps/link-tag.ts';
import { completeVisit } from '../../src/operations/visit/complete.ts';
import { mergeParties } from '../../src/operations/visit/merge-parties.ts';
import { notHere } from '../../src/operations/visit/not-here.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { pairedScreen } from '../support/kiosk-screen.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';
import type { Visitor } from '../support/visitor.ts';

const NADIA = { kind: 'account', id: 'acc_1' } as const;

let app: TestApp;
let store: SmallStore;
let kiosk: Visitor;

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [['billing', 'device']] });
  kiosk = await pairedScreen(app, store.id, 'kiosk');
});
afterEach(() => app.close());

const visits = () => app.deps.db.read.query.visits.findMany();

describe('a slip held to the scanner', () => {
  const scan = async (id: string) =>
    kiosk.submit((await kiosk.get('/kiosk')).form('/check-ins'), {
      value: `https://elsewhere.example${linkPath(app.deps.secretKey, 'visit', id, 1)}`,
    });
  const taken = async (): Promise<string> => {
    await kiosk.submit((await kiosk.get('/kiosk/services/device')).form('/visits'));
    return (await visits()).at(-1)!.id;
  };
  const command = (visitId: string) => ({
    visitId,
    actor: NADIA,
    as: { kind: 'staff', advisorId: store.advisors[0]!, mayActForOthers: false } as const,
  });

  test('of who was not here when called puts them back in line', async () => {
    const id = await taken();
    await callNext(app.deps, { counterId: store.counters[0]!, actor: NADIA });
    await notHere(app.deps, command(id));
    expect((await visits())[0]!.absentUntil).not.toBeNull();
    expect((await scan(id)).text).toContain('You’re back in line Ticket D 0 0 1');
    expect((await visits())[0]).toMatchObject({ status: 'waiting', absentUntil: null });
    expect((await scan(id)).text).toContain('You’re in line already');
  });

  test('of who is called or served says where', async () => {
    const id = await taken();
    await callNext(app.deps, { counterId: store.counters[0]!, actor: NADIA });
    await startVisit(app.deps, command(id));
    expect((await scan(id)).text).toContain('Please go to Counter 1');
  });

  test('that is over says so, and what can be done instead', async () => {
    const id = await taken();
    await callNext(app.deps, { counterId: store.counters[0]!, actor: NADIA });
    await completeVisit(app.deps, command(id));
    const over = await scan(id);
    expect(over.text).toContain('Ticket D001 This visit is finished A team member can bring your place back today');
    expect(over.text).not.toContain('in line already');
    app.advance(24 * 60);
    expect((await scan(id)).text).toContain('It is of another day. You can join the line now. Join the line');
  });

  test('of a party that goes on with another shows the ticket they are called by', async () => {
    const [first, second] = [await taken(), await taken()];
    await mergeParties(app.deps, { ...command(first), otherId: second });
    expect((await scan(second)).text).toContain('You’re in line already Ticket D 0 0 1');
  });
});
