import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'drizzle-orm';
import { type Database, retryBusy, type Tx, type Writer, writerOf } from './client.ts';
import { isBusy } from './errors.ts';

interface Scope {
  open: boolean;
}

const scope = new AsyncLocalStorage<Scope>();
/** A burst of synchronous transactions lets sockets and timers have a turn this often. */
const YIELD_AFTER_MS = 5;

/** A server itself waits some seconds for the lock before it says that it is held. */
const SERVER_WAIT_MS = 15_000;

async function run<T>(db: Database, writer: Writer, work: (tx: Tx) => Promise<T>): Promise<T> {
  const attempt = async (): Promise<T> => {
    let began = false;
    try {
      return await writer.drizzle.transaction(async (tx) => {
        // A server's client sends BEGIN with the first statement, so that the lock is taken with one that says nothing.
        if (db.kind === 'server') await tx.run(sql`select 1`);
        began = true;
        const here: Scope = { open: true };
        return scope
          .run(here, () => work(tx))
          .finally(() => {
            here.open = false;
          });
      });
    } catch (error) {
      // Busy after BEGIN is not retried: the work has run, and only its caller knows whether it may run again.
      if (!began || !isBusy(error)) throw error;
      await writer.heal();
      throw new Error('the database stayed locked during a transaction', { cause: String(error) });
    }
  };
  return retryBusy(attempt, db.kind === 'server' ? SERVER_WAIT_MS : undefined);
}

/**
 * The one way to write. Runs `work` in a BEGIN IMMEDIATE transaction: committed when it returns, rolled back when it
 * throws. Transactions of a process run one after the other; another process's lock is waited for up to 5 s, on a server 15.
 * Inside, use `tx` only and nothing slow. Nesting is refused: the inner one would wait for the outer for ever.
 */
export async function inTransaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (scope.getStore()?.open) throw new Error('inTransaction inside inTransaction: pass the tx on instead');
  const writer = writerOf(db);
  if (db.kind === 'server') return run(db, writer, work);
  const turn = writer.tail.then(async () => {
    if (performance.now() - writer.lastYieldAt > YIELD_AFTER_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      writer.lastYieldAt = performance.now();
    }
    return run(db, writer, work);
  });
  writer.tail = turn.then(
    () => undefined,
    () => undefined,
  );
  return turn;
}
