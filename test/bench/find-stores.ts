import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { insertEvents } from '../../src/db/records/queue/store-events.ts';
import { insertStores, replaceWeeks } from '../../src/db/records/store/store-lists.ts';
import { type NewStore, updateStore } from '../../src/db/records/store/stores.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Deps } from '../../src/deps.ts';
import { SYSTEM } from '../../src/domain/actor.ts';
import type { WeeklySpan } from '../../src/domain/store/opening-hours.ts';
import type { Point } from '../../src/domain/store/place.ts';
import { type FindInput, findStores } from '../../src/operations/stores/find-stores.ts';
import { loadZoneOfPoint } from '../../src/operations/stores/import/zone-of-point.ts';
import { loadPlaces } from '../../src/operations/stores/load-places.ts';
import { DEMO_STORES } from '../../src/seed/chain/store-list.ts';
import { fillStore } from '../../src/seed/fill-stores.ts';
import { WEEKDAYS } from '../../src/time/local.ts';
import { benchDeps } from './bench-deps.ts';
import { measure, printMeasured } from './measure.ts';

const LIST = '../shared/data/scale_20k_atp.ndgeojson';
/** A Tuesday, late morning in the east: every store of the demo is open, its day in motion. */
const NOW = Date.parse('2026-11-24T18:30:00Z');
/** Far from any other store: the staffed ones are set here, so that a search finds just them. */
const STAFFED_AT: Point = { lat: 40.5, lng: -117.5 };
const STAFFED = 25;

const PARTS = { waits: true, freeTimes: true };
const PLAIN: FindInput = { q: '', near: null, radiusKm: null, serviceKey: null, openNow: false, limit: 10, offset: 0 };

function points(): Point[] {
  const path = resolve(LIST);
  if (existsSync(path)) {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { geometry: { coordinates: [number, number] } }).geometry.coordinates)
      .map(([lng, lat]) => ({ lat, lng }));
  }
  console.log(`${LIST} is absent: 20,000 points spread evenly over the country stand for it`);
  return Array.from({ length: 20_000 }, (_, i) => ({
    lat: 26 + ((i * 0.618034) % 1) * 22,
    lng: -124 + (i / 20_000) * 56,
  }));
}

const WEEK: WeeklySpan[] = WEEKDAYS.map((weekday) => ({
  weekday,
  opensMinute: 600,
  closesMinute: weekday === 7 ? 1080 : 1260,
}));

async function addStores(deps: Deps, all: readonly Point[]): Promise<void> {
  const zoneOfPoint = await loadZoneOfPoint();
  for (let i = 0; i < all.length; i += 50) {
    const rows = all.slice(i, i + 50).map((point, j): NewStore => {
      const n = i + j;
      return {
        id: deps.newId('sto'),
        slug: `store-${n}`,
        name: `Store ${n}`,
        zone: zoneOfPoint(point),
        ...point,
        hoursKnown: true,
        createdAt: NOW,
        updatedAt: NOW,
      };
    });
    await inTransaction(deps.db, async (tx) => {
      await insertStores(tx, rows);
      await replaceWeeks(tx, new Map(rows.map((row) => [row.id, WEEK])));
    });
    await new Promise((done) => setImmediate(done));
  }
}

async function addStaffedStores(deps: Deps): Promise<void> {
  for (const demo of DEMO_STORES.slice(0, STAFFED)) {
    await fillStore(deps, demo, { startedAt: NOW, main: DEMO_STORES[0]!.slug, historyDays: 3, now: () => NOW });
  }
  const { stores } = (await findStores(deps, { ...PLAIN, q: '', limit: 100, serviceKey: 'billing' }, {})) as {
    stores: readonly { store: { id: string; mainServiceId: string | null } }[];
  };
  const staffed = stores.filter((found) => found.store.mainServiceId !== null);
  for (const [i, { store }] of staffed.entries()) {
    const point = { lat: STAFFED_AT.lat + (i % 5) / 50, lng: STAFFED_AT.lng + Math.floor(i / 5) / 50 };
    await inTransaction(deps.db, (tx) => updateStore(tx, store.id, point));
  }
  console.log(`${staffed.length} stores with staff, line and bookings`);
}

/** A change in each of these stores, so that nothing of them is known any more. */
const touch = (deps: Deps, storeIds: readonly string[]) =>
  inTransaction(deps.db, (tx) =>
    insertEvents(
      tx,
      storeIds.map((storeId) => ({
        storeId,
        subjectId: storeId,
        kind: 'settings_changed' as const,
        at: NOW,
        actor: SYSTEM,
      })),
    ),
  );

/** Nearest stores with open state among 20,000; and a page of staffed ones with wait and next free time. */
export async function benchFindStores(): Promise<void> {
  const { deps, advance, close } = await benchDeps(NOW);
  try {
    await addStaffedStores(deps);
    const all = points();
    await addStores(deps, all);
    await loadPlaces(deps);
    console.log(`${all.length} other stores, the gazetteer`);
    const anywhere = (run: number): Point => all[(run * 7_919) % all.length]!;
    const page: FindInput = { ...PLAIN, near: STAFFED_AT, limit: STAFFED };
    const first = await findStores(deps, page, PARTS);
    if (first.kind !== 'near') throw new Error('the staffed stores were not found');
    const ids = first.stores.map((found) => found.store.id);
    const withWait = first.stores.filter((found) => found.wait !== null).length;
    const withTime = first.stores.filter((found) => found.nextFreeAt !== null).length;
    console.log(`page of ${ids.length}: ${withWait} with a wait, ${withTime} with a next free time`);
    printMeasured('find stores', [
      await measure('nearest 10 with open state, anywhere', 400, (run) =>
        findStores(deps, { ...PLAIN, near: anywhere(run) }, {}),
      ),
      await measure('the same by ZIP', 200, (run) => findStores(deps, { ...PLAIN, q: ZIPS[run % ZIPS.length]! }, {})),
      await measure('the same by city', 200, (run) =>
        findStores(deps, { ...PLAIN, q: CITIES[run % CITIES.length]! }, {}),
      ),
      await measure(
        '25 with wait and next free time, all changed',
        200,
        () => findStores(deps, page, PARTS),
        async () => {
          advance(30_000);
          await touch(deps, ids);
        },
      ),
      await measure(
        '25 with wait and next free time, half a minute later',
        200,
        () => findStores(deps, page, PARTS),
        () => advance(30_000),
      ),
      await measure('25 with wait and next free time, unchanged', 400, () => findStores(deps, page, PARTS)),
    ]);
  } finally {
    await close();
  }
}

const ZIPS = ['97201', '10001', '60601', '33101', '85001', '98101', '02108', '80202', '55401', '30303'];
const CITIES = [
  'Portland, OR',
  'brooklyn',
  'st louis',
  'Ft. Worth',
  'denver colorado',
  'Miami',
  'boise',
  'Kansas City, KS',
];
