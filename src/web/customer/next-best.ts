import type { NextBest } from '../../../views/customer/join.tsx';
import type { ScreensLook } from '../../operations/boards/screens-look.ts';
import type { WebDeps } from '../deps.ts';
import { firstFreeTimes } from './free-times.ts';

/** What else is possible for who cannot join: the first free time here. */
export async function nextBestFor(deps: WebDeps, look: ScreensLook, serviceKey: string): Promise<NextBest> {
  const [first] = (await firstFreeTimes(deps, look, serviceKey)) ?? [];
  const href = `/stores/${look.store.slug}/book/${encodeURIComponent(serviceKey)}`;
  return { freeTime: first === undefined ? null : { at: first, href }, otherStore: null };
}
