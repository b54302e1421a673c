import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient, type InStatement } from '@libsql/client';
import { openDatabase, writerOf } from '../../src/db/client.ts';
import { FileClient } from '../../src/db/file-client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { insertVisit } from '../../src/db/records/queue/visits.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Deps } from '../../src/deps.ts';
import { EVERY_CHANNEL } from '../../src/domain/messages/statuses.ts';
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
  return {
    db,
    now: clock,
    newId,
    newSecret,
    channels: EVERY_CHANNEL,
    signals,
    log,
    baseUrl: 'http://localhost',
    secretKey,
  };
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

interface Played {
  /** Eight advisors press at once, serve and finish; returns the milliseconds of the eight calls together. */
  round(round: number): Promise<number>;
  close(): Promise<void>;
}

/** `onCalls` hears when the calls of a round begin and end. */
async function playOn(path: string, store: SmallStore, onCalls?: (are: boolean) => void, watch?: (deps: Deps) => void) {
  let now = NOW;
  const deps = await depsOver(path, () => now);
  watch?.(deps);
  const actor = { kind: 'account', id: 'acc_1' } as const;
  const played: Played = {
    async round(round) {
      now += MINUTE;
      onCalls?.(true);
      const start = performance.now();
      const called = await Promise.all(
        store.counters.map((counterId, i) => {
          const key = { caller: `acc_${i}`, route: 'POST /calls', key: `${round}`, bodyHash: 'b' };
          return callNext(deps, { counterId, actor, request: key });
        }),
      );
      const ms = performance.now() - start;
      onCalls?.(false);
      for (const [i, outcome] of called.entries()) {
        if (outcome.kind !== 'called') throw new Error(`nobody called: ${outcome.kind}`);
        const as = { kind: 'staff', advisorId: store.advisors[i]!, mayActForOthers: false } as const;
        await completeVisit(deps, { visitId: outcome.visit.id, actor, as });
      }
      return ms;
    },
    close: () => deps.db.close(),
  };
  return played;
}

async function playAll(played: Played): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) await played.round(round);
  await played.close();
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

/** The same statements with the same values, through the client alone; returns the milliseconds of those of calls. */
async function bareOn(client: Client) {
  await client.execute('PRAGMA journal_mode=WAL');
  await client.executeMultiple('PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;');
  return {
    async round(recorded: readonly Recorded[]): Promise<number> {
      let ms = 0;
      for (const { isCall, statements } of recorded) {
        const start = performance.now();
        const tx = await client.transaction('write');
        for (const statement of statements) await tx.execute(statement);
        await tx.commit();
        if (isCall) ms += performance.now() - start;
      }
      return ms;
    },
    close: () => client.close(),
  };
}

/** *Call next* with 300 in line and 8 counters that press at once, beside its bare durable transaction, round by round. */
export async function benchCallNext(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'walkup-bench-'));
  const path = (name: string): string => join(folder, `${name}.db`);
  try {
    const store = await fill(path('full'));
    await copies(path('full'), ['warm', 'timed', 'recorded', 'bare', 'kept'].map(path));
    await playAll(await playOn(path('warm'), store));
    const recorded: Recorded[] = [];
    let calling = false;
    const onCalls = (are: boolean) => {
      calling = are;
    };
    await playAll(
      await playOn(
        path('recorded'),
        store,
        onCalls,
        recorder(recorded, () => calling),
      ),
    );
    const played = await playOn(path('timed'), store);
    const bare = await bareOn(createClient({ url: `file:${path('bare')}`, concurrency: 1 }));
    const kept = await bareOn(new FileClient(path('kept'), 0));
    const [calls, bares, keeps]: [number[], number[], number[]] = [[], [], []];
    const each = recorded.length / ROUNDS;
    for (let round = 0; round < ROUNDS; round++) {
      calls.push((await played.round(round)) / COUNTERS);
      const its = recorded.slice(round * each, (round + 1) * each);
      bares.push((await bare.round(its)) / COUNTERS);
      keeps.push((await kept.round(its)) / COUNTERS);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await played.close();
    bare.close();
    kept.close();
    const statements = recorded.filter((r) => r.isCall).reduce((sum, r) => sum + r.statements.length, 0);
    print(calls, bares, keeps, statements / (ROUNDS * COUNTERS));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const meanOf = (times: readonly number[]): number => times.reduce((sum, ms) => sum + ms, 0) / times.length;
const medianOf = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1]!;

function print(calls: readonly number[], bares: readonly number[], keeps: readonly number[], statements: number): void {
  const line = (name: string, its: readonly number[]) =>
    `${name}  mean ${meanOf(its).toFixed(2)} ms   median ${medianOf(its).toFixed(2)}   best ${Math.min(...its).toFixed(2)}   ${(1000 / meanOf(its)).toFixed(0)} a second`;
  console.log(
    `\nCall next: ${WAITING} waiting, ${COUNTERS} counters that press at once, ${ROUNDS * COUNTERS} calls, means of a round`,
  );
  console.log(line('a call          ', calls));
  console.log(`${line('bare transaction', bares)} (${statements.toFixed(1)} statements)`);
  console.log(line('statements kept ', keeps));
  const share = (its: readonly number[], of: (times: readonly number[]) => number) =>
    `${((100 * of(its)) / of(calls)).toFixed(0)} %`;
  console.log(`share of the bare rate: ${share(bares, meanOf)} (of the medians ${share(bares, medianOf)})`);
  console.log(`of the rate with the product's own client, which keeps its statements: ${share(keeps, meanOf)}`);
}
