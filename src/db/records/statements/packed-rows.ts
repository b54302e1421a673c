import { Column, fillPlaceholders, type GetColumnData, is, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { QueryBuilder, SQLiteAsyncDialect, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Queries } from '../../client.ts';
import { writtenText } from './written.ts';

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
export function prepared(make: () => SQL): (values: Values) => SQLWrapper {
  let made: { readonly sql: string; readonly params: unknown[] } | undefined;
  return (values) => {
    made ??= dialect.sqlToQuery(make());
    return writtenText(made.sql, fillPlaceholders(made.params, values));
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

/** One query whose text is made once: its rows, as the query builder would give them. For few rows; many come faster packed. */
export function preparedRows<F extends Fields>(fields: F, build: Packed<F>['build']) {
  const read = rowReader(fields);
  const statement = prepared(() => build(builder, fields).getSQL());
  return async (db: Pick<Queries, 'values'>, values: Values): Promise<Row<F>[]> =>
    (await db.values<unknown[]>(statement(values))).map(read);
}

/** The query with these fields, as one text of rows in one row. Columns of joined tables may share a name: they are told apart by place. */
function packing<F extends Fields>(fields: F, query: { getSQL(): SQL }): SQL {
  const names = Object.keys(fields).map((_, i) => `c${i}`);
  const places = sql.raw(names.join(', '));
  return sql`with q(${places}) as (${query.getSQL()}) select json_group_array(json_array(${places})) from q`;
}

/** A query and what it selects, to be asked together with others. */
export interface Packed<F extends Fields = Fields> {
  /** A field that is an expression must give text or a number. */
  readonly fields: F;
  /** Makes the query from the fields; nothing may be added to its selection. */
  build(query: QueryBuilder, fields: F): SQLWrapper;
}

export const packed = <F extends Fields>(fields: F, build: Packed<F>['build']): Packed<F> => ({ fields, build });

type RowsOf<P> = P extends Packed<infer F> ? Row<F>[] : never;

/**
 * Several queries in one statement, whose text is made once; each one's rows by its name. They see one state of the database.
 * The rows are brought over as texts: the driver builds an object with a getter a column for each row (tens of microseconds);
 * JSON is read twenty times faster, which tells where hundreds of rows are read.
 */
export function preparedTogether<P extends Readonly<Record<string, Packed>>>(
  parts: P,
): (db: Queries, values: Values) => Promise<{ readonly [Name in keyof P]: RowsOf<P[Name]> }> {
  const names = Object.keys(parts);
  const readers = new Map(names.map((name) => [name, rowReader(parts[name]!.fields)]));
  const column = (name: string): SQL => {
    const { fields, build } = parts[name]!;
    return sql`(${packing(fields, build(builder, fields))}) as ${sql.identifier(name)}`;
  };
  const statement = prepared(() => sql`select ${sql.join(names.map(column), sql`, `)}`);
  return async (db, values) => {
    const [found] = await db.all<Record<string, string>>(statement(values));
    const rows = names.map((name) => [name, (JSON.parse(found![name]!) as unknown[][]).map(readers.get(name)!)]);
    return Object.fromEntries(rows) as { [Name in keyof P]: RowsOf<P[Name]> };
  };
}

/** The stores whose ids are a JSON list in the placeholder `storeIds`. */
export const inStores = (storeId: SQLiteColumn): SQL =>
  sql`${storeId} in (select value from json_each(${sql.placeholder('storeIds')}))`;
