import { arrivalsOn } from '../../db/records/arrivals.ts';
import { eventsWithin } from '../../db/records/day-events.ts';
import { servicesOf } from '../../db/records/services.ts';
import { advisorsOf } from '../../db/records/staff.ts';
import type { Deps } from '../../deps.ts';
import { hashText } from '../../domain/forecast/draws.ts';
import type { ForecastModel } from '../../domain/forecast/service-times.ts';
import { changeDay, type DayChange } from '../../domain/replay/change-day.ts';
import { type DayFigures, dayFigures, happened, meanFigures } from '../../domain/replay/day-figures.ts';
import { playDay } from '../../domain/replay/play-day.ts';
import { type ReplayDay, replayDay } from '../../domain/replay/replay-day.ts';
import { StoreLogReader } from '../../domain/reports/store-log.ts';
import { storeDaySpan } from '../../domain/store/store-day.ts';
import { HOUR, type Instant, MINUTE } from '../../time/instant.ts';
import { addDays, isLocalDate, type LocalDate, type LocalMinutes } from '../../time/local.ts';
import { instantOf, localOf } from '../../time/store-zone.ts';
import { storeModel } from '../loading/store-model.ts';
import { dayRollsAtMinutes, loadStoreNow, type StoreNow } from '../loading/store-now.ts';

/** What a manager wants to try, in local terms. */
export interface WhatIf {
  /** Yesterday where none is named. */
  readonly day?: LocalDate | undefined;
  /** Keys of the services of one more advisor, who is there all day with half an hour's break in the middle. */
  readonly extra?: readonly string[] | undefined;
  /** This advisor's longest break begins at this local minute. */
  readonly lunch?: { readonly advisorId: string; readonly at: LocalMinutes } | undefined;
  /** 0 to 1. */
  readonly fewerSlots?: number | undefined;
  readonly headStartMinutes?: number | undefined;
}

export interface Replayed {
  readonly day: LocalDate;
  readonly happened: DayFigures;
  /** Played again with nothing changed: how near the play comes to the day. */
  readonly again: DayFigures;
  readonly changed: DayFigures;
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
  | { readonly kind: 'no_such_store' | 'day_not_over' | 'nobody_came' | 'unknown_service' | 'unknown_advisor' };

/** Plays a day, over which what is drawn is averaged. */
const PLAYS = 8;
/** Counters that were open when the day began were opened up to this long before. */
const OPENED_BEFORE = 16 * HOUR;
const LUNCH = 30 * MINUTE;
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function loadDay(deps: Deps, store: StoreNow, date: LocalDate): Promise<ReplayDay> {
  const { read } = deps.db;
  const { id, zone } = store.store;
  const span = storeDaySpan(store.hours, zone, date, dayRollsAtMinutes(store.settings));
  const reader = new StoreLogReader();
  for (const event of await eventsWithin(read, id, span.startsAt - OPENED_BEFORE, span.endsAt + 2 * HOUR)) {
    reader.add(event);
  }
  const services = await servicesOf(read, id);
  const advisors = await advisorsOf(read, id);
  const booked = await arrivalsOn(read, id, date);
  return replayDay(reader.read(), {
    storeId: id,
    span,
    settings: store.settings,
    services: services.map((s) => ({ id: s.id, minutes: s.serviceMinutes })),
    skills: new Map(advisors.map((a) => [a.id, a.skills])),
    appointments: booked.filter((a) => a.status !== 'cancelled'),
  });
}

async function meanOfPlays(day: ReplayDay, model: ForecastModel, hourOf: (at: Instant) => number): Promise<DayFigures> {
  const plays: DayFigures[] = [];
  const seed = hashText(`${day.storeId} ${day.span.startsAt}`);
  for (let i = 0; i < PLAYS; i++) {
    plays.push(dayFigures(day, playDay(day, model, seed + i), hourOf));
    await breathe();
  }
  return meanFigures(plays);
}

interface Known {
  readonly services: readonly { readonly id: string; readonly key: string }[];
  readonly advisors: readonly { readonly id: string }[];
}

/** The change in instants of the day; a word where it names what is not there. */
function changeOf(
  wanted: WhatIf,
  day: ReplayDay,
  zone: string,
  date: LocalDate,
  known: Known,
): DayChange | 'unknown_service' | 'unknown_advisor' {
  const { extra = [], lunch, fewerSlots, headStartMinutes } = wanted;
  const skills = extra.map((key) => known.services.find((s) => s.key === key)?.id);
  if (skills.some((id) => id === undefined)) return 'unknown_service';
  if (lunch && !known.advisors.some((a) => a.id === lunch.advisorId)) return 'unknown_advisor';
  const startsAt = Math.min(...day.duties.map((duty) => duty.startsAt));
  const endsAt = Math.max(...day.duties.map((duty) => duty.endsAt));
  const middle = (startsAt + endsAt - LUNCH) / 2;
  return {
    ...(extra.length > 0 && {
      extra: {
        skills: skills.filter((id) => id !== undefined),
        span: { startsAt, endsAt },
        pause: { startsAt: middle, endsAt: middle + LUNCH },
      },
    }),
    ...(lunch && { lunch: { advisorId: lunch.advisorId, startsAt: instantOf(zone, date, lunch.at, 'start') } }),
    ...(fewerSlots !== undefined && { fewerSlots }),
    ...(headStartMinutes !== undefined && { headStartMinutes }),
  };
}

/**
 * What a past store day would have come to with other staff or rules, beside what happened. Reads only. Refused: a store
 * or day that is not there, a day that is not over, services or advisors that the store does not have.
 */
export async function replayStoreDay(deps: Deps, idOrSlug: string, wanted: WhatIf): Promise<ReplayOutcome> {
  const store = await loadStoreNow(deps.db.read, idOrSlug, deps.now());
  if (!store) return { kind: 'no_such_store' };
  const { id, zone } = store.store;
  const date = wanted.day ?? addDays(store.storeDay, -1);
  if (!isLocalDate(date) || date >= store.storeDay) return { kind: 'day_not_over' };
  const day = await loadDay(deps, store, date);
  if (day.comers.length === 0 || day.duties.length === 0) return { kind: 'nobody_came' };
  const services = (await servicesOf(deps.db.read, id)).filter((s) => s.active);
  const advisors = (await advisorsOf(deps.db.read, id)).filter((a) => day.duties.some((d) => d.advisorId === a.id));
  const change = changeOf(wanted, day, zone, date, { services, advisors });
  if (typeof change === 'string') return { kind: change };
  const model = await storeModel(deps.db.read, { storeId: id, services: day.services });
  const hourOf = (at: Instant): number => Math.floor(localOf(zone, at).minutes / 60);
  const replayed = {
    day: date,
    happened: dayFigures(day, happened(day), hourOf),
    again: await meanOfPlays(day, model, hourOf),
    changed: await meanOfPlays(changeDay(day, change), model, hourOf),
    advisors: advisors.map((a) => ({ id: a.id, name: a.name })),
    services: services.map((s) => ({ key: s.key, name: s.name, names: s.names })),
    headStartMinutes: store.settings.headStartMinutes,
  };
  return { kind: 'replayed', replayed };
}
