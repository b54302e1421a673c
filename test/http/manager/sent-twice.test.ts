import { afterEach, beforeEach, expect, test } from 'vitest';
import { countersOf } from '../../../src/db/records/staff/counters.ts';
import { servicesOf } from '../../../src/db/records/store/services.ts';
import { seeAdvisors } from '../../../src/operations/manage/see-configuration.ts';
import { formWith, type ManagedStore, managedStore } from '../../support/manager-store.ts';
import type { Visitor } from '../../support/visitor.ts';

let store: ManagedStore;
let me: Visitor;
beforeEach(async () => {
  store = await managedStore();
  me = await store.owner();
});
afterEach(() => store.app.close());

const read = () => store.app.deps.db.read;

/** Opens a form, and sends it twice as it stands: two presses, or Back and again. */
async function twice(path: string, values: Record<string, string | string[]>) {
  const form = formWith(await me.get(path), 'name');
  const first = await me.submit(form, values);
  return { form, first, second: await me.submit(form, values) };
}

test('an advisor, a service and a counter are made once', async () => {
  const before = await seeAdvisors(store.app.deps, store.storeId);
  const { form } = await twice(`${store.base}/advisors/new`, { name: 'Zoe' });
  expect(await seeAdvisors(store.app.deps, store.storeId)).toHaveLength(before.length + 1);
  // With another name it is another advisor, though the browser went back to the same form.
  await me.submit(form, { name: 'Yan' });
  expect(await seeAdvisors(store.app.deps, store.storeId)).toHaveLength(before.length + 2);

  const services = (await servicesOf(read(), store.storeId)).length;
  await twice(`${store.base}/services/new`, { name: 'Repair', serviceMinutes: '30' });
  expect(await servicesOf(read(), store.storeId)).toHaveLength(services + 1);

  const { second } = await twice(`${store.base}/counters`, { name: 'Bar' });
  expect(second.text).toContain('The counters are saved');
  expect((await countersOf(read(), store.storeId)).filter((counter) => counter.name === 'Bar')).toHaveLength(1);
});

test('five counters are five, not ten', async () => {
  const before = (await countersOf(read(), store.storeId)).length;
  await twice(`${store.base}/counters`, { several: '5' });
  expect(await countersOf(read(), store.storeId)).toHaveLength(before + 5);
});

test('a store is made once', async () => {
  const place = { name: 'Second Street', lat: '33.45', lng: '-112.07', zone: 'America/Phoenix' };
  const { first, second } = await twice('/manage/stores/new', place);
  expect(first.path).toBe('/manage/stores/second-street');
  expect(second.path).toBe(first.path);
});
