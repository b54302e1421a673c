// A process of a race: reads rounds as JSON lines on standard input, does what they say, answers a line each.
import { createInterface } from 'node:readline';
import { sql } from 'drizzle-orm';
import { openDatabase, type Tx } from '../../src/db/client.ts';
import { findBookingStore } from '../../src/db/records/booking/booking-days.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Deps } from '../../src/deps.ts';
import type { OfferedSlot } from '../../src/domain/booking/slots.ts';
import { EVERY_CHANNEL } from '../../src/domain/messages/statuses.ts';
import { newId, newSecret } from '../../src/identity.ts';
import { bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import { cancelAppointment } from '../../src/operations/booking/cancel-appointment.ts';
import { alternativesTo, decide, type TimeWanted } from '../../src/operations/booking/decide.ts';
import { holdSlot } from '../../src/operations/booking/hold-slot.ts';
import { moveAppointment } from '../../src/operations/booking/move-appointment.ts';
import { addOverflowLane, removeOverflowLane } from '../../src/operations/manage/put-overflow-lane.ts';
import { putWeek } from '../../src/operations/manage/put-week.ts';
import { setSpecialHours } from '../../src/operations/manage/set-special-hours.ts';
import { dropLapsedHolds, replaceHolds } from '../../src/operations/steps/release-holds.ts';
import { claimTime, movePlans } from '../../src/operations/steps/write-plan.ts';
import { MINUTE } from '../../src/time/instant.ts';
import { BILLING, DEVICE, STORE } from './booking-store.ts';
import type { Attempt, Round, RoundResult } from './race-store.ts';

const ACTOR = { kind: 'public', id: 'web' } as const;
const db = await openDatabase({ url: process.argv[2]! });
let now = 0;
const silent = () => {};
const deps: Deps = {
  db,
  now: () => now,
  newId,
  newSecret,
  channels: EVERY_CHANNEL,
  signals: { storeChanged: silent },
  log: { debug: silent, info: silent, warn: silent, error: silent },
  baseUrl: 'http://localhost:3000',
  secretKey: new TextEncoder().encode('a key of tests, thirty-two bytes at the least'),
};

type Wanted = Extract<Attempt, { services: readonly string[] }>;
/** Outcome, and for a refusal what was wanted and what was offered instead. */
interface Done {
  readonly outcome: string;
  readonly refused?: { readonly wanted: TimeWanted; readonly alternatives: readonly OfferedSlot[] };
}

const ids = async (query: string): Promise<string[]> =>
  (await db.read.all<{ id: string }>(sql.raw(query))).map((r) => r.id);
const chosen = (from: readonly string[], pick: number): string | undefined => from[pick % Math.max(1, from.length)];
const liveAppointments = () => ids("select id from appointments where status = 'booked' order by starts_at, id");

const timeOf = (attempt: Wanted): TimeWanted => ({
  store: STORE,
  services: attempt.services,
  advisor: attempt.advisor,
  startsAt: attempt.startsAt,
  booker: 'customer',
  visitor: attempt.visitor,
});

type Outcome = { readonly kind: string; readonly rule?: string; readonly alternatives?: readonly OfferedSlot[] };

/** Where nobody asked for can ever do it, no other time would help. */
function done(outcome: Outcome, wanted: TimeWanted): Done {
  if (outcome.alternatives === undefined || outcome.rule === 'no_advisor') return { outcome: outcome.kind };
  return { outcome: outcome.kind, refused: { wanted, alternatives: outcome.alternatives } };
}

const requestOf = (attempt: { readonly key: string }, body: unknown) => ({
  caller: 'race',
  route: 'POST /race',
  key: attempt.key,
  bodyHash: JSON.stringify(body),
});

async function book(attempt: Wanted, holdId?: string): Promise<Done> {
  const wanted = timeOf(attempt);
  const customer = { name: 'Racer', phone: attempt.phone, email: null, language: 'en' };
  const request = requestOf(attempt, [attempt.startsAt, attempt.phone]);
  const input = { ...wanted, ...customer, holdId, source: 'web', actor: ACTOR, request } as const;
  return done(await bookAppointment(deps, input), wanted);
}

async function hold(attempt: Wanted, thenBook: boolean): Promise<Done> {
  const wanted = timeOf(attempt);
  const outcome = await holdSlot(deps, { ...wanted, visitor: attempt.visitor, address: null, actor: ACTOR });
  if (outcome.kind !== 'held' || !thenBook) return done(outcome, wanted);
  return book(attempt, outcome.holdId);
}

/** Somebody finishes a form that he began in an earlier round: his hold may have lapsed since. */
async function bookHeld(attempt: Extract<Attempt, { kind: 'book_held' }>): Promise<Done> {
  const rows = await db.read.all<{ id: string; startsAt: number; steps: string }>(
    sql`select id, starts_at as startsAt, steps from holds where visitor = ${attempt.visitor} and appointment_id is null`,
  );
  const [held] = rows;
  if (!held) return { outcome: 'nothing_held' };
  const services = (JSON.parse(held.steps) as { serviceId: string }[]).map((step) => step.serviceId);
  return book({ ...attempt, kind: 'book', startsAt: held.startsAt, services, advisor: null }, held.id);
}

async function move(pick: number, startsAt: number): Promise<Done> {
  const appointmentId = chosen(await liveAppointments(), pick);
  if (!appointmentId) return { outcome: 'nobody' };
  const outcome = await moveAppointment(deps, { appointmentId, startsAt, booker: 'customer', actor: ACTOR });
  if (outcome.kind !== 'slot_taken') return { outcome: outcome.kind };
  return new Set(outcome.alternatives.map((slot) => slot.startsAt)).size === 3
    ? { outcome: outcome.kind }
    : { outcome: `${outcome.kind} with ${outcome.alternatives.length} alternatives!` };
}

async function attend(attempt: Attempt): Promise<Done> {
  switch (attempt.kind) {
    case 'book':
      return book(attempt);
    case 'hold':
      return hold(attempt, false);
    case 'hold_then_book':
      return hold(attempt, true);
    case 'book_held':
      return bookHeld(attempt);
    case 'move':
      return move(attempt.pick, attempt.startsAt);
    case 'cancel': {
      const appointmentId = chosen(await liveAppointments(), attempt.pick);
      if (!appointmentId) return { outcome: 'nobody' };
      return { outcome: (await cancelAppointment(deps, { appointmentId, booker: 'customer', actor: ACTOR })).kind };
    }
    case 'shift': {
      const { advisorId, date, shifts, breaks, keep } = attempt;
      const outcome = await putWeek(deps, {
        storeId: STORE,
        days: [{ advisorId, date, shifts, breaks }],
        keep,
        actor: ACTOR,
      });
      return { outcome: outcome.kind };
    }
    case 'day': {
      const hours = attempt.isClosed ? { spans: [] } : null;
      const { date, keep } = attempt;
      return { outcome: (await setSpecialHours(deps, { storeId: STORE, date, hours, keep, actor: ACTOR })).kind };
    }
    case 'lane': {
      const endsAt = attempt.startsAt + attempt.minutes * MINUTE;
      const lane = { name: 'Extra', skills: [BILLING, DEVICE], startsAt: attempt.startsAt, endsAt };
      return { outcome: (await addOverflowLane(deps, { storeId: STORE, lane, actor: ACTOR })).kind };
    }
    case 'lane_gone': {
      const laneId = chosen(await ids('select id from overflow_lanes order by id'), attempt.pick);
      if (!laneId) return { outcome: 'nobody' };
      return { outcome: (await removeOverflowLane(deps, { storeId: STORE, laneId, keep: true, actor: ACTOR })).kind };
    }
  }
}

const lastEvent = async (tx: Pick<Tx, 'all'>): Promise<number> =>
  (await tx.all<{ id: number }>(sql.raw('select coalesce(max(id), 0) id from store_events')))[0]!.id;

class Undo extends Error {}

/** Books a time for a moment and takes it back: null where it is as free as it was said to be, else what stood in the way. */
async function refusalOf(tx: Tx, wanted: TimeWanted): Promise<string | null> {
  const store = (await findBookingStore(tx, STORE))!;
  await tx.run(sql.raw('savepoint trial'));
  try {
    const decision = await decide(deps, tx, wanted, store);
    if (decision.kind !== 'fits') return JSON.stringify(decision);
    await dropLapsedHolds(tx, STORE, now);
    if (wanted.visitor) await replaceHolds(deps, tx, wanted.visitor, STORE, ACTOR);
    await movePlans(tx, STORE, decision.changed, decision.of.commitments);
    await claimTime(tx, STORE, { id: 'apt_trial', ...wanted, steps: decision.steps, advisorIds: decision.advisorIds });
    return null;
  } catch (error) {
    return String(error);
  } finally {
    await tx.run(sql.raw('rollback to trial'));
  }
}

/**
 * With the lock held, so that nothing can come between: the alternatives as they are now are three and each can be booked;
 * those of the refusal can be booked too, unless the store has changed since.
 */
async function proveAlternatives(refused: NonNullable<Done['refused']>, seenAt: number): Promise<string | null> {
  const problems: string[] = [];
  const { visitor: _, ...wanted } = refused.wanted;
  await inTransaction(db, async (tx) => {
    // A server's client begins a transaction with its first statement, and only then holds the lock.
    const lockedAt = await lastEvent(tx);
    const present = await alternativesTo(deps, wanted);
    if (new Set(present.map((slot) => slot.startsAt)).size !== 3)
      problems.push(`${present.length} alternatives now to ${JSON.stringify(wanted)}`);
    for (const { startsAt } of present) {
      const why = await refusalOf(tx, { ...wanted, startsAt });
      if (why !== null) problems.push(`${startsAt} is offered and not free: ${why}`);
    }
    if (lockedAt === seenAt) {
      for (const { startsAt } of refused.alternatives) {
        const why = await refusalOf(tx, { ...refused.wanted, startsAt });
        if (why !== null) problems.push(`${startsAt} was offered and not free: ${why}`);
      }
    }
    throw new Undo();
  }).catch((error) => {
    if (!(error instanceof Undo)) throw error;
  });
  return problems.length > 0 ? problems.join('; ') : null;
}

async function runRound(round: Round): Promise<RoundResult> {
  now = round.now;
  const counts: Record<string, number> = {};
  const violations: string[] = [];
  let refusals = 0;
  let proved = 0;
  for (const attempt of round.attempts) {
    const seenAt = await lastEvent(db.read as Pick<Tx, 'all'>);
    let outcome: Done;
    try {
      outcome = await attend(attempt);
    } catch (error) {
      violations.push(`${attempt.kind} threw ${error instanceof Error ? error.stack : error}`);
      continue;
    }
    const name = `${attempt.kind} ${outcome.outcome}`;
    counts[name] = (counts[name] ?? 0) + 1;
    if (name.endsWith('!')) violations.push(name);
    if (!outcome.refused) continue;
    // The time itself may be among them: somebody may have let it go since.
    const offered = new Set(outcome.refused.alternatives.map((slot) => slot.startsAt));
    if (offered.size !== 3) violations.push(`${name} with ${offered.size} alternatives to ${JSON.stringify(attempt)}`);
    if (refusals++ % round.proveEach !== 0) continue;
    const wrong = await proveAlternatives(outcome.refused, seenAt);
    if (wrong) violations.push(`${name}: ${wrong}`);
    proved++;
  }
  return { counts, refusals, proved, violations };
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await runRound(JSON.parse(line) as Round)));
}
await db.close();
