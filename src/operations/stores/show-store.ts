import { configurationRevision } from '../../db/records/queue/store-events.ts';
import { findChain } from '../../db/records/store/chain.ts';
import { hoursOf } from '../../db/records/store/opening-hours.ts';
import { type ServiceRow, servicesOf } from '../../db/records/store/services.ts';
import type { Deps } from '../../deps.ts';
import { type Settings, settingsInForce } from '../../domain/settings.ts';
import { type OpeningHours, type OpenState, openState } from '../../domain/store/opening-hours.ts';
import { loadStoreRow, type StoreRow } from '../loading/store.ts';

export type { ServiceRow, StoreRow };

/** A store as anybody may see it. */
export interface StoreShown {
  readonly store: StoreRow;
  readonly hours: OpeningHours;
  readonly state: OpenState;
  /** Services offered now, in the store's order. */
  readonly services: readonly ServiceRow[];
  /** Of its configuration: the id of the last event that changed it. */
  readonly revision: number;
  /** The chain's settings, changed by the store's own. */
  readonly settings: Settings;
}

/** A store by id, slug or the caller's own id; null when it is unknown or closed for good. */
export async function showStore(deps: Deps, idSlugOrRef: string): Promise<StoreShown | null> {
  const store = await loadStoreRow(deps, idSlugOrRef);
  if (!store) return null;
  const hours = await hoursOf(deps.db.read, store.id);
  const services = await servicesOf(deps.db.read, store.id);
  const chain = await findChain(deps.db.read);
  return {
    store,
    hours,
    state: openState(hours, store.zone, deps.now()),
    services: services.filter((service) => service.active),
    revision: await configurationRevision(deps.db.read, store.id),
    settings: settingsInForce(chain?.settings ?? null, store.settings),
  };
}
