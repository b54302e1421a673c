import { readFileSync } from 'node:fs';
import { replayStoreDay, type WhatIf } from '../operations/boards/replay-day.ts';
import { loadSettings } from '../operations/loading/settings.ts';
import { loadStoreRow } from '../operations/loading/store.ts';
import { isLocalDate, parseLocalTime } from '../time/local.ts';
import { figureRows } from '../words/day-figures.ts';
import { words } from '../words/words.ts';
import type { Command } from './command.ts';
import { readArgs, refuse, UsageError } from './usage.ts';

interface Question extends WhatIf {
  readonly store: string;
}

const NAMES = ['store', 'day', 'extra', 'lunch', 'fewerSlots', 'headStartMinutes'];
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;
const isMinutes = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 240;

/** The lunch that is asked for; null where it is not said as it should be. */
function lunchOf(value: unknown): WhatIf['lunch'] | null {
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || value === null) return null;
  const { advisor, at } = value as Record<string, unknown>;
  const minutes = isText(at) ? parseLocalTime(at) : null;
  return isText(advisor) && minutes !== null ? { advisorId: advisor, at: minutes } : null;
}

/** The question, or what is wrong with it as a sentence. */
function questionOf(value: unknown): Question | string {
  if (typeof value !== 'object' || value === null) return 'the file holds no JSON object';
  const { store, day, extra, lunch, fewerSlots, headStartMinutes } = value as Record<string, unknown>;
  const unknown = Object.keys(value).find((name) => !NAMES.includes(name));
  if (unknown) return `"${unknown}" is not known; there are ${NAMES.join(', ')}`;
  if (!isText(store)) return '"store" names the store';
  if (day !== undefined && !(isText(day) && isLocalDate(day))) return '"day" is a date such as 2026-11-24';
  if (extra !== undefined && !(Array.isArray(extra) && extra.every(isText))) return '"extra" is a list of services';
  if (fewerSlots !== undefined && !isShare(fewerSlots)) return '"fewerSlots" is a share from 0 to 1';
  if (headStartMinutes !== undefined && !isMinutes(headStartMinutes)) return '"headStartMinutes" is from 0 to 240';
  const moved = lunchOf(lunch);
  if (moved === null) return '"lunch" is {"advisor": ID, "at": "13:30"}';
  return { store, day, extra, lunch: moved, fewerSlots, headStartMinutes };
}

function readQuestion(path: string): Question | string {
  try {
    return questionOf(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    return `${path} cannot be read: ${(error as Error).message}`;
  }
}

/** `replay FILE`: a past day of a store again, with the change that the file asks for, beside what happened. */
export const replayCommand: Command = {
  usage: ['replay FILE [--now INSTANT] [--json]'],
  takesNow: true,
  help: () => [
    'FILE is JSON: {"store": "SLUG", "day": "2026-11-24", ...} with any of',
    '  "extra": ["SERVICE", ...]              one more advisor all day, for these services',
    '  "lunch": {"advisor": ID, "at": "13:30"}  the longest break of an advisor moved',
    '  "fewerSlots": 0.2                      this share of the booked times not to be had',
    '  "headStartMinutes": 30                 another head start of appointments',
    'Without "day" it is yesterday. What it assumes:',
    ...words('en').manager.whatIf.assumptions.map((line) => `  - ${line}`),
  ],
  async run(deps, args, tell) {
    const { words: given } = readArgs(args, {});
    if (given.length !== 1) throw new UsageError('name one file');
    const asked = readQuestion(given[0]!);
    if (typeof asked === 'string') return refuse(tell, asked);
    const { store: name, ...wanted } = asked;
    const store = await loadStoreRow(deps, name);
    if (!store) return refuse(tell, `no store ${name}`);
    const outcome = await replayStoreDay(deps, store.id, wanted);
    const w = words('en').manager.whatIf;
    if (outcome.kind !== 'replayed') return refuse(tell, w.refused[outcome.kind]);
    const { day, happened, again, changed } = outcome.replayed;
    const { promiseMinutes } = await loadSettings(deps.db.read, store.id);
    const rows = figureRows([happened, again, changed], promiseMinutes, 'en');
    const lines = [['', w.happened, w.again, w.changed], ...rows].map(
      ([first, ...rest]) => first!.padEnd(44) + rest.map((cell) => cell.padStart(18)).join(''),
    );
    tell.result([`${store.name}, ${day}`, ...lines].join('\n'), { store: store.id, day, happened, again, changed });
    for (const line of w.assumptions) tell.progress(line);
    return 0;
  },
};
