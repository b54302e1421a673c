import { and, asc, between, count, eq, exists, gte, isNull, like, lte, or, type SQL, sql } from 'drizzle-orm';
import type { BoundingBox, Point } from '../../domain/store/place.ts';
import type { Queries } from '../client.ts';
import { services } from '../schema/catalogue.ts';
import { stores } from '../schema/store.ts';

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

/** Stores within a box of degrees, in no order. */
export const storesInBox = (db: Queries, box: BoundingBox, serviceKey: string | null): Promise<PlacedStore[]> =>
  db
    .select(placed)
    .from(stores)
    .where(
      and(
        between(stores.lat, box.south, box.north),
        box.west <= box.east
          ? between(stores.lng, box.west, box.east)
          : or(gte(stores.lng, box.west), lte(stores.lng, box.east)),
        isListed,
        offers(db, serviceKey),
      ),
    );

const literal = (text: string): string => text.replace(/[\\%_]/g, (mark) => `\\${mark}`);

/** Stores whose name, street or city hold every one of these words, by name. */
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
        ...words.map((word) =>
          like(
            sql`${stores.name} || ' ' || ${stores.city} || ' ' || ${stores.street}`,
            sql`${`%${literal(word)}%`} escape '\\'`,
          ),
        ),
        isListed,
        offers(db, serviceKey),
      ),
    )
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
