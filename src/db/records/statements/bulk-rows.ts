import { getTableColumns, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Tx } from '../../client.ts';
import { accountStores, accounts, devices } from '../../schema/access.ts';
import { appointmentSteps, appointments } from '../../schema/booking.ts';
import { services } from '../../schema/catalogue.ts';
import { claims } from '../../schema/claims.ts';
import { storeEvents, ticketSequences, visitSteps, visits } from '../../schema/queue.ts';
import { advisorSkills, advisors, breaks, counterSessions, counters, shifts } from '../../schema/staff.ts';
import { chain, openingHours, specialDays, specialHours, stores } from '../../schema/store.ts';

/** Tables that can be filled in bulk, each after those that it refers to. */
const TABLES = {
  chain,
  stores,
  openingHours,
  specialDays,
  specialHours,
  services,
  advisors,
  advisorSkills,
  counters,
  shifts,
  breaks,
  accounts,
  accountStores,
  devices,
  appointments,
  appointmentSteps,
  claims,
  counterSessions,
  visits,
  visitSteps,
  ticketSequences,
  storeEvents,
} as const;

export type BulkTable = keyof typeof TABLES;
export type BulkRow<T extends BulkTable> = (typeof TABLES)[T]['$inferInsert'];
export const BULK_TABLES = Object.keys(TABLES) as BulkTable[];

const isGiven = (value: unknown): boolean => value !== null && value !== undefined;

/** Key and column of what rows set, in one order; a column without a default that none has a value for is left to be null. */
function columnsOf(table: SQLiteTable, rows: readonly Record<string, unknown>[]) {
  const columns = getTableColumns(table);
  return Object.keys(columns)
    .filter((key) => key in rows[0]! && (columns[key]!.hasDefault || rows.some((row) => isGiven(row[key]))))
    .map((key) => ({ key, name: toSnakeCase(key), column: columns[key]! }));
}

/**
 * Inserts many rows with one statement: they travel as one JSON text, so their number is not bound by that of the
 * statement's parameters, and whole numbers stay whole. All rows set the same columns as the first.
 */
export async function insertBulk<T extends BulkTable>(tx: Tx, name: T, rows: readonly BulkRow<T>[]): Promise<void> {
  if (rows.length === 0) return;
  const table: SQLiteTable = TABLES[name];
  const columns = columnsOf(table, rows);
  const values = rows.map((row: Record<string, unknown>) =>
    columns.map(({ key, column }) => {
      const value = row[key];
      return isGiven(value) ? column.mapToDriverValue(value) : null;
    }),
  );
  const names = sql.raw(columns.map(({ name: column }) => `"${column}"`).join(', '));
  // Materialised, since a plain json_each would write the row's text anew for each column that is taken from it.
  const taken = sql.raw(columns.map((_, i) => `row ->> ${i}`).join(', '));
  await tx.run(sql`
    with given as materialized (select value as row from json_each(${JSON.stringify(values)}))
    insert into ${table} (${names}) select ${taken} from given`);
}
