import type { VisitRow } from '../../db/records/queue/visits.ts';
import type { Deps } from '../../deps.ts';
import { keepLook, type StoreForecast, storeForecast } from '../loading/store-forecast.ts';

/** What one look at a store gives all its screens. */
export type ScreensLook = StoreForecast;

/** The store as all screens see it; one look a change and half minute. Undefined where there is no such store. */
export const lookForScreens = (deps: Deps, storeId: string): Promise<ScreensLook | undefined> =>
  storeForecast(deps.db, storeId, deps.now());

type Promises = ReadonlyMap<string, Pick<VisitRow, 'promisedLatestAt' | 'promiseMoved'>>;

/** The look after the promises that it moved were written: all screens go on with it, and nobody looks again. */
export function withPromises(
  deps: Deps,
  look: ScreensLook,
  moved: { readonly version: number; readonly promises: Promises },
): ScreensLook {
  const visits = look.visits.map((visit) => {
    const promise = moved.promises.get(visit.id);
    return promise ? { ...visit, ...promise } : visit;
  });
  const next = { ...look, visits, version: moved.version };
  keepLook(deps.db, next, look.version);
  return next;
}
