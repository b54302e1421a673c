import { Column, fillPlaceholders, type GetColumnData, is, type SQL, sql } from 'drizzle-orm';
import { QueryBuilder, SQLiteAsyncDialect, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Queries } from '../client.ts';

type Fields = Readonly<Record<string, SQLiteColumn | SQL>>;
type Cell<Field> = Field extends SQLiteColumn ? GetColumnData<Field> : Field extends SQL<infer Value> ? Value : never;
type Row<F extends Fields> = { [Name in keyof F]: Cell<F[Name]> };

const dialect = new SQLiteAsyncDialect({ casing: 'snake_case' });
/** Makes queries that belong to no connection: their text is the same for all. */
const builder = new QueryBuilder({ casing: 'snake_case' });

/** The query with these fields, as one text of rows in one row. Columns of joined tables may share a name: they are told apart by place. */
function packing<F extends Fields>(fields: F, query: { getSQL(): SQL }): SQL {
  const places = sql.raw(
    Object.keys(fields)
      .map((_, i) => `c${i}`)
      .join(', '),
  );
  return sql`with q(${places}) as (${query.getSQL()}) select json_group_array(json_array(${places})) as rows from q`;
}

/** Makes rows of the text. A field that is an expression gives text or a number, and comes as it is. */
function unpacking<F extends Fields>(fields: F): (text: string) => Row<F>[] {
  const names = Object.keys(fields);
  const columns = names.map((name) => (is(fields[name], Column) ? (fields[name] as Column) : null));
  return (text) =>
    (JSON.parse(text) as unknown[][]).map((cells) => {
      const row: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i++) {
        const cell = cells[i];
        row[names[i]!] = cell === null || columns[i] === null ? cell : columns[i]!.mapFromDriverValue(cell);
      }
      return row as Row<F>;
    });
}

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
  const [found] = await db.all<{ rows: string }>(packing(fields, build(fields)));
  return unpacking(fields)(found!.rows);
}

/** Values of the placeholders (`sql.placeholder`) of a prepared query. */
type Values = Record<string, unknown>;

/**
 * The same for a query whose text is made once, when it is first asked: making it costs more than running it. What differs
 * from one run to the next stands in it as a placeholder.
 */
export function preparedRows<F extends Fields>(
  fields: F,
  build: (query: QueryBuilder, fields: F) => { getSQL(): SQL },
): (db: Queries, values: Values) => Promise<Row<F>[]> {
  let made: { readonly texts: readonly SQL[]; readonly params: unknown[] } | undefined;
  const unpack = unpacking(fields);
  return async (db, values) => {
    if (!made) {
      const { sql: text, params } = dialect.sqlToQuery(packing(fields, build(builder, fields)));
      made = { texts: text.split('?').map((part) => sql.raw(part)), params };
    }
    const filled = fillPlaceholders(made.params, values);
    const chunks = made.texts.flatMap((part, i) => (i < filled.length ? [part, sql`${filled[i]}`] : [part]));
    const [found] = await db.all<{ rows: string }>(sql.join(chunks));
    return unpack(found!.rows);
  };
}
