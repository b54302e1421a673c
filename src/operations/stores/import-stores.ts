import { storesByRefs } from '../../db/records/store/store-lists.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { type Actor, SYSTEM } from '../../domain/actor.ts';
import type { Finding } from '../../domain/store/import-finding.ts';
import { zipPointLookup } from '../loading/places-file.ts';
import type { AffectedAppointment } from '../steps/mark-outside-hours.ts';
import { type CheckedStore, checkRow, type RowContext, refOf } from './import/check-row.ts';
import { cleanRow } from './import/clean-row.ts';
import type { TextEncoding } from './import/decode-text.ts';
import type { BrokenRow, GivenStore } from './import/given-store.ts';
import { planStores, type StorePlan } from './import/plan-stores.ts';
import { savePlans } from './import/save-plans.ts';
import { readStoreFile, type StoreFormat } from './import/store-file.ts';
import { loadZoneOfPoint } from './import/zone-of-point.ts';

export interface ImportInput {
  readonly path: string;
  /** Null: told by the content. */
  readonly format: StoreFormat | null;
  /** Nothing is written; the outcome of each row is what it would be. */
  readonly dryRun: boolean;
  readonly actor?: Actor;
  readonly onRow?: (row: ImportedRow) => void;
  readonly onUnknownColumn?: (column: string) => void;
  /** The file, or one in an archive, is not UTF-8. */
  readonly onReadAs?: (encoding: TextEncoding, file: string | null) => void;
}

export interface ImportedRow {
  readonly file: string | null;
  readonly row: number;
  readonly ref: string | null;
  readonly name: string | null;
  readonly outcome: 'new' | 'changed' | 'unchanged' | 'rejected';
  readonly storeId: string | null;
  /** Names of the fields that changed, `hours` and `special` among them. */
  readonly changes: readonly string[];
  readonly reasons: readonly Finding[];
  readonly warnings: readonly Finding[];
  /** Appointments that the new hours leave outside: kept, and marked for staff. */
  readonly affected: readonly AffectedAppointment[];
}

export interface ImportSummary {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly warnings: number;
  readonly affected: number;
}

/** So many ordinary stores are written within a few milliseconds. A store of many special days counts for more. */
const CHUNK_COST = 20;
const costOf = (store: CheckedStore): number => 1 + (store.special?.length ?? 0) / 15;

interface Taken {
  readonly given: GivenStore;
  readonly store: CheckedStore;
  readonly warnings: readonly Finding[];
}

/**
 * Brings the stores of a file in: new ones are made, known ones (same source and ref) changed where the file differs. A
 * rejected row never stops the rest, and the same file twice changes nothing. Written in short transactions, so that it
 * runs beside the server; each row's outcome goes to `onRow` in the file's order, as soon as it is there.
 */
export async function importStores(deps: Deps, input: ImportInput): Promise<ImportSummary> {
  const counts = { new: 0, changed: 0, unchanged: 0, rejected: 0, warnings: 0, affected: 0 };
  const report = (row: ImportedRow): void => {
    counts[row.outcome]++;
    counts.warnings += row.warnings.length;
    counts.affected += row.affected.length;
    input.onRow?.(row);
  };
  const context: RowContext = {
    now: deps.now(),
    zoneOfPoint: await loadZoneOfPoint(),
    zipPoint: zipPointLookup(),
    seen: new Set(),
  };
  let batch: (GivenStore | BrokenRow)[] = [];
  for await (const item of readStoreFile(input.path, input.format)) {
    if (item.kind === 'unknown_column') input.onUnknownColumn?.(item.column);
    else if (item.kind === 'read_as') input.onReadAs?.(item.encoding, item.file);
    else batch.push(item.kind === 'store' ? cleanRow(item.given) : item.broken);
    if (batch.length === CHUNK_COST) {
      await importBatch(deps, input, batch, context, report);
      batch = [];
    }
  }
  await importBatch(deps, input, batch, context, report);
  return counts;
}

type Report = (row: ImportedRow) => void;

async function importBatch(
  deps: Deps,
  input: ImportInput,
  batch: readonly (GivenStore | BrokenRow)[],
  context: RowContext,
  report: Report,
): Promise<void> {
  const stores = batch.filter((row): row is GivenStore => !('code' in row));
  const keys = stores.map((given) => ({ source: given.source, ref: refOf(given) }));
  const known = new Map(
    (await storesByRefs(deps.db.read, keys)).map((store) => [`${store.source}\n${store.ref}`, store]),
  );
  let taken: Taken[] = [];
  const flush = async (): Promise<void> => {
    await saveTaken(deps, input, taken, report);
    taken = [];
  };
  for (const row of batch) {
    const checked =
      'code' in row
        ? { kind: 'rejected' as const, reasons: [{ code: row.code, ...(row.values ? { values: row.values } : {}) }] }
        : checkRow(row, known.get(`${row.source}\n${refOf(row)}`), context);
    if (checked.kind === 'rejected') {
      await flush();
      report(rejectedRow(row, checked.reasons));
      continue;
    }
    taken.push({ given: row as GivenStore, store: checked.store, warnings: checked.warnings });
    if (taken.reduce((sum, t) => sum + costOf(t.store), 0) >= CHUNK_COST) await flush();
  }
  await flush();
}

async function saveTaken(deps: Deps, input: ImportInput, taken: readonly Taken[], report: Report): Promise<void> {
  if (taken.length === 0) return;
  const rows = taken.map((t) => t.store);
  const now = deps.now();
  if (input.dryRun) {
    const plans = await planStores(deps.db.read, rows, deps.newId, now);
    for (const [i, plan] of plans.entries()) report(takenRow(taken[i]!, plan, []));
    return;
  }
  const { plans, affected } = await inTransaction(deps.db, async (tx) => {
    const made = await planStores(tx, rows, deps.newId, now);
    return { plans: made, affected: await savePlans(deps, tx, made, input.actor ?? SYSTEM) };
  });
  for (const [i, plan] of plans.entries()) {
    if (plan.kind !== 'unchanged') deps.signals.storeChanged(idOf(plan));
    report(takenRow(taken[i]!, plan, affected.get(idOf(plan)) ?? []));
  }
  // Requests have their turn between two transactions.
  await new Promise((resolve) => setImmediate(resolve));
}

const idOf = (plan: StorePlan): string => (plan.kind === 'new' ? plan.row.id : plan.store.id);

function takenRow(taken: Taken, plan: StorePlan, affected: readonly AffectedAppointment[]): ImportedRow {
  const { given, store, warnings } = taken;
  const changes =
    plan.kind === 'changed'
      ? [...Object.keys(plan.fields), ...(plan.week ? ['hours'] : []), ...(plan.special ? ['special'] : [])]
      : [];
  return {
    file: given.file,
    row: given.row,
    ref: store.ref,
    name: store.fields.name,
    outcome: plan.kind,
    storeId: idOf(plan),
    changes,
    reasons: [],
    warnings,
    affected,
  };
}

const rejectedRow = (row: GivenStore | BrokenRow, reasons: readonly Finding[]): ImportedRow => ({
  file: row.file,
  row: row.row,
  ref: 'code' in row ? null : row.ref,
  name: 'code' in row ? null : (row.name ?? null),
  outcome: 'rejected',
  storeId: null,
  changes: [],
  reasons,
  warnings: [],
  affected: [],
});
