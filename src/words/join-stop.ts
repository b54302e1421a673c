import type { JoinStop, WalkInStop } from '../domain/queue/visit/joining.ts';
import type { Instant } from '../time/instant.ts';
import { localOf } from '../time/store-zone.ts';
import { clockTime, dayAndTime, type Language } from '../time/wording.ts';
import { words } from './words.ts';

/** The store that somebody asks about, as it is now. */
export interface StopPlace {
  readonly zone: string;
  readonly now: Instant;
  /** End of what is left of today's opening hours; null = not known, or round the clock. */
  readonly closesAt: Instant | null;
}

/** "No more walk-ins until 4:00 pm: our systems are down", for customers. */
export function walkInStopText({ until, reason }: WalkInStop, place: StopPlace, lang: Language): string {
  const w = words(lang).visit.walkInStop;
  const why = reason === null ? null : w.reasons[reason];
  const { zone, now, closesAt } = place;
  if (closesAt !== null && until >= closesAt) return w.today(why);
  const isToday = localOf(zone, until).date === localOf(zone, now).date;
  return isToday ? w.until(clockTime(until, zone, lang), why) : w.untilDay(dayAndTime(until, zone, lang), why);
}

/** Why a service cannot be joined now, for customers: until when and why, where staff said so. */
export function joinStopText(stop: JoinStop, said: WalkInStop | null, place: StopPlace, lang: Language): string {
  return stop === 'stopped' && said ? walkInStopText(said, place, lang) : words(lang).visit.stops[stop];
}
