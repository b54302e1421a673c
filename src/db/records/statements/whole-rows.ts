import { getTableColumns, getTableName, is, SQL, type SQLWrapper } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { writtenText } from './written.ts';

export interface WholeRows<T extends SQLiteTable> {
  /** The row as it will stand: what it leaves out has the column's default. */
  whole(row: T['$inferInsert']): T['$inferSelect'];
  /** One statement that inserts these rows, at least one. */
  statement(rows: readonly T['$inferSelect'][]): SQLWrapper;
}

/**
 * Inserts of whole rows of one table, for what is written with every booking: the text is put together once, and what stands
 * afterwards is known without reading it back. `ending`: what follows the values, as `on conflict ... do nothing`.
 */
export function wholeRows<T extends SQLiteTable>(table: T, ending: string): WholeRows<T> {
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([key]) => `"${toSnakeCase(key)}"`).join(', ');
  const one = `(${columns.map(() => '?').join(', ')})`;
  const start = `insert into "${getTableName(table)}" (${names}) values `;
  const texts = new Map<number, string>();
  const textFor = (count: number): string => {
    let text = texts.get(count);
    if (text === undefined) {
      text = `${start}${Array.from({ length: count }, () => one).join(', ')} ${ending}`;
      texts.set(count, text);
    }
    return text;
  };
  return {
    whole(row) {
      const given: Record<string, unknown> = row;
      const found = columns.map(([key, column]) => [key, given[key] ?? defaultOf(column.default)]);
      return Object.fromEntries(found) as T['$inferSelect'];
    },
    statement(rows) {
      const values = rows.flatMap((row: Record<string, unknown>) =>
        columns.map(([key, column]) => (row[key] === null ? null : column.mapToDriverValue(row[key]))),
      );
      return writtenText(textFor(rows.length), values);
    },
  };
}

function defaultOf(value: unknown): unknown {
  if (is(value, SQL)) throw new Error('a default that only the database knows');
  return value ?? null;
}
