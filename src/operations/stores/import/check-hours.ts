import type { Finding } from '../../../domain/store/import-finding.ts';
import type { SpecialDay, WeeklySpan } from '../../../domain/store/opening-hours.ts';
import { keepsFederalHolidaysOnly } from '../../../domain/store/us-holidays.ts';
import type { LocalDate } from '../../../time/local.ts';
import { googleSpecialDays, googleWeek } from '../formats/google-hours.ts';
import { importHorizon, type OsmHours, readOsmHours } from '../formats/osm/osm-hours.ts';
import type { GivenHours } from './given-store.ts';

export interface CheckedHours {
  /** Absent: the row says nothing of hours, the store keeps its own. */
  readonly week?: { readonly known: boolean; readonly weekly: readonly WeeklySpan[] };
  /** Absent: the row says nothing of special days. */
  readonly special?: readonly SpecialDay[];
  readonly findings: readonly Finding[];
}

export interface HoursPlace {
  readonly country: string;
  readonly state: string;
  readonly today: LocalDate;
}

const UNKNOWN = { known: false, weekly: [] } as const;

/** Hours and special hours of a row. What is not understood is not known, with a doubt that says where. */
export function checkHours(
  hours: GivenHours | undefined,
  special: string | undefined,
  place: HoursPlace,
): CheckedHours {
  const week = hours ? checkWeek(hours, place) : { findings: [] };
  if (special === undefined) return week;
  const days = googleSpecialDays(special);
  if (!('near' in days)) return { ...week, special: days };
  return { ...week, findings: [...week.findings, notUnderstood('special_hours_not_understood', days.near)] };
}

function checkWeek(hours: GivenHours, place: HoursPlace): CheckedHours {
  if (hours.kind === 'osm') return checkOsm(hours.value, place);
  const week = googleWeek(hours.cells);
  return 'near' in week
    ? { week: UNKNOWN, findings: [notUnderstood('hours_not_understood', week.near)] }
    : { week, findings: [] };
}

function checkOsm(value: string, place: HoursPlace): CheckedHours {
  if (value.trim() === '') return { week: UNKNOWN, special: [], findings: [] };
  const answer = readOnce(value, place);
  if (answer.kind === 'refused') {
    const finding = notUnderstood('hours_not_understood', answer.near || value.slice(0, 40), answer.code);
    return { week: UNKNOWN, special: [], findings: [finding] };
  }
  const { known, weekly, special } = answer.hours;
  return { week: { known, weekly }, special, findings: [] };
}

const notUnderstood = (
  code: 'hours_not_understood' | 'special_hours_not_understood',
  near: string,
  why = 'syntax',
): Finding => ({
  code,
  values: { near, why },
});

/** A list of a thousand stores has some dozens of different values. */
const KEPT = 500;
const read = new Map<string, OsmHours>();

function readOnce(value: string, place: HoursPlace): OsmHours {
  const federalHolidays = keepsFederalHolidaysOnly(place.country, place.state);
  const key = `${federalHolidays} ${place.today.slice(0, 4)} ${value}`;
  let answer = read.get(key);
  if (!answer) {
    if (read.size >= KEPT) read.clear();
    answer = readOsmHours(value, { ...importHorizon(place.today), federalHolidays });
    read.set(key, answer);
  }
  return answer;
}
