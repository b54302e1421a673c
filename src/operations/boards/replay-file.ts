import type { Deps } from '../../deps.ts';
import type { LogEvent } from '../../domain/forecast/learning/open-log.ts';
import { configuredModel } from '../../domain/forecast/service-times.ts';
import type { LogConfig } from '../../domain/forecast/snapshot.ts';
import { eventOf, readHead } from '../../domain/replay/day-file.ts';
import { isOpenConfig, openDay } from '../../domain/replay/open-day.ts';
import { replayDay } from '../../domain/replay/replay-day.ts';
import { type LoggedEvent, StoreLogReader } from '../../domain/reports/store-log.ts';
import { storeDayOf } from '../../domain/store/store-day.ts';
import { localOf } from '../../time/store-zone.ts';
import { loadPastDay } from '../loading/past-day.ts';
import { storeModel } from '../loading/store-model.ts';
import { dayRollsAtMinutes, loadStoreNow } from '../loading/store-now.ts';
import { type Change, type GivenDay, type PlayedAgain, playAgain } from './play-again.ts';

export type FileLine = Readonly<Record<string, unknown>>;

export interface ReplayFile {
  /** The lines of the file, in order, each a JSON object. */
  readonly lines: readonly FileLine[];
  /** The store whose configuration holds where the file does not say. */
  readonly store?: string | undefined;
  /** A date, or in the open protocol the number of the day; else the last on which somebody joined. */
  readonly day?: string | undefined;
  readonly change: Change;
}

/** Where the lengths and patience come from that the file does not know. */
export type Learned = 'file' | 'store' | 'configured';

export type ReplayFileOutcome =
  | ({
      readonly kind: 'replayed';
      /** Slug or name in the file; empty in the open protocol. */
      readonly store: string;
      readonly day: string;
      readonly learned: Learned;
      readonly promiseMinutes: number;
    } & PlayedAgain)
  /** `line`: from 1. */
  | { readonly kind: 'bad_line'; readonly line: number }
  | { readonly kind: 'bad_head' | 'no_events' | 'store_needed' | 'no_such_store' | 'nobody_came' }
  | { readonly kind: 'no_break' | 'break_outside' }
  /** The file is of this day alone. */
  | { readonly kind: 'another_day'; readonly of: string }
  | { readonly kind: 'unknown_service'; readonly known: readonly string[] }
  | { readonly kind: 'unknown_advisor'; readonly known: readonly string[] };

type Given = GivenDay & { readonly store: string; readonly name: string; readonly learned: Learned };
type Refused = Exclude<ReplayFileOutcome, { kind: 'replayed' }>;

/**
 * What a day would have come to with other staff or rules, from a file of its events: an export of this program, events as
 * the API gives them (with the store's present configuration), or a log in the open protocol. Reads only.
 */
export async function replayFile(deps: Deps, asked: ReplayFile): Promise<ReplayFileOutcome> {
  const [first] = asked.lines;
  if (!first) return { kind: 'no_events' };
  const given = first.kind === 'config' ? openGiven(asked) : await ownGiven(deps, asked);
  if (!('day' in given)) return given;
  const played = await playAgain(given, asked.change);
  if (played === 'unknown_service') return { kind: played, known: given.services.map((s) => s.key) };
  if (played === 'unknown_advisor')
    return { kind: played, known: [...new Set(given.day.duties.map((d) => d.advisorId))] };
  if (typeof played === 'string') return { kind: played };
  const { promiseMinutes } = given.day.settings;
  return { kind: 'replayed', store: given.store, day: given.name, learned: given.learned, promiseMinutes, ...played };
}

function openGiven({ lines, day: wanted }: ReplayFile): Given | Refused {
  if (!isOpenConfig(lines[0]!)) return { kind: 'bad_head' };
  const config = lines[0] as unknown as LogConfig;
  const bad = lines.findIndex((line) => line.kind === 'event' && !Number.isFinite(line.t));
  if (bad >= 0) return { kind: 'bad_line', line: bad + 1 };
  const events = lines.filter((line) => line.kind === 'event') as unknown as LogEvent[];
  const open = openDay(config, events, wanted === undefined ? undefined : Number(wanted));
  if (!open) return { kind: 'nobody_came' };
  const { day, model, number } = open;
  const services = config.services.map(({ id }) => ({ id, key: id }));
  const { date } = localOf('UTC', day.span.startsAt);
  return { day, model, zone: 'UTC', date, services, store: '', name: String(number), learned: 'file' };
}

async function ownGiven(deps: Deps, asked: ReplayFile): Promise<Given | Refused> {
  const isHeaded = asked.lines[0]!.kind === 'day';
  const rows = isHeaded ? asked.lines.slice(1) : asked.lines;
  const byId = new Map<number, LoggedEvent>();
  for (const [i, row] of rows.entries()) {
    const event = eventOf(row);
    if (!event) return { kind: 'bad_line', line: i + (isHeaded ? 2 : 1) };
    byId.set(event.id, event);
  }
  // Pages of the API that were put together may overlap, or stand the newest first.
  const events = [...byId.values()].sort((a, b) => a.id - b.id);
  return isHeaded ? headed(deps, asked, events) : bare(deps, asked, events);
}

/** An export tells all that is needed; what the store has learned is used where it is here too. */
async function headed(deps: Deps, asked: ReplayFile, events: readonly LoggedEvent[]): Promise<Given | Refused> {
  const head = readHead(asked.lines[0]!);
  if (!head) return { kind: 'bad_head' };
  if (asked.day !== undefined && asked.day !== head.date) return { kind: 'another_day', of: head.date };
  const { read } = deps.db;
  const store = await loadStoreNow(read, asked.store ?? head.store, deps.now());
  if (asked.store !== undefined && !store) return { kind: 'no_such_store' };
  const reader = new StoreLogReader();
  for (const event of events) reader.add(event);
  const { zone, date, services, span, settings, skills, appointments } = head;
  // The name decides what is drawn: the same day gives the same from a file as from the log.
  const storeId = store?.store.id ?? head.store;
  const day = replayDay(reader.read(), { storeId, span, settings, services, skills, appointments });
  const model = store ? await storeModel(read, { storeId, services }) : configuredModel(services);
  return { day, model, zone, date, services, store: head.store, name: date, learned: store ? 'store' : 'configured' };
}

/** Events alone: the configuration is the store's of now. */
async function bare(deps: Deps, asked: ReplayFile, events: readonly LoggedEvent[]): Promise<Given | Refused> {
  if (asked.store === undefined) return { kind: 'store_needed' };
  const { read } = deps.db;
  const store = await loadStoreNow(read, asked.store, deps.now());
  if (!store) return { kind: 'no_such_store' };
  const last = events.findLast((event) => event.kind === 'joined');
  if (!last) return { kind: 'nobody_came' };
  const { id, zone, slug } = store.store;
  const rollsAt = dayRollsAtMinutes(store.settings);
  const date = asked.day ?? storeDayOf(store.hours, zone, last.at, rollsAt);
  const { day, services } = await loadPastDay(read, store, date, events);
  const model = await storeModel(read, { storeId: id, services: day.services });
  return { day, model, zone, date, services, store: slug, name: date, learned: 'store' };
}
