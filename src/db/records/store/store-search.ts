import { and, asc, count, eq, exists, isNull, like, type SQL, sql } from 'drizzle-orm';
import { foldText } from '../../../domain/places/search-text.ts';
import type { BoundingBox, Point } from '../../../domain/store/place.ts';
import type { Queries } from '../../client.ts';
import { services } from '../../schema/catalogue.ts';
import { stores } from '../../schema/store.ts';

export interface PlacedStore extends Point {
  readonly id: string;
}

const isListed = isNull(stores.closedForGoodAt);
const placed = { id: stores.id, lat: stores.lat, lng: stores.lng };

/** Only stores that offer the service of this key. */
const offers = (db: Queries, serviceKey: string | null): SQL | undefined =>
  serviceKey === null
    ? undefined
    : exists(
        db
          .select({ one: sql`1` })
          .from(services)
          .where(and(eq(services.storeId, stores.id), eq(services.key, serviceKey), eq(services.active, true))),
      );

/** Of a search in a box: so many of the nearest, by the plane distance round `center`, which is close but not exact. */
export interface BoxSearch {
  readonly box: BoundingBox;
  readonly center: Point;
  readonly atMost: number;
  readonly serviceKey: string | null;
}

const withService = (serviceKey: string | null): SQL =>
  serviceKey === null
    ? sql``
    : sql`and exists (select 1 from services v where v.store_id = s.id and v.key = ${serviceKey} and v.active)`;

/** The whole degrees from west to east, counted from the date line, which is both 0 and 360. */
function degreesOf(west: number, east: number): number[] {
  const found: number[] = [];
  for (let degree = Math.floor(west + 180); degree <= Math.floor(east + 180); degree++) {
    found.push(degree > 360 ? degree - 360 : degree);
    if (degree === 360) found.push(0);
  }
  return [...new Set(found)];
}

/** Stores within a box of degrees, roughly nearest first, each degree of longitude by itself from the index `stores_band`. Rows are dear to read, so no more than asked for leave the database. */
export async function storesInBox(db: Queries, { box, center, atMost, serviceKey }: BoxSearch): Promise<PlacedStore[]> {
  const wraps = box.west > box.east;
  const east = wraps ? box.east + 360 : box.east;
  const near = center.lng < box.west ? center.lng + 360 : center.lng;
  const lng = wraps ? sql`(case when s.lng < ${box.west} then s.lng + 360 else s.lng end)` : sql`s.lng`;
  const narrowing = Math.cos((center.lat * Math.PI) / 180) ** 2;
  const [packed] = await db.all<{ places: string }>(sql`
    select json_group_array(json_array(id, lat, lng)) as places from (
    select s.id as id, s.lat as lat, s.lng as lng
    from json_each(${JSON.stringify(degreesOf(box.west, east))}) b cross join stores s
    where cast(s.lng + 180 as integer) = cast(b.value as integer) and s.closed_for_good_at is null and s.lat between ${box.south} and ${box.north}
      and ${lng} between ${box.west} and ${east} ${withService(serviceKey)}
    order by (s.lat - ${center.lat}) * (s.lat - ${center.lat}) + (${lng} - ${near}) * (${lng} - ${near}) * ${narrowing}
    limit ${BigInt(atMost)})`);
  return (JSON.parse(packed!.places) as [string, number, number][]).map(([id, lat, lng]) => ({ id, lat, lng }));
}

const literal = (text: string): string => text.replace(/[\\%_]/g, (mark) => `\\${mark}`);

/** Until an older program's rows have the text (`fillSearchTexts`), they are found by how they are written. */
const searched = sql`coalesce(${stores.searchText}, ${stores.name} || ' ' || ${stores.city} || ' ' || ${stores.street})`;

/** Stores whose name, street or city hold every one of these words, whatever their accents, by name. */
export const storesNamed = (
  db: Queries,
  words: readonly string[],
  serviceKey: string | null,
  limit: number,
): Promise<PlacedStore[]> =>
  db
    .select(placed)
    .from(stores)
    .where(
      and(
        ...words.map((word) => like(searched, sql`${`%${literal(foldText(word))}%`} escape '\\'`)),
        isListed,
        offers(db, serviceKey),
      ),
    )
    .orderBy(asc(stores.name), asc(stores.id))
    .limit(limit);

/** Stores whose name begins with the text, whatever its accents and case, by name. */
export const storesWithName = (db: Queries, text: string, limit: number) =>
  db
    .select({ slug: stores.slug, name: stores.name, city: stores.city, state: stores.state })
    .from(stores)
    .where(and(like(searched, sql`${`${literal(foldText(text))}%`} escape '\\'`), isListed))
    .orderBy(asc(stores.name), asc(stores.id))
    .limit(limit);

/** Stores of a state by its postal code, by name. */
export const storesInState = (
  db: Queries,
  state: string,
  serviceKey: string | null,
  limit: number,
): Promise<PlacedStore[]> =>
  db
    .select(placed)
    .from(stores)
    .where(and(eq(stores.state, state), isListed, offers(db, serviceKey)))
    .orderBy(asc(stores.name), asc(stores.id))
    .limit(limit);

/** A page of all stores by name. */
export const storesByName = (
  db: Queries,
  serviceKey: string | null,
  offset: number,
  limit: number,
): Promise<PlacedStore[]> =>
  db
    .select(placed)
    .from(stores)
    .where(and(isListed, offers(db, serviceKey)))
    .orderBy(asc(stores.name), asc(stores.id))
    .limit(limit)
    .offset(offset);

export async function countStores(db: Queries, serviceKey: string | null): Promise<number> {
  const rows = await db
    .select({ stores: count() })
    .from(stores)
    .where(and(isListed, offers(db, serviceKey)));
  return rows[0]?.stores ?? 0;
}
