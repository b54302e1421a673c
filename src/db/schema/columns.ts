import { sql } from 'drizzle-orm';
import { check, integer, type SQLiteColumn, text } from 'drizzle-orm/sqlite-core';
import type { Instant } from '../../time/instant.ts';
import type { LocalDate } from '../../time/local.ts';

/** Prefixed text id from `deps.newId`. */
export const id = () => text().primaryKey();
export const instant = () => integer().$type<Instant>();
export const localDate = () => text().$type<LocalDate>();
export const flag = () => integer({ mode: 'boolean' });
export const json = <T>() => text({ mode: 'json' }).$type<T>();

/** A check that holds a column to a list of words. */
export function oneOf(name: string, column: SQLiteColumn, words: readonly string[]) {
  const list = words.map((word) => `'${word}'`).join(', ');
  return check(name, sql`${column} in (${sql.raw(list)})`);
}
