import { findVisit, type VisitRow } from '../../db/records/queue/visits.ts';
import type { Deps } from '../../deps.ts';
import { type ExpectedStart, startInLine } from '../../domain/forecast/expected-start.ts';
import type { WaitForecast, WaitShown } from '../../domain/forecast/wait-forecast.ts';
import { type PromiseMove, promiseMove } from '../../domain/queue/line/promise.ts';
import { allowedActions } from '../../domain/queue/visit/allowed-actions.ts';
import { quotedWait, ticketOf } from '../../domain/queue/visit/party.ts';
import { arrivalOf } from '../../domain/queue/visit/visit.ts';
import type { ActKind } from '../../domain/queue/visit/visit-acts.ts';
import { placesOf, promiseHolds, type VisitPlace } from '../../domain/queue/visit/visit-place.ts';
import type { Instant } from '../../time/instant.ts';
import type { LocalDate } from '../../time/local.ts';
import { type StoreForecast, storeForecast } from '../loading/store-forecast.ts';

/** A visit as its own page, its slip and the API tell it. */
export interface VisitPage {
  readonly visit: VisitRow;
  readonly ticket: string;
  readonly arrival: ReturnType<typeof arrivalOf>;
  readonly store: { readonly id: string; readonly slug: string; readonly name: string; readonly zone: string };
  readonly service: {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly names: Readonly<Record<string, string>>;
    readonly readiness: readonly string[];
  } | null;
  readonly advisorName: string | null;
  readonly counterName: string | null;
  /** Null for a visit that does not wait. */
  readonly place: VisitPlace | null;
  /** Null where it does not wait, is absent, or nobody can serve it. */
  readonly wait: WaitForecast | null;
  /** When its appointment is likely to start; null for a walk-in, and where no range is told. */
  readonly start: ExpectedStart | null;
  readonly quoted: WaitShown | null;
  /** The latest time told, while it holds or after it was passed; null where none was told. */
  readonly promise: { readonly at: Instant; readonly holds: boolean; readonly moved: PromiseMove | null } | null;
  /** What its holder may do. */
  readonly actions: readonly ActKind[];
  /** The day of the store that runs. */
  readonly storeDay: LocalDate;
  readonly asOf: Instant;
  readonly version: number;
}

const places = new WeakMap<StoreForecast, Map<string, VisitPlace>>();

/** Worked out once for all pages of a look. */
function placeIn(look: StoreForecast, visitId: string): VisitPlace | null {
  let its = places.get(look);
  if (!its) {
    its = placesOf(look.floor, look.visits);
    places.set(look, its);
  }
  return its.get(visitId) ?? null;
}

/**
 * What was told, moved as it would be for somebody who looks on: a page that is only loaded, without JavaScript, writes
 * nothing and yet tells the new time and its reason.
 */
function promiseIn(
  look: StoreForecast,
  visit: VisitRow,
  wait: WaitForecast | null,
  now: Instant,
): VisitPage['promise'] {
  const told = visit.promisedLatestAt;
  if (told === null) return null;
  const next = wait && promiseMove(look.floor, visit, wait);
  const [at, moved] = next ? [next.to, next.move] : [told, visit.promiseMoved];
  return { at, holds: promiseHolds(at, wait, now), moved };
}

/** The page of one visit from a look at its store. */
export function pageOf(look: StoreForecast, visit: VisitRow, now: Instant, language = 'en'): VisitPage {
  const service = look.services.find((s) => s.id === visit.serviceId) ?? null;
  const wait = visit.status === 'waiting' ? (look.forecast.people.get(visit.id) ?? null) : null;
  const { id, slug, name, zone } = look.store;
  return {
    visit,
    ticket: ticketOf(visit),
    arrival: arrivalOf(visit, look.settings),
    store: { id, slug, name, zone },
    service: service && {
      id: service.id,
      key: service.key,
      name: service.names[language] ?? service.name,
      names: service.names,
      readiness: service.readiness,
    },
    advisorName: look.staff.find((a) => a.id === visit.advisorId)?.name ?? null,
    counterName: look.counters.find((counter) => counter.id === visit.counterId)?.name ?? null,
    place: visit.status === 'waiting' ? placeIn(look, visit.id) : null,
    wait,
    start:
      wait && visit.bookedAt !== null && wait.aheadOnly === undefined
        ? startInLine(visit.bookedAt, wait, look.asOf, look.settings)
        : null,
    quoted: quotedWait(visit),
    promise: promiseIn(look, visit, wait, now),
    actions: allowedActions(visit, { kind: 'visitor' }, now),
    storeDay: look.storeDay,
    asOf: look.asOf,
    version: look.version,
  };
}

/** The page of a visit, open or over; undefined where there is none. */
export async function visitPage(deps: Deps, visitId: string, language = 'en'): Promise<VisitPage | undefined> {
  const known = await findVisit(deps.db.read, visitId);
  if (!known) return undefined;
  const look = await storeForecast(deps.db, known.storeId, deps.now());
  if (!look) return undefined;
  return pageOf(look, known, deps.now(), language);
}

/** The whole line of a store in order, for the API. */
export async function queueOf(deps: Deps, storeId: string, language = 'en'): Promise<VisitPage[] | undefined> {
  const look = await storeForecast(deps.db, storeId, deps.now());
  if (!look) return undefined;
  const rank = (page: VisitPage): number => page.place?.rank ?? 0;
  return look.visits
    .map((visit) => pageOf(look, visit, deps.now(), language))
    .sort((a, b) => Number(b.place === null) - Number(a.place === null) || rank(a) - rank(b));
}
