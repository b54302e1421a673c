import type { NextBest } from '../../../../views/customer/visit/join.tsx';
import type { ScreensLook } from '../../../operations/boards/screens-look.ts';
import { findStores } from '../../../operations/stores/find-stores.ts';
import type { WebDeps } from '../../deps.ts';
import { firstFreeTimes } from '../booking/free-times.ts';

/** Further than this nobody drives for it today. */
const WITHIN_KM = 80;
const KM_A_MILE = 1.609344;
/** The store itself and a few around it. */
const LOOKED_AT = 6;

/** What else is possible for who cannot join: the first free time here, and a store nearby whose line is open. */
export async function nextBestFor(deps: WebDeps, look: ScreensLook, serviceKey: string): Promise<NextBest> {
  const [first] = (await firstFreeTimes(deps, look, serviceKey)) ?? [];
  const href = `/stores/${look.store.slug}/book/${encodeURIComponent(serviceKey)}`;
  return {
    freeTime: first === undefined ? null : { at: first, href },
    otherStore: await otherStoreFor(deps, look, serviceKey),
  };
}

/** Of the open stores nearby whose wait for it is known, the one with the shortest. */
async function otherStoreFor(deps: WebDeps, look: ScreensLook, serviceKey: string): Promise<NextBest['otherStore']> {
  const { id, lat, lng } = look.store;
  const asked = {
    q: '',
    near: { lat, lng },
    radiusKm: WITHIN_KM,
    serviceKey,
    openNow: true,
    limit: LOOKED_AT,
    offset: 0,
  };
  const found = await findStores(deps, asked, { waits: true });
  if (found.kind !== 'near') return null;
  const [best] = found.stores
    .filter((other) => other.store.id !== id && other.wait !== null)
    .sort((a, b) => a.wait!.likelyMinutes - b.wait!.likelyMinutes || a.distanceKm! - b.distanceKm!);
  if (!best) return null;
  return {
    name: best.store.name,
    href: `/stores/${best.store.slug}/join?service=${encodeURIComponent(serviceKey)}`,
    miles: (best.distanceKm ?? 0) / KM_A_MILE,
    wait: best.wait,
  };
}
