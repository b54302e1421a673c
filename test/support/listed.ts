import type { Deps } from '../../src/deps.ts';
import { findStores, type ListParts } from '../../src/operations/stores/find-stores.ts';

/** All stores as a list shows them, at most 25. */
export async function listed(deps: Deps, parts: ListParts, serviceKey: string | null = null) {
  const input = { q: '', near: null, radiusKm: null, serviceKey, openNow: false, limit: 25, offset: 0 };
  const found = await findStores(deps, input, parts);
  if (found.kind !== 'all') throw new Error(found.kind);
  return found.stores;
}
