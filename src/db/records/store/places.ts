import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Instant } from '../../../time/instant.ts';
import type { Queries, Tx } from '../../client.ts';
import { places, shippedData } from '../../schema/store.ts';

export type PlaceRow = typeof places.$inferSelect;

/** A ZIP code of the gazetteer. */
export async function findZip(db: Queries, zip: string): Promise<PlaceRow | undefined> {
  const rows = await db
    .select()
    .from(places)
    .where(and(eq(places.kind, 'zip'), eq(places.key, zip)))
    .limit(1);
  return rows[0];
}

/** Cities of any of these folded names, the one with the most ZIPs first. */
export const findCities = (db: Queries, keys: readonly string[]): Promise<PlaceRow[]> =>
  db
    .select()
    .from(places)
    .where(and(eq(places.kind, 'city'), inArray(places.key, [...keys])))
    .orderBy(desc(places.rank), asc(places.state));

/** Many rows as one text: tens of thousands of bound values would take seconds. */
export async function insertPlaces(tx: Tx, rows: readonly PlaceRow[]): Promise<void> {
  const packed = JSON.stringify(rows.map((r) => [r.kind, r.key, r.state, r.name, r.lat, r.lng, r.rank]));
  await tx.run(sql`
    insert or ignore into ${places} (kind, key, state, name, lat, lng, rank)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
    from json_each(${packed})`);
}

/** Deletes at most `count` places; true while some are left. */
export async function deletePlaces(tx: Tx, count: number): Promise<boolean> {
  const rows = await tx.select({ kind: places.kind, key: places.key, state: places.state }).from(places).limit(count);
  const keys = [...new Set(rows.map((row) => row.key))];
  if (keys.length > 0) await tx.delete(places).where(inArray(places.key, keys));
  return rows.length === count;
}

export async function shippedVersion(db: Queries, name: string): Promise<string | null> {
  const rows = await db.select({ version: shippedData.version }).from(shippedData).where(eq(shippedData.name, name));
  return rows[0]?.version ?? null;
}

export async function saveShippedVersion(tx: Tx, name: string, version: string, now: Instant): Promise<void> {
  await tx
    .insert(shippedData)
    .values({ name, version, loadedAt: now })
    .onConflictDoUpdate({ target: shippedData.name, set: { version, loadedAt: now } });
}

/** The next cities after a name and state, in the order of their names: the primary key's, so that a batch is cheap. */
export const citiesAfter = (db: Queries, key: string, state: string, limit: number): Promise<PlaceRow[]> =>
  db
    .select()
    .from(places)
    .where(and(eq(places.kind, 'city'), sql`(${places.key}, ${places.state}) > (${key}, ${state})`))
    .orderBy(asc(places.key), asc(places.state))
    .limit(limit);
