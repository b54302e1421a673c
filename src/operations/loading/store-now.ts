import type { Queries } from '../../db/client.ts';
import { findStoreWithHours, type StoreWithHours } from '../../db/records/store/store-with-hours.ts';
import type { StoreRow } from '../../db/records/store/stores.ts';
import { type Settings, settingsInForce } from '../../domain/settings.ts';
import { type OpeningHours, type OpenState, openSpansBetween, openState } from '../../domain/store/opening-hours.ts';
import { storeDayOf, storeDaySpan } from '../../domain/store/store-day.ts';
import type { Instant } from '../../time/instant.ts';
import { type LocalDate, parseLocalTime } from '../../time/local.ts';
import type { Span } from '../../time/span.ts';

/** A store at one moment: its settings in force, its day, and when it closes. */
export interface StoreNow {
  readonly store: StoreRow;
  readonly settings: Settings;
  readonly hours: OpeningHours;
  readonly storeDay: LocalDate;
  readonly open: OpenState;
  /** End of the opening that runs, else of the next or last one of this store day; null = none, or round the clock. */
  readonly closesAt: Instant | null;
}

export const dayRollsAtMinutes = (settings: Settings): number => parseLocalTime(settings.dayRollsAt) ?? 240;

/** The store day that runs. A booking is of today where its time lies within it, whatever date the calendar has by then. */
export const todayOf = ({ store, settings, hours, storeDay }: StoreNow): Span =>
  storeDaySpan(hours, store.zone, storeDay, dayRollsAtMinutes(settings));

/** The store day that runs at `now`, of any store: also of one that is closed for good. */
export function runningDay({ store, hours, chainSettings }: StoreWithHours, now: Instant): Span {
  const rollsAt = dayRollsAtMinutes(settingsInForce(chainSettings, store.settings));
  return storeDaySpan(hours, store.zone, storeDayOf(hours, store.zone, now, rollsAt), rollsAt);
}

function closingOf(
  hours: OpeningHours,
  zone: string,
  storeDay: LocalDate,
  rollsAt: number,
  now: Instant,
): Instant | null {
  const day = storeDaySpan(hours, zone, storeDay, rollsAt);
  const spans = openSpansBetween(hours, zone, day.startsAt, day.endsAt);
  const next = spans.find((span) => span.endsAt > now) ?? spans.at(-1);
  return next?.endsAt ?? null;
}

/** The store by id, slug or ref; undefined where there is none, or it is closed for good. One statement. */
export async function loadStoreNow(db: Queries, idOrSlug: string, now: Instant): Promise<StoreNow | undefined> {
  const found = await findStoreWithHours(db, idOrSlug);
  if (!found || found.store.closedForGoodAt !== null) return undefined;
  const { store, hours } = found;
  const settings = settingsInForce(found.chainSettings, store.settings);
  const rollsAt = dayRollsAtMinutes(settings);
  const storeDay = storeDayOf(hours, store.zone, now, rollsAt);
  const open = openState(hours, store.zone, now);
  const closesAt = open.kind === 'open' ? open.closesAt : closingOf(hours, store.zone, storeDay, rollsAt, now);
  return { store, settings, hours, storeDay, open, closesAt };
}
