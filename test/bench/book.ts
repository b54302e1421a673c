import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient, type InStatement } from '@libsql/client';
import { openDatabase, writerOf } from '../../src/db/client.ts';
import { FileClient } from '../../src/db/file-client.ts';
import { migrate } from '../../src/db/migrate.ts';
import type { Deps } from '../../src/deps.ts';
import { EVERY_CHANNEL } from '../../src/domain/messages/statuses.ts';
import { newId, newSecret } from '../../src/identity.ts';
import { bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import { loadPlaces } from '../../src/operations/stores/load-places.ts';
import { toRfc3339 } from '../../src/time/instant.ts';
import { addDays } from '../../src/time/local.ts';
import { instantOf, localOf } from '../../src/time/store-zone.ts';
import { addShifts, BILLING, STORE, smallStore, ZONE } from '../support/booking-store.ts';
import { startServerProcess } from '../support/server-process.ts';

const BOOKINGS = 1_000;
/** Both sides: the first ones run code that has not been compiled yet. */
const WARM_UP = 300;
const ADVISORS = 4;
const DAYS = 20;
const AT_ONCE = 8;

type Statements = InStatement[];

async function open(path: string): Promise<Deps> {
  const silent = () => {};
  return {
    db: await openDatabase({ url: `file:${path}` }),
    now: () => Date.now(),
    newId,
    newSecret,
    channels: EVERY_CHANNEL,
    signals: { storeChanged: silent },
    log: { debug: silent, info: silent, warn: silent, error: silent },
    baseUrl: 'http://localhost:3000',
    secretKey: new TextEncoder().encode('a key of benches, thirty-two bytes at the least'),
  };
}

/** Starts that are all free: each quarter hour of the coming days, as often as there are advisors. */
function startsFrom(today: string): number[] {
  const starts: number[] = [];
  for (let day = 1; day <= DAYS; day++) {
    for (let minute = 540; minute < 1065; minute += 15) {
      const at = instantOf(ZONE, addDays(today, day), minute, 'start');
      for (let n = 0; n < ADVISORS; n++) starts.push(at);
    }
  }
  return starts;
}

const input = (startsAt: number, n: number) =>
  ({
    store: STORE,
    services: ['billing'],
    startsAt,
    booker: 'customer',
    name: `Customer ${n}`,
    phone: null,
    email: `customer${n}@example.com`,
    language: 'en',
    source: 'api',
    actor: { kind: 'public', id: 'api' },
    request: { caller: STORE, route: `POST /api/v1/stores/${STORE}/appointments`, key: `bench-${n}`, bodyHash: `${n}` },
  }) as const;

/** The statements of each transaction that so many bookings make, as they reach the database's client. */
async function record(path: string, starts: readonly number[]): Promise<Statements[]> {
  const deps = await open(path);
  const { client } = writerOf(deps.db);
  const begin = client.transaction.bind(client);
  const transactions: Statements[] = [];
  client.transaction = async (...mode: []) => {
    const transaction = await begin(...mode);
    const statements: Statements = [];
    transactions.push(statements);
    const execute = transaction.execute.bind(transaction);
    transaction.execute = (statement: InStatement) => {
      statements.push(statement);
      return execute(statement);
    };
    return transaction;
  };
  for (const [n, startsAt] of starts.entries()) {
    const outcome = await bookAppointment(deps, input(startsAt, n));
    if (outcome.kind !== 'booked') throw new Error(`booking ${n}: ${outcome.kind}`);
  }
  await deps.db.close();
  return transactions;
}

/** Bookings a second of the same statements without anything of ours around them. */
async function bareRate(client: Client, transactions: readonly Statements[]): Promise<number> {
  await client.executeMultiple('PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL;');
  let startedAt = 0;
  for (const [n, statements] of transactions.entries()) {
    if (n === WARM_UP) startedAt = performance.now();
    const transaction = await client.transaction('write');
    for (const statement of statements) await transaction.execute(statement);
    await transaction.commit();
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  client.close();
  return (transactions.length - WARM_UP) / seconds;
}

async function httpRate(path: string, starts: readonly number[]): Promise<number> {
  const server = await startServerProcess({ databaseUrl: `file:${path}`, env: { RATE_LIMITS: 'off' } });
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const post = (startsAt: number, n: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({
        service: 'billing',
        startsAt: toRfc3339(startsAt),
        customer: { name: `Customer ${n}`, email: `customer${n}@example.com` },
      });
      const headers = { 'content-type': 'application/json', 'idempotency-key': `bench-${n}` };
      const sent = request(
        `${server.url}/api/v1/stores/${STORE}/appointments`,
        { method: 'POST', agent, headers },
        (answer) => {
          answer.resume();
          answer.once('end', () => resolve(answer.statusCode ?? 0));
        },
      );
      sent.once('error', reject);
      sent.end(body);
    });
  let next = 0;
  let startedAt = 0;
  const work = async (): Promise<void> => {
    for (let n = next++; n < starts.length; n = next++) {
      if (n === WARM_UP) startedAt = performance.now();
      const status = await post(starts[n]!, n);
      if (status !== 201) throw new Error(`booking ${n} over HTTP: ${status}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return (starts.length - WARM_UP) / ((performance.now() - startedAt) / 1_000);
  } finally {
    agent.destroy();
    await server.stop();
  }
}

/** Booking through HTTP, against the bare durable transaction that it contains, in one run on one machine. */
export async function benchBook(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'walkup-book-'));
  const base = join(folder, 'base.db');
  const deps = await open(base);
  await migrate(deps.db);
  const today = localOf(ZONE, Date.now()).date;
  const advisors = Array.from({ length: ADVISORS }, () => [BILLING]);
  await smallStore(deps, { advisors, settings: { walkInReserveShare: 0 }, from: today, days: 0 });
  await addShifts(deps, ADVISORS, today, DAYS + 2);
  // A server loads its gazetteer at its first start, beside its work: no part of a booking.
  await loadPlaces(deps);
  await writerOf(deps.db).client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  await deps.db.close();
  const copy = (name: string): string => {
    const path = join(folder, name);
    copyFileSync(base, path);
    return path;
  };
  const starts = startsFrom(today).slice(0, BOOKINGS);
  const transactions = await record(copy('recorded.db'), starts);
  const rounds: { bare: number; kept: number; http: number }[] = [];
  for (let round = 0; round < 3; round++) {
    rounds.push({
      bare: await bareRate(createClient({ url: `file:${copy(`bare${round}.db`)}`, concurrency: 1 }), transactions),
      kept: await bareRate(new FileClient(copy(`kept${round}.db`), 0), transactions),
      http: await httpRate(copy(`http${round}.db`), starts),
    });
  }
  rmSync(folder, { recursive: true, force: true });
  console.log(`\nbooking: ${BOOKINGS} appointments, ${transactions.at(-1)!.length} statements a transaction`);
  const share = (http: number, bare: number): string => `${((100 * http) / bare).toFixed(0)} %`;
  for (const { bare, kept, http } of rounds) {
    console.log(`bare transaction ${bare.toFixed(0)} a second, through HTTP ${http.toFixed(0)}: ${share(http, bare)}`);
    console.log(
      `  with the product's own client, which keeps its statements, ${kept.toFixed(0)}: ${share(http, kept)}`,
    );
  }
}
