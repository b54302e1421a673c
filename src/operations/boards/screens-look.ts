import { countersOf } from '../../db/records/counters.ts';
import { pairedDevices } from '../../db/records/devices.ts';
import { lastCalledOf, type VisitRow } from '../../db/records/visits.ts';
import type { Deps } from '../../deps.ts';
import { keepLook, type StoreForecast, storeForecast } from '../loading/store-forecast.ts';

/** What one look at a store gives all its screens. */
export interface ScreensLook extends StoreForecast {
  /** Names of its counters, by id; those out of use too. */
  readonly counterNames: Readonly<Record<string, string>>;
  /** A kiosk stands there. */
  readonly hasKiosk: boolean;
  /** Visits of today that were called, the last called first. */
  readonly lastCalled: readonly VisitRow[];
  /** The version that was looked at; `version` is later where the look itself has moved promises. */
  readonly seenVersion: number;
}

const MOST_CALLED = 16;

const known = new WeakMap<StoreForecast, Promise<ScreensLook>>();

async function complete(deps: Deps, look: StoreForecast): Promise<ScreensLook> {
  const counters = await countersOf(deps.db.read, look.store.id);
  const lastCalled = await lastCalledOf(deps.db.read, look.store.id, look.storeDay, MOST_CALLED);
  const devices = await pairedDevices(deps.db.read, look.store.id);
  return {
    ...look,
    hasKiosk: devices.some((device) => device.kind === 'kiosk'),
    counterNames: Object.fromEntries(counters.map((c) => [c.id, c.name])),
    lastCalled,
    seenVersion: look.version,
  };
}

/** The store as all screens see it; one look a change and half minute. Undefined where there is no such store. */
export async function lookForScreens(deps: Deps, storeId: string): Promise<ScreensLook | undefined> {
  const look = await storeForecast(deps.db, storeId, deps.now());
  if (!look) return undefined;
  const there = known.get(look);
  if (there) return there;
  const made = complete(deps, look);
  known.set(look, made);
  made.catch(() => known.delete(look));
  return made;
}

type Promises = ReadonlyMap<string, Pick<VisitRow, 'promisedLatestAt' | 'promiseMoved'>>;

/** The look after the promises that it moved were written: all screens go on with it, and nobody looks again. */
export function withPromises(
  deps: Deps,
  look: ScreensLook,
  moved: { readonly version: number; readonly promises: Promises },
): ScreensLook {
  const visits = look.visits.map((visit) => ({ ...visit, ...moved.promises.get(visit.id) }));
  const next = { ...look, visits, version: moved.version };
  known.set(next, Promise.resolve(next));
  keepLook(deps.db, next, look.version);
  return next;
}
