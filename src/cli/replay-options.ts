import { CALLING_RULES, type CallingRule, type CallingRules } from '../domain/replay/rules.ts';
import type { Change } from '../operations/boards/play-again.ts';
import { parseLocalTime } from '../time/local.ts';
import { UsageError } from './usage.ts';

/** Options that say what is to be otherwise. */
export const CHANGE_OPTIONS = ['extra', 'without', 'lunch', 'fewer-slots', 'rule'] as const;
type Given = Partial<Record<(typeof CHANGE_OPTIONS)[number], string>>;

export const CHANGE_HELP = [
  '  --extra SERVICE,...      one more advisor all day, for these services (their keys, or "all")',
  '  --without ADVISOR        this advisor is not there',
  '  --lunch ADVISOR@13:30    the longest break of this advisor begins then',
  '  --fewer-slots 0.2        this share of the booked times is not to be had',
  '  --rule NAME=MINUTES,...  another calling rule, by the names of the settings:',
  `      ${CALLING_RULES.slice(0, 5).join(' ')}`,
  `      ${CALLING_RULES.slice(5).join(' ')}`,
];

const MOST_MINUTES = 600;
const isRule = (name: string): name is CallingRule => (CALLING_RULES as readonly string[]).includes(name);
const partsOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function rulesOf(text: string): Partial<CallingRules> {
  const rules = partsOf(text).map((part) => {
    const [name = '', value = ''] = part.split('=');
    const minutes = value === '' ? Number.NaN : Number(value);
    if (!isRule(name)) throw new UsageError(`--rule: "${name}" is none of ${CALLING_RULES.join(', ')}`);
    if (!(Number.isInteger(minutes) && minutes >= 0 && minutes <= MOST_MINUTES))
      throw new UsageError(`--rule: ${name} is a number of minutes from 0 to ${MOST_MINUTES}`);
    return [name, minutes] as const;
  });
  return Object.fromEntries(rules);
}

function lunchOf(text: string): NonNullable<Change['lunch']> {
  const at = text.lastIndexOf('@');
  const minutes = at > 0 ? parseLocalTime(text.slice(at + 1)) : null;
  if (minutes === null) throw new UsageError('--lunch is an advisor and a local time: ADVISOR@13:30');
  return { advisorId: text.slice(0, at), at: minutes };
}

function shareOf(text: string): number {
  const share = text.trim() === '' ? Number.NaN : Number(text);
  if (!(share >= 0 && share <= 1)) throw new UsageError('--fewer-slots is a share from 0 to 1');
  return share;
}

/** The change that the options ask for; null where they ask for none. */
export function changeOf(given: Given): Change | null {
  if (CHANGE_OPTIONS.every((name) => given[name] === undefined)) return null;
  return {
    ...(given.extra !== undefined && { extra: given.extra === 'all' ? ['*'] : partsOf(given.extra) }),
    ...(given.without !== undefined && { without: given.without }),
    ...(given.lunch !== undefined && { lunch: lunchOf(given.lunch) }),
    ...(given['fewer-slots'] !== undefined && { fewerSlots: shareOf(given['fewer-slots']) }),
    ...(given.rule !== undefined && { rules: rulesOf(given.rule) }),
  };
}
