import { type OfferedService, offeredServices } from '../../db/records/store/offered-services.ts';
import type { Deps } from '../../deps.ts';
import { MINUTE } from '../../time/instant.ts';

export type { OfferedService };

const MOST = 30;
const KEPT_FOR = 5 * MINUTE;
const known = new WeakMap<object, { readonly at: number; readonly services: Promise<OfferedService[]> }>();

/** What one may look for: the services that stores of the chain offer, those of most stores first. Minutes old at most. */
export function servicesOffered(deps: Deps): Promise<readonly OfferedService[]> {
  const there = known.get(deps.db);
  if (there && deps.now() - there.at < KEPT_FOR && deps.now() >= there.at) return there.services;
  // A query runs each time that it is awaited: only a promise keeps its answer.
  const services = Promise.resolve(offeredServices(deps.db.read, MOST));
  known.set(deps.db, { at: deps.now(), services });
  services.catch(() => known.delete(deps.db));
  return services;
}
