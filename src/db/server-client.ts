import { type Client, createClient, type Transaction, type TransactionMode } from '@libsql/client';

export interface ServerOptions {
  /** `ws://`, `wss://`, `http://`, `https://` or `libsql://`. */
  readonly url: string;
  readonly authToken?: string;
  /** How long an answer is waited for; for tests. */
  readonly answerMs?: number;
}

/** No statement of ours takes as long: a server that says nothing for so long is gone, whatever its socket says. */
const ANSWER_MS = 20_000;
const MIGRATION_MS = 600_000;

/** Declared to give back nothing, it ends when the new connection stands. */
const reconnected = async (client: Client): Promise<void> => client.reconnect();

type Waits = <T>(answer: Promise<T>, ms?: number) => Promise<T>;

/**
 * A client of a libSQL server that never waits for ever. The library waits without end where the connection stays open and
 * nothing comes: a server that stopped, a network that swallows packets. Then the call fails, and the connection with all
 * that is open on it is thrown away, so that the next call makes a new one.
 */
export function serverClient({ url, authToken, answerMs = ANSWER_MS }: ServerOptions): Client {
  const client = createClient({ url, ...(authToken ? { authToken } : {}) });
  const waits: Waits = (answer, ms = answerMs) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`the database server has not answered for ${ms / 1_000} s`));
        // It closes the old connection at once; whether a new one comes about shows with the next call.
        reconnected(client).catch(() => {});
      }, ms);
    });
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  };
  return {
    execute: (...args: Parameters<Client['execute']>) => waits(client.execute(...args)),
    batch: (...args) => waits(client.batch(...args)),
    migrate: (statements) => waits(client.migrate(statements), MIGRATION_MS),
    executeMultiple: (sql) => waits(client.executeMultiple(sql), MIGRATION_MS),
    transaction: async (mode: TransactionMode = 'write') => bounded(await waits(client.transaction(mode)), waits),
    sync: () => client.sync(),
    reconnect: () => waits(reconnected(client)),
    close: () => client.close(),
    get closed() {
      return client.closed;
    },
    protocol: client.protocol,
  };
}

function bounded(transaction: Transaction, waits: Waits): Transaction {
  return {
    execute: (statement) => waits(transaction.execute(statement)),
    batch: (statements) => waits(transaction.batch(statements)),
    executeMultiple: (sql) => waits(transaction.executeMultiple(sql)),
    commit: () => waits(transaction.commit()),
    async rollback() {
      // The server rolls back by itself what lost its connection; the error that led here is the one to tell.
      await waits(transaction.rollback()).catch(() => transaction.close());
    },
    close: () => transaction.close(),
    get closed() {
      return transaction.closed;
    },
  };
}
