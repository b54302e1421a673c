import type { Deps } from '../../deps.ts';
import { addDays, isLocalDate, type LocalDate } from '../../time/local.ts';
import { loadPastDay } from '../loading/past-day.ts';
import { storeModel } from '../loading/store-model.ts';
import { loadStoreNow } from '../loading/store-now.ts';
import { type Change, type PlayedAgain, playAgain } from './play-again.ts';

/** What a manager wants to try. */
export interface WhatIf extends Change {
  /** Yesterday where none is named. */
  readonly day?: LocalDate | undefined;
}

export interface Replayed extends PlayedAgain {
  readonly day: LocalDate;
  readonly advisors: readonly { readonly id: string; readonly name: string }[];
  readonly services: readonly {
    readonly key: string;
    readonly name: string;
    readonly names: Readonly<Record<string, string>>;
  }[];
  readonly headStartMinutes: number;
}

export type ReplayOutcome =
  | { readonly kind: 'replayed'; readonly replayed: Replayed }
  | { readonly kind: 'no_such_store' | 'day_not_over' | 'nobody_came' | 'no_break' | 'break_outside' }
  /** `known`: those there are, as they are asked for. */
  | { readonly kind: 'unknown_service' | 'unknown_advisor'; readonly known: readonly string[] };

/**
 * What a past store day would have come to with other staff or rules, beside what happened. Reads only. Refused: a store
 * or day that is not there, a day that is not over, services or advisors that the store did not have, a break that the
 * advisor did not have or that would be while he is not there.
 */
export async function replayStoreDay(deps: Deps, idOrSlug: string, wanted: WhatIf): Promise<ReplayOutcome> {
  const { read } = deps.db;
  const store = await loadStoreNow(read, idOrSlug, deps.now());
  if (!store) return { kind: 'no_such_store' };
  const { id, zone } = store.store;
  const date = wanted.day ?? addDays(store.storeDay, -1);
  if (!isLocalDate(date) || date >= store.storeDay) return { kind: 'day_not_over' };
  const { day, ...known } = await loadPastDay(read, store, date);
  const services = known.services.filter((s) => s.active);
  const advisors = known.advisors.filter((a) => day.duties.some((d) => d.advisorId === a.id));
  const model = await storeModel(read, { storeId: id, services: day.services });
  const played = await playAgain({ day, model, zone, date, services }, wanted);
  if (played === 'unknown_service') return { kind: played, known: services.map((s) => s.key) };
  if (played === 'unknown_advisor') return { kind: played, known: advisors.map((a) => `${a.id} (${a.name})`) };
  if (typeof played === 'string') return { kind: played };
  const replayed = {
    ...played,
    day: date,
    advisors: advisors.map((a) => ({ id: a.id, name: a.name })),
    services: services.map((s) => ({ key: s.key, name: s.name, names: s.names })),
    headStartMinutes: store.settings.headStartMinutes,
  };
  return { kind: 'replayed', replayed };
}
