import { deletePlaces, insertPlaces, saveShippedVersion, shippedVersion } from '../../db/records/places.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { placesVersion, readPlacesFile } from '../loading/places-file.ts';

const NAME = 'places';
/** So many rows take a few milliseconds, and requests have their turn in between. */
const ROWS_A_TRANSACTION = 1_000;

const running = new WeakMap<Deps['db'], Promise<void>>();

/**
 * Loads the gazetteer that ships with the program into the database, unless it is there already; at start, beside the
 * running server, until it is told to stop. A second call while one runs waits for the same. Another process doing the same does no harm.
 */
export function loadPlaces(deps: Deps, until?: AbortSignal): Promise<void> {
  let run = running.get(deps.db);
  if (!run) {
    run = load(deps, until).finally(() => running.delete(deps.db));
    running.set(deps.db, run);
  }
  return run;
}

async function load(deps: Deps, until?: AbortSignal): Promise<void> {
  const loaded = await shippedVersion(deps.db.read, NAME);
  if (loaded === placesVersion()) return;
  const { version, entries } = readPlacesFile();
  if (loaded !== null) while (await inTransaction(deps.db, (tx) => deletePlaces(tx, ROWS_A_TRANSACTION)));
  for (let i = 0; i < entries.length; i += ROWS_A_TRANSACTION) {
    if (until?.aborted) return;
    const rows = entries.slice(i, i + ROWS_A_TRANSACTION);
    await inTransaction(deps.db, (tx) => insertPlaces(tx, rows));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await inTransaction(deps.db, (tx) => saveShippedVersion(tx, NAME, version, deps.now()));
}
