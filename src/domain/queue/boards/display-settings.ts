import type { LocalMinutes } from '../../../time/local.ts';
import { lengthProblem, numberProblem, type Problem, type Read, read, tidy } from '../../problem.ts';
import { readClock } from '../../store/clock-text.ts';
import type { Sight } from './display-size.ts';

/** What a manager sets of one lobby display; kept with the device. */
export interface DisplaySettings {
  /** Null = not told: the usual size. */
  readonly sight: Sight | null;
  /** No sound from one local time to the other, over midnight where the second is earlier; null = sound all day. */
  readonly quiet: { readonly from: LocalMinutes; readonly until: LocalMinutes } | null;
  /** Shown one after the other under the board, in the words of the manager. */
  readonly notices: readonly string[];
}

export const USUAL_DISPLAY: DisplaySettings = { sight: null, quiet: null, notices: [] };

const MOST_NOTICES = 5;
const MOST_SIGNS = 120;
export const SCREEN_INCHES = { from: 15, to: 120 } as const;
export const FARTHEST_FEET = { from: 3, to: 100 } as const;

/** As it was typed. */
export interface DisplayInput {
  readonly screenInches: string;
  readonly farthestFeet: string;
  readonly quietFrom: string;
  readonly quietUntil: string;
  /** One a line. */
  readonly notices: string;
}

const bothOrNone = (one: string, other: string, pointers: readonly [string, string]): Problem | null => {
  if ((one === '') === (other === '')) return null;
  return { pointer: one === '' ? pointers[0] : pointers[1], code: 'required' };
};

function readSight(input: DisplayInput): { sight: Sight | null; problems: (Problem | null)[] } {
  const [inches, feet] = [tidy(input.screenInches), tidy(input.farthestFeet)];
  if (inches === '' && feet === '') return { sight: null, problems: [] };
  const missing = bothOrNone(inches, feet, ['/screenInches', '/farthestFeet']);
  if (missing) return { sight: null, problems: [missing] };
  const sight = { screenInches: Number(inches), farthestFeet: Number(feet) };
  const problems = [
    numberProblem('/screenInches', sight.screenInches, SCREEN_INCHES),
    numberProblem('/farthestFeet', sight.farthestFeet, FARTHEST_FEET),
  ];
  return { sight, problems };
}

function readQuiet(input: DisplayInput): { quiet: DisplaySettings['quiet']; problems: (Problem | null)[] } {
  const [one, other] = [tidy(input.quietFrom), tidy(input.quietUntil)];
  if (one === '' && other === '') return { quiet: null, problems: [] };
  const missing = bothOrNone(one, other, ['/quietFrom', '/quietUntil']);
  if (missing) return { quiet: null, problems: [missing] };
  const [from, until] = [readClock(one), readClock(other)];
  const wrong = (minutes: number | null, pointer: string): Problem | null =>
    minutes === null || minutes > 1440 ? { pointer, code: 'not_a_time' } : null;
  const problems = [wrong(from, '/quietFrom'), wrong(until, '/quietUntil')];
  if (from !== null && from === until) problems.push({ pointer: '/quietUntil', code: 'same_time' });
  return { quiet: { from: from ?? 0, until: until ?? 0 }, problems };
}

/** Reads what a manager typed. Inches 15 to 120, feet 3 to 100, at most five notices of 120 signs. */
export function readDisplaySettings(input: DisplayInput): Read<DisplaySettings> {
  const { sight, problems: sightProblems } = readSight(input);
  const { quiet, problems: quietProblems } = readQuiet(input);
  const notices = input.notices.split('\n').map(tidy).filter(Boolean);
  const tooMany: Problem | null =
    notices.length > MOST_NOTICES ? { pointer: '/notices', code: 'too_many', values: { most: MOST_NOTICES } } : null;
  const tooLong = notices.map((text) => lengthProblem('/notices', text, MOST_SIGNS)).find(Boolean) ?? null;
  return read({ sight, quiet, notices }, [...sightProblems, ...quietProblems, tooMany, tooLong]);
}

const isSight = (value: unknown): value is Sight =>
  typeof value === 'object' && value !== null && 'screenInches' in value && 'farthestFeet' in value;

/** The settings as a device keeps them; what is missing there is usual. */
export function keptDisplaySettings(kept: Readonly<Record<string, unknown>>): DisplaySettings {
  const { sight, quiet, notices } = kept as Partial<DisplaySettings>;
  return {
    sight: isSight(sight) ? sight : null,
    quiet: quiet ?? null,
    notices: Array.isArray(notices) ? notices : [],
  };
}
