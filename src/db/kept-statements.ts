import type { InArgs, InValue, ResultSet, Row, Value } from '@libsql/client';
import type Libsql from 'libsql';

/** Statements that are kept a connection: more than there are in the product, less than what lists of any length make. */
const MOST_KEPT = 300;
const LONGEST_KEPT = 10_000;
const WORTH_KEEPING = /^\s*(select|insert|update|delete|with|begin|commit|rollback|pragma data_version)\b/i;
/** Changes what others give back, so that those are prepared anew. */
const CHANGES_SCHEMA = /^\s*(create|alter|drop)\b/i;

interface Kept {
  readonly statement: Libsql.Statement<unknown[]>;
  readonly names: string[];
  readonly types: string[];
  /** Null where the statement gives back no rows. */
  readonly rowOf: ((values: readonly Value[]) => Row) | null;
}

/** The statements of one connection, each prepared once and kept by its text; the ones used longest ago go first. */
export class KeptStatements {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly connection: Libsql.Database) {}

  run(sql: string, args: InArgs): ResultSet {
    const found = this.take(sql);
    const values = bound(args);
    const { statement, names, types, rowOf } = found;
    let result: ResultSet;
    if (rowOf) {
      const rows = (statement.all(values) as unknown[][]).map((row) => rowOf(row.map(read)));
      result = resultOf(names, types, rows, 0, undefined);
    } else {
      const { changes, lastInsertRowid } = statement.run(values);
      result = resultOf([], [], [], changes, BigInt(lastInsertRowid));
    }
    // One that failed is let go: it may still hold what it had begun to read.
    this.keep(sql, found);
    return result;
  }

  /** Several statements in one text. They may change what others give back, so that those are prepared anew. */
  runAll(sql: string): void {
    this.forget();
    this.connection.exec(sql);
  }

  forget(): void {
    this.kept.clear();
  }

  private take(sql: string): Kept {
    const known = this.kept.get(sql);
    if (!known) return prepared(this.connection, sql);
    this.kept.delete(sql);
    return known;
  }

  private keep(sql: string, statement: Kept): void {
    if (CHANGES_SCHEMA.test(sql)) this.forget();
    if (WORTH_KEEPING.test(sql) && sql.length <= LONGEST_KEPT) this.kept.set(sql, statement);
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value!);
  }
}

function prepared(connection: Libsql.Database, sql: string): Kept {
  const statement = connection.prepare<unknown[]>(sql).safeIntegers(true);
  const columns = statement.columns();
  if (columns.length === 0) return { statement, names: [], types: [], rowOf: null };
  const names = columns.map((column) => column.name);
  return { statement: statement.raw(true), names, types: columns.map((c) => c.type ?? ''), rowOf: rowMaker(names) };
}

/** Makes rows that have their columns by name, and by number without those being listed, as the client's contract wants it. */
function rowMaker(names: readonly string[]): (values: readonly Value[]) => Row {
  class NamedRow {
    readonly #values: readonly Value[];
    constructor(values: readonly Value[]) {
      this.#values = values;
      // Of two columns of one name the first counts.
      for (let i = names.length - 1; i >= 0; i--) (this as unknown as Row)[names[i]!] = values[i]!;
    }
    static valueOf(row: NamedRow, i: number): Value {
      return row.#values[i]!;
    }
  }
  Object.defineProperty(NamedRow.prototype, 'length', { value: names.length });
  for (let i = 0; i < names.length; i++) {
    Object.defineProperty(NamedRow.prototype, i, {
      get(this: NamedRow) {
        return NamedRow.valueOf(this, i);
      },
    });
  }
  return (values) => new NamedRow(values) as unknown as Row;
}

function read(value: unknown): Value {
  if (typeof value !== 'bigint') return Buffer.isBuffer(value) ? Uint8Array.from(value).buffer : (value as Value);
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('an integer of the database is too large for a number');
  return number;
}

function bound(args: InArgs): unknown[] {
  if (!Array.isArray(args)) throw new TypeError('values of a statement are given in their order');
  return args.map(write);
}

function write(value: InValue | undefined): unknown {
  if (value === undefined) throw new TypeError('undefined cannot be a value of the database');
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('only finite numbers can be stored');
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof ArrayBuffer) return Buffer.from(value);
  return value instanceof Date ? value.valueOf() : value;
}

function resultOf(
  columns: string[],
  columnTypes: string[],
  rows: Row[],
  rowsAffected: number,
  lastInsertRowid: bigint | undefined,
): ResultSet {
  const toJSON = () => ({ columns, columnTypes, rows, rowsAffected, lastInsertRowid: lastInsertRowid?.toString() });
  return { columns, columnTypes, rows, rowsAffected, lastInsertRowid, toJSON };
}
