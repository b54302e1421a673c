import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { ticketSequences } from '../../src/db/schema/queue.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { type FlakyNetwork, flakyNetwork } from '../support/flaky-network.ts';
import { hasSqld, type Sqld, startSqld } from '../support/sqld.ts';
import { tempFolder } from '../support/temp-db.ts';

/** Longer than the server lets a lost transaction keep its lock from others, which is five seconds. */
const ANSWER_MS = 8_000;
const WHOLE_TEST_MS = 60_000;

const row = (storeDay: string) => ({ storeId: 'sto_1', storeDay, lastNumber: 1 });
const portOf = (server: Sqld): number => Number(new URL(server.url).port);

describe.skipIf(!hasSqld())(
  'a database server that is lost in mid-transaction (skipped where its program is absent)',
  () => {
    let folder: ReturnType<typeof tempFolder>;
    let server: Sqld;
    let network: FlakyNetwork;
    let db: Database;

    beforeEach(async () => {
      folder = tempFolder();
      server = await startSqld(folder.path);
      network = await flakyNetwork(portOf(server));
      db = await openDatabase({ url: `ws://127.0.0.1:${network.port}`, answerMs: ANSWER_MS });
      await migrate(db);
    });
    afterEach(async () => {
      await db.close();
      await network.stop();
      await server.stop();
      folder.remove();
    });

    const write = (storeDay: string) => inTransaction(db, (tx) => tx.insert(ticketSequences).values(row(storeDay)));
    const days = async () => (await db.read.select().from(ticketSequences)).map((one) => one.storeDay).sort();
    /** A transaction in which something happens between two writes: the error it ends with. */
    const brokenBy = (what: () => unknown): Promise<unknown> =>
      inTransaction(db, async (tx) => {
        await tx.insert(ticketSequences).values(row('before'));
        await what();
        await tx.insert(ticketSequences).values(row('after'));
      }).then(
        () => 'committed',
        (error: unknown) => error,
      );

    test(
      'a network that falls silent ends the transaction with an error, and the next write goes through',
      async () => {
        let begin = () => {};
        const isFrozen = new Promise<void>((done) => {
          begin = done;
        });
        const broken = brokenBy(() => {
          network.freeze();
          begin();
        });
        await isFrozen;
        // Others of the process end with an error too, and do not wait for the one that is lost.
        await expect(write('meanwhile')).rejects.toThrow();
        const error = await broken;
        expect(String((error as Error).cause ?? error)).toMatch(/has not answered|closed/);
        network.thaw();
        await write('later');
        expect(await days()).toEqual(['later']);
      },
      WHOLE_TEST_MS,
    );

    test(
      'a connection that breaks does too',
      async () => {
        expect(await brokenBy(() => network.cut())).toBeInstanceOf(Error);
        await write('later');
        expect(await days()).toEqual(['later']);
      },
      WHOLE_TEST_MS,
    );

    test(
      'while the server is down writes fail, and when it is back they go through',
      async () => {
        const error = await brokenBy(() => server.kill());
        expect(error).toBeInstanceOf(Error);
        await expect(write('meanwhile')).rejects.toThrow();
        server = await startSqld(folder.path);
        network.leadTo(portOf(server));
        await write('later');
        expect(await days()).toEqual(['later']);
      },
      WHOLE_TEST_MS,
    );

    test(
      'a transaction that idles loses its lock to the next one, and ends with an error',
      async () => {
        let begin = () => {};
        const idles = new Promise<void>((done) => {
          begin = done;
        });
        let end = () => {};
        const broken = brokenBy(() => {
          begin();
          return new Promise<void>((done) => {
            end = done;
          });
        });
        await idles;
        await write('later');
        end();
        expect(await broken).toBeInstanceOf(Error);
        expect(await days()).toEqual(['later']);
      },
      WHOLE_TEST_MS,
    );
  },
);
