import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveShippedVersion } from '../../src/db/records/store/places.ts';
import { insertStores } from '../../src/db/records/store/store-lists.ts';
import { insertStore, type NewStore, updateStore } from '../../src/db/records/store/stores.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { PLACES, placesVersion } from '../../src/operations/loading/places-file.ts';
import { fillStoreSearch } from '../../src/operations/stores/fill-search-texts.ts';
import { findStores } from '../../src/operations/stores/find-stores.ts';
import { tempDeps } from '../support/temp-deps.ts';

let temp: Awaited<ReturnType<typeof tempDeps>>;
const storeOf = (n: number, name: string, city = '', street = ''): NewStore => ({
  ...{ id: `sto_${n}`, slug: `store-${n}`, name, city, street, zone: 'America/Chicago', lat: 41, lng: -95 },
  ...{ createdAt: 0, updatedAt: 0 },
});

beforeEach(async () => {
  temp = await tempDeps('2026-11-24T16:00:00Z');
  await inTransaction(temp.deps.db, async (tx) => {
    // A gazetteer that knows no town: names alone are searched.
    await saveShippedVersion(tx, PLACES, placesVersion(), 0);
    await insertStores(tx, [storeOf(1, 'León'), storeOf(2, 'Tienda San José'), storeOf(3, 'Plaza', 'Río Piedras')]);
    await insertStore(tx, storeOf(4, 'Smørrebrød Łódź', '', 'Straße 5'));
    await insertStore(tx, storeOf(5, 'Leonard 100%'));
  });
});
afterEach(() => temp.close());

async function named(q: string): Promise<string[]> {
  const input = { q, near: null, radiusKm: null, serviceKey: null, openNow: false, limit: 25, offset: 0 };
  const found = await findStores(temp.deps, input, {});
  return found.kind === 'named' ? found.stores.map((one) => one.store.id).sort() : [];
}

const forget = () =>
  inTransaction(temp.deps.db, async (tx) => void (await tx.run(sql`update stores set search_text = null`)));

describe('a store is found by its name', () => {
  it('without the accents that it is written with, and with ones that it is not', async () => {
    expect(await named('leon')).toEqual(['sto_1', 'sto_5']);
    expect(await named('LEÓN')).toEqual(['sto_1', 'sto_5']);
    expect(await named('san jose')).toEqual(['sto_2']);
    expect(await named('jose\u0301 tienda')).toEqual(['sto_2']);
    expect(await named('rio plaza')).toEqual(['sto_3']);
    expect(await named('lodz strasse')).toEqual(['sto_4']);
    expect(await named('smorrebrod')).toEqual(['sto_4']);
    expect(await named('léonard 100%')).toEqual(['sto_5']);
    expect(await named('100_')).toEqual([]);
  });

  it('by its new name once it has one, whatever of it changed', async () => {
    await inTransaction(temp.deps.db, (tx) => updateStore(tx, 'sto_1', { name: 'Peñón' }));
    expect(await named('leon')).toEqual(['sto_5']);
    expect(await named('penon')).toEqual(['sto_1']);
    await inTransaction(temp.deps.db, (tx) => updateStore(tx, 'sto_1', { street: 'Calle Cádiz', phone: null }));
    expect(await named('penon cadiz')).toEqual(['sto_1']);
    await inTransaction(temp.deps.db, (tx) => updateStore(tx, 'sto_1', { phone: '+14025550100' }));
    expect(await named('penon cadiz')).toEqual(['sto_1']);
  });

  it('in a database of an older program: as it is written at first, without accents once the start has seen to it', async () => {
    await forget();
    expect(await named('plaza')).toEqual(['sto_3']);
    expect(await named('rio plaza')).toEqual([]);
    await Promise.all([fillStoreSearch(temp.deps), fillStoreSearch(temp.deps)]);
    expect(await named('rio plaza')).toEqual(['sto_3']);
    const many = Array.from({ length: 1_100 }, (_, i) => storeOf(100 + i, `Número ${i}`));
    await inTransaction(temp.deps.db, (tx) => insertStores(tx, many));
    await forget();
    await fillStoreSearch(temp.deps, AbortSignal.abort());
    expect(await named('numero 1099')).toEqual([]);
    await fillStoreSearch(temp.deps);
    expect(await named('numero 1099')).toEqual(['sto_1199']);
  });
});
