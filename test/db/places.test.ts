import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedData } from '../../src/db/schema/store.ts';
import { readPlaceQuery } from '../../src/domain/places/place-query.ts';
import { findPlace } from '../../src/operations/loading/find-place.ts';
import { loadPlaces } from '../../src/operations/stores/load-places.ts';
import { tempDeps } from '../support/temp-deps.ts';

let temp: Awaited<ReturnType<typeof tempDeps>>;
beforeAll(async () => {
  temp = await tempDeps('2026-11-24T15:00:00Z');
  await Promise.all([loadPlaces(temp.deps), loadPlaces(temp.deps)]);
});
afterAll(() => temp.close());

const label = async (text: string) => (await findPlace(temp.deps.db.read, readPlaceQuery(text)))?.label ?? null;

describe('the gazetteer', () => {
  it('answers from its file while the table is still being filled', async () => {
    const early = await tempDeps('2026-11-24T15:00:00Z');
    const texts = [
      '97201',
      '00961',
      '00000',
      'portland',
      'portland maine',
      'New York',
      'mt. pleasant sc',
      'Nowhere at all',
    ];
    for (const text of texts) {
      const place = await findPlace(early.deps.db.read, readPlaceQuery(text));
      expect(place).toEqual(await findPlace(temp.deps.db.read, readPlaceQuery(text)));
    }
    expect(await early.deps.db.read.select().from(shippedData)).toEqual([]);
    await early.close();
  });

  it('knows ZIPs, also of Puerto Rico and the islands', async () => {
    expect(await label('97201-0001')).toBe('97201 Portland, OR');
    expect(await label('00961')).toBe('00961 Bayamon, PR');
    expect(await label('97201 Portland')).toBe('97201 Portland, OR');
    expect(await label('97201-0001, portland oregon')).toBe('97201 Portland, OR');
    // A house number that is a ZIP elsewhere, and a city that the ZIP is not in.
    expect(await label('90210 Main St')).toBeNull();
    expect(await label('97201 Portland, ME')).toBeNull();
    expect(await label('96799')).toBe('96799 Pago Pago, AS');
    expect(await label('00000')).toBeNull();
  });

  it('takes the city with the most ZIPs, or that of the state', async () => {
    expect(await label('portland')).toBe('Portland, OR');
    expect(await label('Portland, ME')).toBe('Portland, ME');
    expect(await label('portland maine')).toBe('Portland, ME');
    expect(await label('portland oregon')).toBe('Portland, OR');
    expect(await label('New York')).toBe('New York, NY');
    expect(await label('kansas city')).toBe('Kansas City, MO');
    expect(await label('Washington, D.C.')).toBe('Washington, DC');
  });

  it('knows boroughs and every spelling of Saint, Fort and Mount', async () => {
    expect(await label('manhattan')).toBe('Manhattan, NY');
    expect(await label('Queens')).toBe('Queens, NY');
    expect(await label('the bronx')).toBe('Bronx, NY');
    expect(await label('brooklyn')).toBe('Brooklyn, NY');
    expect(await label('staten island')).toBe('Staten Island, NY');
    expect(await label('saint louis')).toBe('St. Louis, MO');
    expect(await label('Ft Worth')).toBe('Fort Worth, TX');
    expect(await label('mt. pleasant sc')).toBe('Mount Pleasant, SC');
    expect(await label('Nowhere at all')).toBeNull();
  });

  it('is loaded once', async () => {
    // A second load that wrote anything would set its own time here.
    const loadedAt = async () => (await temp.deps.db.read.select().from(shippedData))[0]!.loadedAt;
    const before = await loadedAt();
    await loadPlaces({ ...temp.deps, now: () => before + 60_000 });
    expect(await loadedAt()).toBe(before);
  });
});
