import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient, type InStatement } from '@libsql/client';
import { openDatabase, writerOf } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { insertVisit } from '../../src/db/records/visits.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Deps } from '../../src/deps.ts';
import { newId, newSecret } from '../../src/identity.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { completeVisit } from '../../src/operations/visit/complete.ts';
import { MINUTE, SECOND } from '../../src/time/instant.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';

const NOW = Date.UTC(2026, 10, 24, 18, 0);
const COUNTERS = 8;
const WAITING = 300;
const ROUNDS = 25;
const SKILLS = ['billing', 'device', 'plan'];

/** A transaction as it went to the database. */
type Recorded = { readonly isCall: boolean; readonly statements: InStatement[] };

async function depsOver(path: string, clock: () => number): Promise<Deps> {
  const db = await openDatabase({ url: `file:${path}` });
  await migrate(db);
  const quiet = () => {};
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const secretKey = new TextEncoder().encode('a key of benches, thirty-two bytes at the least');
  const signals = { storeChanged: quiet };
  return { db, now: clock, newId, newSecret, signals, log, baseUrl: 'http://localhost', secretKey };
}

/** 300 people in line, and as many more as will be called. */
async function fill(path: string): Promise<SmallStore> {
  const deps = await depsOver(path, () => NOW);
  const store = await smallStore(deps, { advisors: Array.from({ length: COUNTERS }, () => SKILLS) });
  await inTransaction(deps.db, async (tx) => {
    for (let i = 0; i < WAITING + ROUNDS * COUNTERS; i++) {
      const joinedAt = NOW - 60 * MINUTE + i * SECOND;
      const serviceId = store.service(SKILLS[i % SKILLS.length]!);
      const base = { storeId: store.id, storeDay: '2026-11-24', ticketLetter: 'A', ticketNumber: i + 1 };
      const visit = { ...base, id: newId('vis'), serviceId, joinedAt, lineTime: joinedAt, updatedAt: joinedAt };
      await insertVisit(tx, { ...visit, status: 'waiting', source: 'kiosk' }, [{ ordinal: 0, serviceId, minutes: 15 }]);
    }
  });
  await deps.db.close();
  return store;
}

/** Whole copies: what is still in the write-ahead log too. */
async function copies(from: string, paths: readonly string[]): Promise<void> {
  const client = createClient({ url: `file:${from}` });
  for (const path of paths) await client.execute({ sql: 'VACUUM INTO ?', args: [path] });
  client.close();
}

/** Eight advisors press at once, serve, finish; again and again. `onCall` is given the time of each burst of calls. */
async function play(
  path: string,
  store: SmallStore,
  onPhase: (isCall: boolean, ms: number) => void,
  watch?: (deps: Deps) => void,
) {
  let now = NOW;
  const deps = await depsOver(path, () => now);
  watch?.(deps);
  const actor = { kind: 'account', id: 'acc_1' } as const;
  for (let round = 0; round < ROUNDS; round++) {
    now += MINUTE;
    onPhase(true, 0);
    const start = performance.now();
    const called = await Promise.all(
      store.counters.map((counterId, i) => {
        const key = { caller: `acc_${i}`, route: 'POST /calls', key: `${round}`, bodyHash: 'b' };
        return callNext(deps, { counterId, actor, request: key });
      }),
    );
    onPhase(false, performance.now() - start);
    for (const [i, outcome] of called.entries()) {
      if (outcome.kind !== 'called') throw new Error(`nobody called: ${outcome.kind}`);
      const as = { kind: 'staff', advisorId: store.advisors[i]!, mayActForOthers: false } as const;
      await completeVisit(deps, { visitId: outcome.visit.id, actor, as });
    }
  }
  await deps.db.close();
}

/** Writes down every statement of every transaction. */
function recorder(recorded: Recorded[], isCall: () => boolean) {
  return (deps: Deps): void => {
    const { client } = writerOf(deps.db);
    const begin = client.transaction.bind(client) as Client['transaction'];
    client.transaction = (async (mode: 'write') => {
      const tx = await begin(mode);
      const its: Recorded = { isCall: isCall(), statements: [] };
      recorded.push(its);
      const execute = tx.execute.bind(tx);
      tx.execute = (statement: InStatement) => {
        its.statements.push(statement);
        return execute(statement);
      };
      return tx;
    }) as Client['transaction'];
  };
}

/** The same statements with the same values, through the client alone. */
async function replay(path: string, recorded: readonly Recorded[]): Promise<number> {
  const client = createClient({ url: `file:${path}`, concurrency: 1 });
  await client.execute('PRAGMA journal_mode=WAL');
  await client.executeMultiple('PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;');
  let ms = 0;
  for (const { isCall, statements } of recorded) {
    const start = performance.now();
    const tx = await client.transaction('write');
    for (const statement of statements) await tx.execute(statement);
    await tx.commit();
    if (isCall) ms += performance.now() - start;
    await new Promise((resolve) => setImmediate(resolve));
  }
  client.close();
  return ms;
}

/** *Call next* with 300 in line and 8 counters that press at once, beside its bare durable transaction. */
export async function benchCallNext(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'walkup-bench-'));
  const path = (name: string): string => join(folder, `${name}.db`);
  try {
    const store = await fill(path('full'));
    await copies(path('full'), ['warm', 'timed', 'recorded', 'bare'].map(path));
    await play(path('warm'), store, () => {});
    const bursts: number[] = [];
    await play(path('timed'), store, (isCall, ms) => {
      if (!isCall) bursts.push(ms);
    });
    const recorded: Recorded[] = [];
    let calling = false;
    const phase = (isCall: boolean) => {
      calling = isCall;
    };
    await play(
      path('recorded'),
      store,
      phase,
      recorder(recorded, () => calling),
    );
    const calls = ROUNDS * COUNTERS;
    const bare = (await replay(path('bare'), recorded)) / calls;
    const sorted = [...bursts].sort((a, b) => a - b).map((ms) => ms / COUNTERS);
    const mean = bursts.reduce((sum, ms) => sum + ms, 0) / calls;
    const statements = recorded.filter((r) => r.isCall).reduce((sum, r) => sum + r.statements.length, 0) / calls;
    console.log(`\nCall next: ${WAITING} waiting, ${COUNTERS} counters that press at once, ${calls} calls`);
    console.log(
      `a call            mean ${mean.toFixed(2)} ms   median ${sorted[sorted.length >> 1]!.toFixed(2)}   p95 ${sorted[Math.floor(sorted.length * 0.95)]!.toFixed(2)}   ${(1000 / mean).toFixed(0)} a second`,
    );
    console.log(
      `bare transaction  mean ${bare.toFixed(2)} ms   ${(1000 / bare).toFixed(0)} a second (${statements.toFixed(1)} statements)`,
    );
    console.log(`share of the bare rate: ${((100 * bare) / mean).toFixed(0)} %`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
