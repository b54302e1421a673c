import { BULK_TABLES, type BulkRow, type BulkTable, insertBulk } from '../../db/records/statements/bulk-rows.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';

export type { BulkRow, BulkTable };

/** Rows of a made-up chain, by table. */
export type DemoRows = { readonly [T in BulkTable]?: readonly BulkRow<T>[] };

/** Rows a transaction: some milliseconds, so that other writers and the event loop get their turn. */
const ROWS_AT_ONCE = 300;

export interface WritePace {
  /** Rows a transaction; more is faster while nobody else writes. */
  readonly rowsAtOnce?: number;
}

/**
 * Writes rows of the demo that its simulation has played, many a statement and in short transactions. The caller answers
 * for their being right: they are the outcome of the domain's rules, not decided again here. Tables are filled in the
 * order in which they refer to each other.
 */
export async function writeDemoRows(deps: Pick<Deps, 'db'>, rows: DemoRows, pace: WritePace = {}): Promise<void> {
  for (const table of BULK_TABLES) await writeTable(deps, table, rows[table], pace.rowsAtOnce ?? ROWS_AT_ONCE);
}

async function writeTable<T extends BulkTable>(
  deps: Pick<Deps, 'db'>,
  table: T,
  rows: readonly BulkRow<T>[] | undefined,
  rowsAtOnce: number,
): Promise<void> {
  if (!rows) return;
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    await inTransaction(deps.db, (tx) => insertBulk(tx, table, some));
  }
}
