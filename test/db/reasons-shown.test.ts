import { afterEach, expect, it } from 'vitest';
import { checkIn } from '../../src/operations/arrival/check-in.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { staffBoard } from '../../src/operations/boards/staff-board.ts';
import { visitPage } from '../../src/operations/boards/visit-page.ts';
import { type CallOutcome, callNext } from '../../src/operations/counter/call-next.ts';
import { stayAway } from '../../src/operations/visit/away.ts';
import { bringBack } from '../../src/operations/visit/back.ts';
import { completeVisit } from '../../src/operations/visit/complete.ts';
import { notHere } from '../../src/operations/visit/not-here.ts';
import { reopenVisit } from '../../src/operations/visit/reopen.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { transferVisit } from '../../src/operations/visit/transfer.ts';
import { type Random, randomOf } from '../../src/seed/random.ts';
import { MINUTE } from '../../src/time/instant.ts';
import { book } from '../support/booked.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

const SKILLS = [['billing', 'device'], ['billing', 'plan'], ['device']];
const KEYS = ['billing', 'device', 'plan'];
const staff = { kind: 'account', id: 'acc_1' } as const;
const manager = { kind: 'staff', advisorId: null, mayActForOthers: true } as const;

let app: TestApp;
afterEach(() => app.close());

const visits = () => app.deps.db.read.query.visits.findMany();

async function booked(store: SmallStore, random: Random, n: number): Promise<string[]> {
  const ids = Array.from({ length: n }, (_, i) => `apt_${i}`);
  for (const [i, id] of ids.entries()) {
    const at = new Date(app.now() + random.whole(1, 18) * 5 * MINUTE).toISOString();
    await book(app, store, { id, reference: `REF${i}`, at, name: `Guest ${i}`, service: random.pick(KEYS) });
  }
  return ids;
}

/** Something happens that changes who stands where. */
async function happens(store: SmallStore, appointments: readonly string[], random: Random): Promise<void> {
  const actor = { kind: 'public', id: 'web' } as const;
  const all = await visits();
  const visit = all.length > 0 ? random.pick(all) : undefined;
  const command = { visitId: visit?.id ?? 'vis_none', actor: staff, as: manager };
  switch (random.whole(0, 8)) {
    case 0:
    case 1: {
      const advisorId = random.chance(0.2) ? random.pick(store.advisors) : null;
      await joinLine(app.deps, {
        storeId: store.id,
        services: [random.pick(KEYS)],
        advisorId,
        source: 'kiosk',
        actor,
      });
      return;
    }
    case 2: {
      const appointmentId = random.pick(appointments);
      await checkIn(app.deps, { storeId: store.id, appointmentId, joinNow: true, source: 'kiosk', actor });
      return;
    }
    case 3:
      await stayAway(app.deps, { ...command, minutes: 15 });
      return;
    case 4:
      await bringBack(app.deps, command);
      return;
    case 5:
      await notHere(app.deps, command);
      return;
    case 6:
      await transferVisit(app.deps, { ...command, to: { service: random.pick(KEYS) } });
      return;
    case 7:
      await startVisit(app.deps, command);
      return;
    case 8:
      await (visit?.status === 'in_service' ? completeVisit : reopenVisit)(app.deps, command);
  }
}

const codes = (reasons: readonly { readonly code: string }[] | undefined) => reasons?.map(({ code }) => code);

/** What the screens of an advisor and of the visitors said just before he pressed is what the press did, and why. */
async function press(store: SmallStore, counter: number): Promise<CallOutcome['kind']> {
  const ask = { storeId: store.id, mayAct: true, mayActForOthers: false, language: 'en' };
  const { next, line, visit } = (await staffBoard(app.deps, { ...ask, advisorId: store.advisors[counter]! }))!;
  for (const row of line) {
    const page = await visitPage(app.deps, row.visitId);
    expect(page?.place).toMatchObject({ reasons: row.reasons, ahead: row.ahead });
  }
  const outcome = await callNext(app.deps, { counterId: store.counters[counter]!, actor: staff });
  if (visit) expect(outcome.kind).toBe('counter_busy');
  else if (next.kind === 'party') {
    const row = line.find(({ visitId }) => visitId === next.party.visitId);
    expect(outcome).toMatchObject({ kind: 'called', visit: { id: next.party.visitId } });
    expect(outcome.kind === 'called' && codes(outcome.reasons)).toEqual(codes(row?.reasons));
  } else expect(outcome.kind).toBe(next.kind);
  return outcome.kind;
}

it.each(['mill', 'harbour', 'orchard', 'quarry'])('what is shown is what decides: the day of %s', async (name) => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  const store = await smallStore(app.deps, { advisors: SKILLS });
  const random = randomOf(name);
  const appointments = await booked(store, random, 6);
  const seen = new Set<string>();
  for (let i = 0; i < 60; i++) {
    app.advance(random.whole(0, 4));
    await happens(store, appointments, random);
    if (random.chance(0.4)) seen.add(await press(store, random.whole(0, SKILLS.length - 1)));
  }
  expect(seen).toContain('called');
});
