import type { Tx } from '../../db/client.ts';
import { findStore, updateStore } from '../../db/records/store/stores.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { WALK_IN_STOP_REASONS, type WalkInStopReason } from '../../domain/queue/visit/joining.ts';
import { storeDaySpan } from '../../domain/store/store-day.ts';
import { HOUR, type Instant } from '../../time/instant.ts';
import { dayRollsAtMinutes, loadStoreNow } from '../loading/store-now.ts';
import { appendEvent } from '../steps/append-event.ts';
import { type RequestKey, rememberRequest, repeatOf } from '../steps/request-key.ts';

export interface StopWalkIns {
  /** Id, slug or ref. */
  readonly storeId: string;
  /** Left out: until the store closes today, or its day ends. */
  readonly until?: Instant;
  readonly reason: string;
  readonly actor: Actor;
  readonly request?: RequestKey;
}

export type StopOutcome =
  | { readonly kind: 'stopped'; readonly until: Instant; readonly reason: WalkInStopReason }
  /** Not in the future, or more than a day ahead. */
  | { readonly kind: 'until_out_of_range' }
  | { readonly kind: 'unknown_reason' }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'other_body' };

const LONGEST = 24 * HOUR;
const isReason = (code: string): code is WalkInStopReason => (WALK_IN_STOP_REASONS as readonly string[]).includes(code);

async function stop(tx: Tx, input: StopWalkIns, id: string, until: Instant, now: Instant): Promise<StopOutcome> {
  const repeat = await repeatOf(tx, input.request);
  if (repeat.kind === 'other_body') return { kind: 'other_body' };
  const reason = input.reason as WalkInStopReason;
  if (repeat.kind === 'again') return { kind: 'stopped', until, reason };
  await updateStore(tx, id, { walkInsStoppedUntil: until, walkInsStoppedReason: reason, updatedAt: now });
  const data = { until, reason };
  await appendEvent(tx, { storeId: id, subjectId: id, kind: 'walk_ins_stopped', at: now, actor: input.actor, data });
  await rememberRequest(tx, input.request, { kind: 'stopped' }, now);
  return { kind: 'stopped', until, reason };
}

/** "No more walk-ins": nobody joins any line of the store until then, unless staff add them. Appointments check in as ever. */
export async function stopWalkIns(deps: Deps, input: StopWalkIns): Promise<StopOutcome> {
  const now = deps.now();
  const look = await loadStoreNow(deps.db.read, input.storeId, now);
  if (!look) return { kind: 'not_found' };
  if (!isReason(input.reason)) return { kind: 'unknown_reason' };
  const { store, hours, storeDay, settings, closesAt } = look;
  const dayEndsAt = storeDaySpan(hours, store.zone, storeDay, dayRollsAtMinutes(settings)).endsAt;
  const until = input.until ?? (closesAt !== null && closesAt > now ? closesAt : dayEndsAt);
  if (until <= now || until - now > LONGEST) return { kind: 'until_out_of_range' };
  const outcome = await inTransaction(deps.db, (tx) => stop(tx, input, store.id, until, now));
  if (outcome.kind === 'stopped') deps.signals.storeChanged(store.id);
  return outcome;
}

/** Walk-ins are taken again. False where there is no such store; taking them twice is one act. */
export async function takeWalkIns(
  deps: Deps,
  input: { readonly storeId: string; readonly actor: Actor },
): Promise<boolean> {
  const now = deps.now();
  const done = await inTransaction(deps.db, async (tx) => {
    const store = await findStore(tx, input.storeId);
    if (!store) return null;
    const { id, walkInsStoppedUntil } = store;
    if (walkInsStoppedUntil === null) return { id, isNew: false };
    await updateStore(tx, id, { walkInsStoppedUntil: null, walkInsStoppedReason: null, updatedAt: now });
    const { actor } = input;
    await appendEvent(tx, { storeId: id, subjectId: id, kind: 'walk_ins_resumed', at: now, actor });
    return { id, isNew: true };
  });
  if (done?.isNew) deps.signals.storeChanged(done.id);
  return done !== null;
}
