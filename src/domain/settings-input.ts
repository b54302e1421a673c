import { formatLocalTime, isLocalDate, parseLocalTime } from '../time/local.ts';
import { formatWalkInSeats, parseWalkInSeats } from './booking/walk-in-seats.ts';
import { type NumberRule, numberProblem, type Problem, type Read, read } from './problem.ts';
import { DEFAULT_SETTINGS, HORIZON_ENDS, type Settings } from './settings.ts';

/** Settings that are a word, a date or a list of their own. */
export const TEXT_SETTINGS = [
  'dayRollsAt',
  'horizonEnds',
  'bookUntil',
  'walkInSeats',
] as const satisfies readonly (keyof Settings)[];
type TextSetting = (typeof TEXT_SETTINGS)[number];
type NumberSetting = Exclude<keyof Settings, TextSetting>;

/** What each number may be. Minutes of slots lie on the 5-minute grid of the claims. */
export const SETTING_RULES: Readonly<Record<NumberSetting, NumberRule>> = {
  slotStepMinutes: { from: 5, to: 240, step: 5 },
  leadMinutes: { from: 0, to: 10_080 },
  horizonDays: { from: 1, to: 365 },
  appointmentsPerDay: { from: 0, to: 1_000 },
  holdMinutes: { from: 1, to: 15 },
  changeCutoffMinutes: { from: 0, to: 10_080 },
  openAppointmentsPerContact: { from: 1, to: 50 },
  walkInReserveShare: { from: 0, to: 1, step: 0 },
  checkInOpensMinutes: { from: 0, to: 240 },
  punctualMinutes: { from: 0, to: 120 },
  releaseMinutes: { from: 0, to: 240 },
  headStartMinutes: { from: 0, to: 480 },
  competeBeforeMinutes: { from: 0, to: 120 },
  keepFreeAheadMinutes: { from: 0, to: 240 },
  keepFreePastMinutes: { from: 0, to: 120 },
  promiseMinutes: { from: 0, to: 120 },
  runningLateMinutes: { from: 0, to: 120 },
  maxWaitMinutes: { from: 5, to: 720 },
  absentMinutes: { from: 1, to: 240 },
  nearTurnMinutes: { from: 0, to: 60 },
  undoSeconds: { from: 0, to: 120 },
  joinUntilQuantile: { from: 0.05, to: 0.95, step: 0 },
  contactDays: { from: 0, to: 3_650 },
};

export const SETTING_NAMES = Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[];
/** A store day begins in the small hours, at the latest at noon. */
const LATEST_ROLL = 720;

/** Own values by the settings' names; a name that is left out keeps what is above it (chain, then default). */
export type SettingsInput = Readonly<Record<string, number | string | null | undefined>>;

/**
 * Settings of a chain or a store. `above` is what holds where nothing is set here. Refuses names that are none, numbers out
 * of range, a day that begins after noon, and a release before the end of punctuality (`before_punctual`).
 */
export function readSettings(input: SettingsInput, above: Settings): Read<Partial<Settings>> {
  const own: Record<string, number | string> = {};
  const problems: (Problem | null)[] = [];
  for (const [name, value] of Object.entries(input)) {
    if (value === null || value === undefined || value === '') continue;
    const pointer = `/settings/${name}`;
    if (name in READ_TEXT) problems.push(READ_TEXT[name as TextSetting](pointer, String(value).trim(), own));
    else if (name in SETTING_RULES) {
      own[name] = Number(value);
      problems.push(numberProblem(pointer, Number(value), SETTING_RULES[name as NumberSetting]));
    } else problems.push({ pointer, code: 'unknown_setting' });
  }
  const inForce: Settings = { ...above, ...(own as Partial<Settings>) };
  if (inForce.releaseMinutes < inForce.punctualMinutes)
    problems.push({ pointer: '/settings/releaseMinutes', code: 'before_punctual' });
  return read(own as Partial<Settings>, problems);
}

type ReadText = (pointer: string, text: string, own: Record<string, number | string>) => Problem | null;

const READ_TEXT: Readonly<Record<TextSetting, ReadText>> = {
  dayRollsAt(pointer, text, own) {
    const minutes = parseLocalTime(text);
    if (minutes === null || minutes > LATEST_ROLL) return { pointer, code: 'not_a_time' };
    own.dayRollsAt = formatLocalTime(minutes);
    return null;
  },
  horizonEnds(pointer, text, own) {
    own.horizonEnds = text;
    const isKnown = (HORIZON_ENDS as readonly string[]).includes(text);
    return isKnown ? null : { pointer, code: 'not_a_choice', values: { choices: HORIZON_ENDS.join(', ') } };
  },
  bookUntil(pointer, text, own) {
    own.bookUntil = text;
    return text === 'none' || isLocalDate(text) ? null : { pointer, code: 'not_a_date' };
  },
  walkInSeats(pointer, text, own) {
    const seats = parseWalkInSeats(text);
    if (seats === null) return { pointer, code: 'not_seats' };
    own.walkInSeats = formatWalkInSeats(seats);
    return null;
  },
};
