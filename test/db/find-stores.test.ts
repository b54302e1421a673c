import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertEvents } from '../../src/db/records/queue/store-events.ts';
import { insertStores, replaceWeeks } from '../../src/db/records/store/store-lists.ts';
import { type NewStore, updateStore } from '../../src/db/records/store/stores.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { SYSTEM } from '../../src/domain/actor.ts';
import { distanceKm, type Point } from '../../src/domain/store/place.ts';
import { type FindInput, findStores } from '../../src/operations/stores/find-stores.ts';
import { loadPlaces } from '../../src/operations/stores/load-places.ts';
import { WEEKDAYS } from '../../src/time/local.ts';
import { tempDeps } from '../support/temp-deps.ts';

let temp: Awaited<ReturnType<typeof tempDeps>>;
const PLAIN: FindInput = { q: '', near: null, radiusKm: null, serviceKey: null, openNow: false, limit: 10, offset: 0 };

const random = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};
const next = random(7);
const spread: Point[] = Array.from({ length: 600 }, () => ({ lat: 25 + next() * 24, lng: -124 + next() * 57 }));
const crowd: Point[] = Array.from({ length: 200 }, () => ({ lat: 45.5 + next() * 0.2, lng: -122.7 + next() * 0.2 }));
const far: Point[] = [
  { lat: 21.3, lng: -157.86 },
  { lat: 51.88, lng: -176.65 },
  { lat: 52.73, lng: 174.11 },
  { lat: 13.48, lng: 144.75 },
  { lat: 18.45, lng: -66.1 },
];
const points = [...spread, ...crowd, ...far];
const idOf = (i: number): string => `sto_${String(i).padStart(4, '0')}`;

beforeAll(async () => {
  temp = await tempDeps('2026-11-24T18:00:00Z');
  await loadPlaces(temp.deps);
  for (let i = 0; i < points.length; i += 100) {
    const rows = points.slice(i, i + 100).map(
      (point, j): NewStore => ({
        id: idOf(i + j),
        slug: `shop-${i + j}`,
        name: i + j === 0 ? 'Mill & Main' : `Shop ${i + j}`,
        zone: 'America/Denver',
        city: i + j < 3 ? 'Mill City' : 'Elsewhere',
        state: i + j > 802 ? 'PR' : 'CO',
        ...point,
        hoursKnown: true,
        createdAt: 0,
        updatedAt: 0,
      }),
    );
    await inTransaction(temp.deps.db, async (tx) => {
      await insertStores(tx, rows);
      // Every tenth store opens in the evening only.
      const week = (n: number) =>
        WEEKDAYS.map((weekday) => ({ weekday, opensMinute: n % 10 === 0 ? 1200 : 540, closesMinute: 1320 }));
      await replaceWeeks(tx, new Map(rows.map((row, j) => [row.id, week(i + j)])));
    });
  }
});
afterAll(() => temp.close());

const find = (input: Partial<FindInput>) => findStores(temp.deps, { ...PLAIN, ...input }, {});
async function idsNear(input: Partial<FindInput>): Promise<string[]> {
  const found = await find(input);
  if (found.kind !== 'near') throw new Error(found.kind);
  return found.stores.map((s) => s.store.id);
}
const byForce = (center: Point, count: number, keep: (i: number) => boolean = () => true): string[] =>
  points
    .map((point, i) => ({ i, km: distanceKm(center, point) }))
    .filter(({ i }) => keep(i))
    .sort((a, b) => a.km - b.km)
    .slice(0, count)
    .map(({ i }) => idOf(i));

describe('stores near a place', () => {
  it('are the nearest, wherever one stands', async () => {
    const places = [
      { lat: 45.6, lng: -122.6 },
      { lat: 40, lng: -100 },
      { lat: 25.1, lng: -81 },
      ...far,
      { lat: 51.9, lng: 179.9 },
      { lat: 64, lng: -150 },
    ];
    for (const center of [
      ...places,
      ...Array.from({ length: 15 }, () => ({ lat: 25 + next() * 24, lng: -124 + next() * 57 })),
    ]) {
      for (const limit of [1, 10, 40]) {
        expect({ center, ids: await idsNear({ near: center, limit }) }).toEqual({
          center,
          ids: byForce(center, limit),
        });
      }
    }
  });

  it('come in pages without a gap, and end at the radius', async () => {
    const center = { lat: 45.6, lng: -122.6 };
    const pages = await Promise.all([0, 25, 50].map((offset) => idsNear({ near: center, limit: 25, offset })));
    expect(pages.flat()).toEqual(byForce(center, 75));
    const close = await find({ near: center, radiusKm: 5, limit: 100 });
    if (close.kind !== 'near') throw new Error(close.kind);
    expect(close.stores.every((s) => s.distanceKm! <= 5)).toBe(true);
    expect(close.stores).toHaveLength(points.filter((p) => distanceKm(center, p) <= 5).length);
    expect(close.hasMore).toBe(false);
  });

  it('may be only those that are open now', async () => {
    const center = { lat: 45.6, lng: -122.6 };
    expect(await idsNear({ near: center, limit: 30, openNow: true })).toEqual(byForce(center, 30, (i) => i % 10 !== 0));
  });

  it('are found by ZIP and city', async () => {
    const portland = await find({ q: '97201' });
    expect(portland).toMatchObject({ kind: 'near', place: '97201 Portland, OR' });
    expect(await find({ q: 'portland oregon', limit: 1 })).toMatchObject({
      kind: 'near',
      place: 'Portland, OR',
      hasMore: true,
    });
    expect(await find({ q: '45.6,-122.6', limit: 1 })).toMatchObject({
      kind: 'near',
      place: null,
      center: { lat: 45.6, lng: -122.6 },
    });
  });
});

describe('stores without a place', () => {
  it('are found by their state, where no city is called so', async () => {
    for (const q of ['Puerto Rico', 'puerto rico', 'PR']) {
      const found = await find({ q });
      expect(found.kind === 'named' && found.stores.map((s) => s.store.id)).toEqual([idOf(803), idOf(804)]);
    }
    expect(await find({ q: 'new york city' })).toMatchObject({ kind: 'near', place: 'New York, NY' });
    expect(await find({ q: 'AZ' })).toEqual({ kind: 'place_unknown' });
  });

  it('are found by words of their name', async () => {
    const found = await find({ q: 'mill main' });
    expect(found).toMatchObject({
      kind: 'named',
      hasMore: false,
      stores: [{ store: { id: idOf(0) }, distanceKm: null }],
    });
    expect(await find({ q: '100% _nowhere_' })).toEqual({ kind: 'place_unknown' });
  });

  it('are all stores by name where nothing is asked', async () => {
    expect(await find({ limit: 5 })).toMatchObject({ kind: 'all', total: points.length, hasMore: true });
  });
});

describe('what a list shows', () => {
  it('changes at once when the store does, and leaves out what closed for good', async () => {
    const center = points[3]!;
    const first = async () => {
      const found = await find({ near: center, limit: 1 });
      return found.kind === 'near' ? found.stores[0]!.store : null;
    };
    expect((await first())!.name).toBe('Shop 3');
    const change = (fields: Partial<NewStore>) =>
      inTransaction(temp.deps.db, async (tx) => {
        await updateStore(tx, idOf(3), fields);
        await insertEvents(tx, [{ storeId: idOf(3), subjectId: idOf(3), kind: 'store_changed', at: 0, actor: SYSTEM }]);
      });
    await change({ name: 'Renamed' });
    expect((await first())!.name).toBe('Renamed');
    await change({ closedForGoodAt: 1 });
    expect((await first())!.id).not.toBe(idOf(3));
  });
});
