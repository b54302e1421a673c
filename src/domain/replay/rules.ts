import type { Settings } from '../settings.ts';

/** The settings that decide who is called when, in minutes: what a day can be played again with. */
export const CALLING_RULES = [
  'checkInOpensMinutes',
  'punctualMinutes',
  'releaseMinutes',
  'headStartMinutes',
  'competeBeforeMinutes',
  'keepFreeAheadMinutes',
  'keepFreePastMinutes',
  'promiseMinutes',
  'maxWaitMinutes',
] as const satisfies readonly (keyof Settings)[];
export type CallingRule = (typeof CALLING_RULES)[number];
export type CallingRules = Pick<Settings, CallingRule>;

/** Those of some settings that are numbers; what is missing or none is left out. */
export const callingRules = (settings: Partial<Record<CallingRule, unknown>>): Partial<CallingRules> =>
  Object.fromEntries(
    CALLING_RULES.map((name) => [name, settings[name]] as const).filter(([, n]) => Number.isFinite(n)),
  );
