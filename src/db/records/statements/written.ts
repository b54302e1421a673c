import { type QueryWithTypings, SQL, type SQLWrapper } from 'drizzle-orm';

/** What a written statement may carry: values as the database takes them. */
export type WrittenValue = string | number | bigint | boolean | null;

/** A statement whose text stands: nothing is put together when it is asked. */
class WrittenSql extends SQL {
  constructor(
    private readonly text: string,
    private readonly values: readonly unknown[],
  ) {
    super([]);
  }

  override toQuery(): QueryWithTypings {
    return { sql: this.text, params: [...this.values] };
  }
}

const texts = new WeakMap<TemplateStringsArray, string>();

/**
 * Like `sql`, for statements that run with every act: its text is joined once, where `sql` walks through its parts at each
 * call, which takes longer than the statement. Takes values only, and is no part of another statement.
 */
export function written(strings: TemplateStringsArray, ...values: readonly WrittenValue[]): SQLWrapper {
  let text = texts.get(strings);
  if (text === undefined) {
    text = strings.join('?');
    texts.set(strings, text);
  }
  return new WrittenSql(text, values);
}

/** The same of a text that was put together elsewhere, with a question mark for each value. */
export const writtenText = (text: string, values: readonly unknown[]): SQLWrapper => new WrittenSql(text, values);
