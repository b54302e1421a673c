import { hashText } from '../../domain/forecast/draws.ts';
import type { ForecastModel } from '../../domain/forecast/service-times.ts';
import { changeDay, type DayChange, lunchRefusal } from '../../domain/replay/change-day.ts';
import { type DayFigures, dayFigures, happened, meanFigures } from '../../domain/replay/day-figures.ts';
import { playDay } from '../../domain/replay/play-day.ts';
import type { ReplayDay } from '../../domain/replay/replay-day.ts';
import type { CallingRules } from '../../domain/replay/rules.ts';
import { type Instant, MINUTE } from '../../time/instant.ts';
import { addDays, type LocalDate, type LocalMinutes } from '../../time/local.ts';
import { instantOf, localOf } from '../../time/store-zone.ts';

/** What somebody wants to try, in local terms. */
export interface Change {
  /** Keys of the services of one more advisor, who is there all day with half an hour's break in the middle; `*` = all. */
  readonly extra?: readonly string[] | undefined;
  /** This advisor's longest break begins at this local minute. */
  readonly lunch?: { readonly advisorId: string; readonly at: LocalMinutes } | undefined;
  /** This advisor is not there. */
  readonly without?: string | undefined;
  /** 0 to 1. */
  readonly fewerSlots?: number | undefined;
  readonly rules?: Partial<CallingRules> | undefined;
}

/** A day with all that playing it again takes. */
export interface GivenDay {
  readonly day: ReplayDay;
  readonly model: ForecastModel;
  readonly zone: string;
  readonly date: LocalDate;
  readonly services: readonly { readonly id: string; readonly key: string }[];
}

export interface PlayedAgain {
  readonly happened: DayFigures;
  /** Played again with nothing changed: how near the play comes to the day. */
  readonly again: DayFigures;
  readonly changed: DayFigures;
}

/** Plays a day, over which what is drawn is averaged. */
const PLAYS = 8;
const LUNCH = 30 * MINUTE;
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function meanOfPlays({ day, model, zone }: GivenDay, again: ReplayDay): Promise<DayFigures> {
  const plays: DayFigures[] = [];
  const seed = hashText(`${day.storeId} ${day.span.startsAt}`);
  for (let i = 0; i < PLAYS; i++) {
    plays.push(dayFigures(again, playDay(again, model, seed + i), hourIn(zone)));
    await breathe();
  }
  return meanFigures(plays);
}

const hourIn = (zone: string) => (at: Instant) => Math.floor(localOf(zone, at).minutes / 60);

/** Why a change cannot be tried on a day. */
export type ChangeRefusal = 'unknown_service' | 'unknown_advisor' | 'no_break' | 'break_outside';

/** A local time of the store day: in the small hours, that of the night which ends it. */
function instantIn({ day, zone, date }: GivenDay, at: LocalMinutes): Instant {
  const same = instantOf(zone, date, at, 'start');
  return same < day.span.startsAt ? instantOf(zone, addDays(date, 1), at, 'start') : same;
}

/** The change in instants of the day; a word where it names what is not there. */
function changeOf(given: GivenDay, wanted: Change): DayChange | ChangeRefusal {
  const { day, services } = given;
  const { extra = [], lunch, without, fewerSlots, rules } = wanted;
  const keys = extra.includes('*') ? services.map((s) => s.key) : extra;
  const skills = keys.map((key) => services.find((s) => s.key === key)?.id);
  if (skills.some((id) => id === undefined)) return 'unknown_service';
  const named = [lunch?.advisorId, without].filter((id) => id !== undefined);
  if (!named.every((id) => day.duties.some((duty) => duty.advisorId === id))) return 'unknown_advisor';
  const moved = lunch && { advisorId: lunch.advisorId, startsAt: instantIn(given, lunch.at) };
  const refusal = moved ? lunchRefusal(day, moved) : null;
  if (refusal) return refusal;
  const startsAt = Math.min(...day.duties.map((duty) => duty.startsAt));
  const endsAt = Math.max(...day.duties.map((duty) => duty.endsAt));
  const middle = (startsAt + endsAt - LUNCH) / 2;
  return {
    ...(skills.length > 0 && {
      extra: {
        skills: skills.filter((id) => id !== undefined),
        span: { startsAt, endsAt },
        pause: { startsAt: middle, endsAt: middle + LUNCH },
      },
    }),
    ...(moved && { lunch: moved }),
    ...(without !== undefined && { without }),
    ...(fewerSlots !== undefined && { fewerSlots }),
    ...(rules && { rules }),
  };
}

/** What a day came to, what a play of it comes to, and what it would have come to with the change. */
export async function playAgain(given: GivenDay, wanted: Change): Promise<PlayedAgain | 'nobody_came' | ChangeRefusal> {
  const { day } = given;
  if (day.comers.length === 0 || day.duties.length === 0) return 'nobody_came';
  const change = changeOf(given, wanted);
  if (typeof change === 'string') return change;
  return {
    happened: dayFigures(day, happened(day), hourIn(given.zone)),
    again: await meanOfPlays(given, day),
    changed: await meanOfPlays(given, changeDay(day, change)),
  };
}
