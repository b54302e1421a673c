import { deletePlaces, insertPlaces, saveShippedVersion, shippedVersion } from '../../db/records/store/places.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { PLACES, type PlaceEntry, placesVersion, readPlacesFile } from '../loading/places-file.ts';

/** So many rows take a few milliseconds, and requests have their turn in between. */
const ROWS_A_TRANSACTION = 1_000;

const running = new WeakMap<Deps['db'], Promise<void>>();

/**
 * Loads the gazetteer that ships with the program into the database, unless it is there already; at start, beside the
 * running server, until `stopping`. A second call while one runs waits for the same. Another process doing the same does
 * no harm.
 */
export function loadPlaces(deps: Pick<Deps, 'db' | 'now'>, stopping?: AbortSignal): Promise<void> {
  let run = running.get(deps.db);
  if (!run) {
    run = load(deps, stopping).finally(() => running.delete(deps.db));
    running.set(deps.db, run);
  }
  return run;
}

function* chunksOf(entries: Iterable<PlaceEntry>): Generator<PlaceEntry[]> {
  let rows: PlaceEntry[] = [];
  for (const entry of entries) {
    rows.push(entry);
    if (rows.length < ROWS_A_TRANSACTION) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

async function load(deps: Pick<Deps, 'db' | 'now'>, stopping?: AbortSignal): Promise<void> {
  const loaded = await shippedVersion(deps.db.read, PLACES);
  if (loaded === placesVersion()) return;
  const { version, entries } = readPlacesFile();
  if (loaded !== null) while (await inTransaction(deps.db, (tx) => deletePlaces(tx, ROWS_A_TRANSACTION)));
  for (const rows of chunksOf(entries)) {
    if (stopping?.aborted) return;
    await inTransaction(deps.db, (tx) => insertPlaces(tx, rows));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await inTransaction(deps.db, (tx) => saveShippedVersion(tx, PLACES, version, deps.now()));
}
