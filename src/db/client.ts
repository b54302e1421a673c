import { closeSync, existsSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@libsql/client';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { drizzle } from 'drizzle-orm/libsql/sqlite3';
import { isBusy } from './errors.ts';
import { FileClient } from './file-client.ts';
import { makeFolder } from './make-folder.ts';
import { schema } from './schema/all.ts';

type Full = LibSQLDatabase<typeof schema>;
/** Reads only; the connection behind it refuses writes too. */
export type Reader = Pick<
  Full,
  'select' | 'selectDistinct' | 'query' | '$with' | 'with' | '$count' | 'all' | 'get' | 'values' | 'batch'
>;
/** Without the relations of the schema, which would be made anew for each transaction. */
type Writing = LibSQLDatabase;
/** An open write transaction: what `inTransaction` hands out, the only thing that can write. */
export type Tx = Parameters<Parameters<Writing['transaction']>[0]>[0];
/** What a record that only reads takes. */
export type Queries = Pick<Reader, 'select' | 'selectDistinct' | 'all' | 'get' | 'values'>;

export interface Database {
  /** `file`: this process's own SQLite; `server`: a libSQL server over the network. */
  readonly kind: 'file' | 'server';
  readonly url: string;
  readonly read: Reader;
  close(): Promise<void>;
}

/** The write side of a database. Only `transaction.ts` and `migrate.ts` may ask for it. */
export interface Writer {
  readonly client: Client;
  readonly drizzle: Writing;
  /** Throws away a connection that met SQLITE_BUSY (libsql-client-ts#352: it would lose later writes silently). */
  heal(): Promise<void>;
  /** End of the queue of transactions of this process. */
  tail: Promise<unknown>;
  lastYieldAt: number;
}

const writers = new WeakMap<Database, Writer>();

export function writerOf(db: Database): Writer {
  const writer = writers.get(db);
  if (!writer) throw new Error('not an open database');
  return writer;
}

export interface DatabaseOptions {
  /** `file:PATH`, or `ws://`, `wss://`, `http://`, `https://`, `libsql:` of a server. */
  readonly url: string;
  readonly authToken?: string;
  /** How long a server's answer is waited for; for tests. */
  readonly answerMs?: number;
  /** A file that is gone with its process, as a demo's: no write waits for the disk. */
  readonly isThrownAway?: boolean;
}

/** A connection keeps what it has read, up to so much: a write touches the pages of one store's day, lists read widely. */
const CACHE_KIB = { 0: 4_000, 1: 16_000 } as const;
const WRITER_WAIT_MS = 20;
const READER_WAIT_MS = 100;
const HEALED: ReadonlySet<PropertyKey> = new Set(['execute', 'batch', 'migrate', 'executeMultiple', 'transaction']);

type Init = (client: Client) => Promise<void>;

async function renew(client: Client, init: Init): Promise<void> {
  await client.reconnect();
  await init(client);
}

/** The same client, which throws its connection away whenever a call of it met SQLITE_BUSY. */
function healing(client: Client, init: Init): Client {
  return new Proxy(client, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      if (!HEALED.has(name)) return member.bind(target);
      return async (...args: unknown[]) => {
        try {
          return await member.apply(target, args);
        } catch (error) {
          if (isBusy(error)) await renew(target, init);
          throw error;
        }
      };
    },
  });
}

const pragmas =
  (queryOnly: 0 | 1, { isThrownAway }: DatabaseOptions): Init =>
  (client) =>
    client.executeMultiple(
      `PRAGMA foreign_keys=ON; PRAGMA synchronous=${isThrownAway ? 'OFF' : 'FULL'}; PRAGMA cache_size=-${CACHE_KIB[queryOnly]}; PRAGMA temp_store=MEMORY; PRAGMA query_only=${queryOnly};`,
    );

/** Makes the file where only this account can read it: names and telephone numbers are in it. What is there stays as it is. */
function makeFile(url: string): string {
  const named = url.slice('file:'.length).split('?')[0]!;
  const path = named.startsWith('//') ? fileURLToPath(`file:${named}`) : decodeURIComponent(named);
  try {
    makeFolder(dirname(path));
    // SQLite gives its journals the mode of the file.
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw new Error(`the database ${url} cannot be made: ${(error as Error).message}`, { cause: error });
  }
  return path;
}

async function openFile(options: DatabaseOptions): Promise<{ reader: Client; writer: Client; heal(): Promise<void> }> {
  const path = makeFile(options.url);
  // One connection a client, so that a PRAGMA cannot land on another connection than the one it is meant for.
  const open = (timeout: number, queryOnly: 0 | 1) => {
    const raw = new FileClient(path, timeout);
    return { raw, client: healing(raw, pragmas(queryOnly, options)) };
  };
  const writer = open(WRITER_WAIT_MS, 0);
  await retryBusy(async () => {
    const mode = (await writer.client.execute('PRAGMA journal_mode=WAL')).rows[0]?.[0];
    if (mode !== 'wal') throw new Error(`journal_mode is ${mode}, expected wal: is the file on a network drive?`);
  });
  await pragmas(0, options)(writer.client);
  const reader = open(READER_WAIT_MS, 1);
  await pragmas(1, options)(reader.client);
  return { reader: reader.client, writer: writer.client, heal: () => renew(writer.raw, pragmas(0, options)) };
}

/** Tries again while another process holds the lock, by default at most 5 s. For work that had not begun when it was refused. */
export async function retryBusy<T>(work: () => Promise<T>, atMostMs = 5_000): Promise<T> {
  const giveUpAt = performance.now() + atMostMs;
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error;
      const pause = Math.min(50, 2 ** attempt) * (0.5 + Math.random());
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** Opens the database: two connections to a file (one writes, one reads), or one client of a server. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const isFile = options.url.startsWith('file:');
  let reader: Client;
  let client: Client;
  let heal = async () => {};
  if (isFile) ({ reader, writer: client, heal } = await openFile(options));
  else {
    // What speaks to a server is large, and a file needs none of it.
    const { serverClient } = await import('./server-client.ts');
    client = serverClient(options);
    reader = client;
  }
  const read: Reader = drizzle(reader, { schema, casing: 'snake_case' });
  const writer: Writer = {
    client,
    drizzle: drizzle(client, { casing: 'snake_case' }),
    heal,
    tail: Promise.resolve(),
    lastYieldAt: 0,
  };
  const db: Database = {
    kind: isFile ? 'file' : 'server',
    url: options.url,
    read,
    async close() {
      await writer.tail;
      reader.close();
      if (client !== reader) client.close();
    },
  };
  writers.set(db, writer);
  return db;
}
