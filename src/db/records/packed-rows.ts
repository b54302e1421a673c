import { Column, fillPlaceholders, type GetColumnData, is, type SQL, sql } from 'drizzle-orm';
import { QueryBuilder, SQLiteAsyncDialect, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Queries } from '../client.ts';

type Fields = Readonly<Record<string, SQLiteColumn | SQL>>;
type Cell<Field> = Field extends SQLiteColumn ? GetColumnData<Field> : Field extends SQL<infer Value> ? Value : never;
type Row<F extends Fields> = { [Name in keyof F]: Cell<F[Name]> };

const dialect = new SQLiteAsyncDialect({ casing: 'snake_case' });
/** Makes queries that belong to no connection: their text is the same for all. */
const builder = new QueryBuilder({ casing: 'snake_case' });

/** Values of the placeholders (`sql.placeholder`) of a prepared statement. */
export type Values = Record<string, unknown>;

/**
 * A statement whose text is made once, when it is first asked: making it costs more than running it. What differs from one
 * run to the next stands in it as a placeholder.
 */
export function prepared(make: () => SQL): (values: Values) => SQL {
  let made: { readonly texts: readonly SQL[]; readonly params: unknown[] } | undefined;
  return (values) => {
    if (!made) {
      const { sql: text, params } = dialect.sqlToQuery(make());
      made = { texts: text.split('?').map((part) => sql.raw(part)), params };
    }
    const filled = fillPlaceholders(made.params, values);
    return sql.join(made.texts.flatMap((part, i) => (i < filled.length ? [part, sql`${filled[i]}`] : [part])));
  };
}

/** The fields as the cells of a `json_array`. */
export const cellsOf = (fields: Fields): SQL => sql.join(Object.values(fields), sql.raw(', '));

/** Makes a row of such cells. A field that is an expression gives text or a number, and comes as it is. */
export function rowReader<F extends Fields>(fields: F): (cells: readonly unknown[]) => Row<F> {
  const names = Object.keys(fields);
  const columns = names.map((name) => (is(fields[name], Column) ? (fields[name] as Column) : null));
  return (cells) => {
    const row: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i++) {
      const cell = cells[i];
      row[names[i]!] = cell === null || columns[i] === null ? cell : columns[i]!.mapFromDriverValue(cell);
    }
    return row as Row<F>;
  };
}

/** The query with these fields, as one text of rows in one row. Columns of joined tables may share a name: they are told apart by place. */
function packing<F extends Fields>(fields: F, query: { getSQL(): SQL }): SQL {
  const names = Object.keys(fields).map((_, i) => `c${i}`);
  const places = sql.raw(names.join(', '));
  return sql`with q(${places}) as (${query.getSQL()}) select json_group_array(json_array(${places})) as rows from q`;
}

const unpacked = <R>(found: { rows: string }[], read: (cells: readonly unknown[]) => R): R[] =>
  (JSON.parse(found[0]!.rows) as unknown[][]).map(read);

/**
 * The rows of a query with these fields, brought over as one text. The driver builds an object with a getter a column for
 * each row (tens of microseconds); JSON is read twenty times faster, which tells where a list reads hundreds of rows. A
 * field that is an expression must give text or a number. `build` makes the query from the fields; nothing may be added to
 * its selection.
 */
export async function packedRows<F extends Fields>(
  db: Queries,
  fields: F,
  build: (fields: F) => { getSQL(): SQL },
): Promise<Row<F>[]> {
  return unpacked(await db.all<{ rows: string }>(packing(fields, build(fields))), rowReader(fields));
}

/** The same for a query whose text is made once. */
export function preparedRows<F extends Fields>(
  fields: F,
  build: (query: QueryBuilder, fields: F) => { getSQL(): SQL },
): (db: Queries, values: Values) => Promise<Row<F>[]> {
  const statement = prepared(() => packing(fields, build(builder, fields)));
  const read = rowReader(fields);
  return async (db, values) => unpacked(await db.all<{ rows: string }>(statement(values)), read);
}
