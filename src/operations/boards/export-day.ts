import type { Deps } from '../../deps.ts';
import { type DayHead, dayHead, eventLine } from '../../domain/replay/day-file.ts';
import { addDays, isLocalDate, type LocalDate } from '../../time/local.ts';
import { loadPastDay } from '../loading/past-day.ts';
import { loadStoreNow } from '../loading/store-now.ts';

export type ExportDayOutcome =
  | {
      readonly kind: 'exported';
      readonly day: LocalDate;
      readonly head: DayHead;
      readonly events: readonly ReturnType<typeof eventLine>[];
    }
  | { readonly kind: 'no_such_store' | 'day_not_over' };

/**
 * A past store day as a file that `replayFile` reads: its configuration and booked times, then its events as they stand in
 * the log, codes and numbers alone. Yesterday where no day is named. Reads only.
 */
export async function exportDay(deps: Deps, idOrSlug: string, wanted?: LocalDate): Promise<ExportDayOutcome> {
  const store = await loadStoreNow(deps.db.read, idOrSlug, deps.now());
  if (!store) return { kind: 'no_such_store' };
  const date = wanted ?? addDays(store.storeDay, -1);
  if (!isLocalDate(date) || date >= store.storeDay) return { kind: 'day_not_over' };
  const { day, events, services, advisors } = await loadPastDay(deps.db.read, store, date);
  const { slug, zone } = store.store;
  const head = dayHead(day, { store: slug, zone, date, services, advisors });
  return { kind: 'exported', day: date, head, events: events.map(eventLine) };
}
