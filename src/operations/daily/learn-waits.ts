import { changesAfter, lastEventId, storeVersion } from '../../db/records/queue/store-events.ts';
import { allStoreIds } from '../../db/records/store/stores.ts';
import { findLearning, saveLearning, storesBehind, teachingEvents } from '../../db/records/waits/store-learning.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { learnFrom } from '../../domain/forecast/learning/learn.ts';
import {
  LEARNING_FORMAT,
  type Learned,
  nothingLearned,
  packLearned,
  unpackLearned,
} from '../../domain/forecast/learning/learned.ts';
import type { Observed } from '../../domain/forecast/learning/observed.ts';
import { type LoggedEvent, observedIn, TEACHING_KINDS } from '../../domain/forecast/learning/store-log.ts';

type LearnDeps = Pick<Deps, 'db' | 'now'>;

/** Events read at once: some milliseconds, then others get their turn. */
const EVENTS_AT_ONCE = 500;
/** Changes looked through at one run for the stores they are of; more are a flood. */
const CHANGES_AT_ONCE = 5_000;

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** After a store the job rests twice as long as it took, at most so many milliseconds: acts and their screens go first. */
const LONGEST_REST_MS = 25;

const rest = (workedMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.min(2 * workedMs, LONGEST_REST_MS)));

interface Piece {
  readonly learned: Learned;
  /** Events up to this one are in it. */
  readonly upTo: number;
  readonly isWhole: boolean;
}

/** The next piece of a store's log, learned. */
async function learnPiece({ db }: LearnDeps, storeId: string, before: Learned, after: number): Promise<Piece> {
  const version = await storeVersion(db.read, storeId);
  const rows = await teachingEvents(db.read, storeId, after, version, TEACHING_KINDS, EVENTS_AT_ONCE);
  const observed = rows.flatMap((row) => observedIn(row) ?? []);
  const isWhole = rows.length < EVENTS_AT_ONCE;
  return { learned: learnFrom(before, observed), upTo: isWhole ? version : rows.at(-1)!.id, isWhole };
}

const save = (deps: LearnDeps, storeId: string, { learned, upTo }: Piece, from: number | null): Promise<boolean> =>
  inTransaction(deps.db, (tx) => {
    const row = {
      storeId,
      lastEventId: upTo,
      format: LEARNING_FORMAT,
      state: packLearned(learned),
      updatedAt: deps.now(),
    };
    return saveLearning(tx, row, from);
  });

/** Brings a store up to its last event. Stops where another process has learned meanwhile: it has the same. */
async function learnStore(deps: LearnDeps, storeId: string): Promise<boolean> {
  const known = await findLearning(deps.db.read, storeId);
  const isKnown = known?.format === LEARNING_FORMAT;
  let learned = isKnown ? unpackLearned(known.state) : nothingLearned();
  let after = isKnown ? known.lastEventId : 0;
  let from = known ? known.lastEventId : null;
  for (;;) {
    const piece = await learnPiece(deps, storeId, learned, after);
    if (!(await save(deps, storeId, piece, from))) return false;
    if (piece.isWhole) return true;
    learned = piece.learned;
    after = piece.upTo;
    from = piece.upTo;
    await breathe();
  }
}

/**
 * A job that keeps what stores have learned up with their logs: first every store that is behind, then those that changed.
 * Several processes may run it; a store moves by compare-and-set on its last event.
 */
export function learningJob(
  deps: LearnDeps,
  changesAtOnce = CHANGES_AT_ONCE,
): () => Promise<{ readonly stores: number }> {
  let after: number | null = null;
  return async () => {
    const { read } = deps.db;
    const changes = after === null ? null : await changesAfter(read, after, changesAtOnce);
    // After a flood of changes (a history that was written in) each store is asked, not each change.
    const isFlood = changes === null || changes.length === changesAtOnce;
    const upTo: number = isFlood ? await lastEventId(read) : (changes.at(-1)?.id ?? after!);
    const stores = isFlood
      ? await storesBehind(read, LEARNING_FORMAT)
      : [...new Set(changes.map((change) => change.storeId))];
    for (const storeId of stores) {
      const since = performance.now();
      await learnStore(deps, storeId);
      await rest(performance.now() - since);
    }
    after = upTo;
    return { stores: stores.length };
  };
}

/** Builds what a store has learned again from its whole log, whatever was kept; the outcome is the same. Returns the events read up to. */
export async function relearn(deps: LearnDeps, storeId: string): Promise<number> {
  for (;;) {
    const known = await findLearning(deps.db.read, storeId);
    let piece = await learnPiece(deps, storeId, nothingLearned(), 0);
    while (!piece.isWhole) {
      await breathe();
      piece = await learnPiece(deps, storeId, piece.learned, piece.upTo);
    }
    // Another process has learned further meanwhile: again, from what it left.
    if (await save(deps, storeId, piece, known ? known.lastEventId : null)) return piece.upTo;
  }
}

/** The same for a store whose whole log was written a moment ago and is still at hand. */
export async function learnWritten(deps: LearnDeps, storeId: string, log: Iterable<LoggedEvent>): Promise<void> {
  const observed: Observed[] = [];
  for (const event of log) {
    const one = observedIn(event);
    if (one) observed.push(one);
  }
  const upTo = await storeVersion(deps.db.read, storeId);
  await save(deps, storeId, { learned: learnFrom(nothingLearned(), observed), upTo, isWhole: true }, null);
}

/** The stores of the chain, by id. */
export const storesToRelearn = (deps: LearnDeps): Promise<string[]> => allStoreIds(deps.db.read);
