import { readFileSync } from 'node:fs';
import type { Change, PlayedAgain } from '../operations/boards/play-again.ts';
import { replayStoreDay } from '../operations/boards/replay-day.ts';
import { type FileLine, type Learned, type ReplayFileOutcome, replayFile } from '../operations/boards/replay-file.ts';
import { loadSettings } from '../operations/loading/settings.ts';
import { loadStoreRow } from '../operations/loading/store.ts';
import { isLocalDate } from '../time/local.ts';
import { figureRows } from '../words/day-figures.ts';
import { words } from '../words/words.ts';
import type { Command, ExitCode, Teller } from './command.ts';
import { CHANGE_HELP, CHANGE_OPTIONS, changeOf } from './replay-options.ts';
import { readArgs, refuse, UsageError } from './usage.ts';

const w = words('en').manager.whatIf;

const LEARNED: Readonly<Record<Learned, string>> = {
  file: 'What the day does not tell (patience, tidying up) is drawn from what the days before it in the file teach.',
  store: 'What the day does not tell (patience, tidying up) is drawn from what the store has learned until now.',
  configured: 'The store is not in this database: what the day does not tell is drawn from its configured minutes.',
};

/** The objects of a file of JSON lines, of one JSON list, or of a page of the API; or what is wrong as a sentence. */
function readLines(path: string): FileLine[] | string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    return `${path} cannot be read: ${(error as Error).message}`;
  }
  const whole = parsed(text);
  const page = Array.isArray(whole) ? whole : (whole as { data?: unknown } | undefined)?.data;
  if (Array.isArray(page) && page.every(isObject)) return page;
  const lines: FileLine[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const value = parsed(line);
    if (!isObject(value)) return `line ${i + 1} of ${path} is not a JSON object`;
    lines.push(value);
  }
  return lines;
}

const isObject = (value: unknown): value is FileLine =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalOf(outcome: Exclude<ReplayFileOutcome, { kind: 'replayed' }>): string {
  switch (outcome.kind) {
    case 'bad_line':
      return `line ${outcome.line} is no event of a store's log`;
    case 'bad_head':
      return 'the first line lacks something or has something else in its place: a "day" of export-day, or a "config" of the forecast protocol';
    case 'no_events':
      return 'the file is empty';
    case 'store_needed':
      return 'these events do not say how the store is set up: name it with --store';
    case 'unknown_service':
    case 'unknown_advisor':
      return unknown(outcome);
    case 'another_day':
      return `this file is of ${outcome.of} alone`;
    default:
      return w.refused[outcome.kind];
  }
}

const unknown = (outcome: {
  readonly kind: 'unknown_service' | 'unknown_advisor';
  readonly known: readonly string[];
}) => `${w.refused[outcome.kind]} There are: ${outcome.known.join(', ')}`;

interface Told extends PlayedAgain {
  readonly store: string;
  readonly day: string;
  readonly promiseMinutes: number;
  readonly learned: Learned;
}

/** The figures beside each other; without a change what happened and the play of it alone. */
function show(tell: Teller, told: Told, change: Change | null): ExitCode {
  const { store, day, happened, again } = told;
  const changed = change === null ? null : told.changed;
  const heads = change === null ? [w.happened, w.again] : [w.happened, w.again, w.changed];
  const rows = figureRows(changed ? [happened, again, changed] : [happened, again], told.promiseMinutes, 'en');
  const lines = [['', ...heads], ...rows].map(
    ([first, ...rest]) => first!.padEnd(44) + rest.map((cell) => cell.padStart(18)).join(''),
  );
  tell.result([[store, day].filter(Boolean).join(', '), ...lines].join('\n'), { store, day, happened, again, changed });
  for (const line of w.assumptions) tell.progress(line);
  tell.progress(LEARNED[told.learned]);
  return 0;
}

/** `replay FILE`: a day's events run again with other staff or rules, beside what happened. */
export const replayCommand: Command = {
  usage: [
    'replay FILE [--store STORE] [--day DAY] [CHANGE ...] [--now INSTANT] [--json]',
    'replay --store STORE [--day DATE] [CHANGE ...] [--now INSTANT] [--json]',
  ],
  takesNow: true,
  help: () => [
    'FILE holds the events of a day as JSON lines, in one of three forms:',
    '  - what `walkup export-day STORE` prints: all that is needed is in it',
    '  - events as GET /api/v1/stores/STORE/events gives them; --store says whose hours, skills and rules hold',
    '  - a log of the `forecast` protocol, a "config" and its "event" lines; --day is the number of the day',
    'Without FILE the log of this database is read. Without --day it is the last day of the file, or yesterday.',
    'CHANGE is any of',
    ...CHANGE_HELP,
    'Without one it prints how near a play comes to what happened. What it assumes:',
    ...w.assumptions.map((line) => `  - ${line}`),
  ],
  async run(deps, args, tell) {
    const { values, words: given } = readArgs(args, { values: ['store', 'day', ...CHANGE_OPTIONS] });
    if (given.length > 1) throw new UsageError('name one file');
    const change = changeOf(values);
    const { store, day } = values;
    const [path] = given;
    if (path === undefined) return ofStore(deps, tell, { store, day, change });
    const lines = readLines(path);
    if (typeof lines === 'string') return refuse(tell, lines);
    const outcome = await replayFile(deps, { lines, store, day, change: change ?? {} });
    return outcome.kind === 'replayed' ? show(tell, outcome, change) : refuse(tell, refusalOf(outcome));
  },
};

async function ofStore(
  deps: Parameters<Command['run']>[0],
  tell: Teller,
  asked: { readonly store: string | undefined; readonly day: string | undefined; readonly change: Change | null },
): Promise<ExitCode> {
  if (asked.store === undefined) throw new UsageError('name a file, or a store with --store');
  if (asked.day !== undefined && !isLocalDate(asked.day)) throw new UsageError('--day is a date such as 2026-11-24');
  const store = await loadStoreRow(deps, asked.store);
  if (!store) return refuse(tell, `no store ${asked.store}`);
  const outcome = await replayStoreDay(deps, store.id, { ...asked.change, day: asked.day });
  if (outcome.kind === 'unknown_service' || outcome.kind === 'unknown_advisor') return refuse(tell, unknown(outcome));
  if (outcome.kind !== 'replayed') return refuse(tell, w.refused[outcome.kind]);
  const { promiseMinutes } = await loadSettings(deps.db.read, store.id);
  return show(tell, { ...outcome.replayed, store: store.slug, promiseMinutes, learned: 'store' }, asked.change);
}
