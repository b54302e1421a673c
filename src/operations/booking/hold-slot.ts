import type { Tx } from '../../db/client.ts';
import { countHoldsOfAddress, findHold, type HoldRow, updateHold } from '../../db/records/booking/holds.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { addMinutes, type Instant } from '../../time/instant.ts';
import { appendEvent } from '../steps/append-event.ts';
import { placeHold } from '../steps/place-hold.ts';
import { dropLapsedHolds, replaceHolds } from '../steps/release-holds.ts';
import { type RequestKey, rememberRequest, repeatOf } from '../steps/request-key.ts';
import { TimeTaken } from '../steps/write-plan.ts';
import { decide, isTimeRefused, type Refusal, type TimeRefused, type TimeWanted, withAlternatives } from './decide.ts';

/** A hold is renewed by each step of booking, but ends this long after it was made. */
export const LONGEST_HOLD_MINUTES = 15;
const HOLDS_PER_ADDRESS = 3;

export interface HoldSlot extends TimeWanted {
  /** Hash of the visitor's cookie; a new hold replaces his present one. */
  readonly visitor: string;
  /** Hash of the network address; null where there is none to count by (an API key). */
  readonly address: string | null;
  readonly actor: Actor;
  readonly request?: RequestKey | undefined;
}

export type HoldOutcome =
  | { readonly kind: 'held'; readonly holdId: string; readonly expiresAt: Instant }
  | TimeRefused
  | { readonly kind: 'too_many_holds' }
  | { readonly kind: 'other_body' }
  | Exclude<Refusal, { kind: 'slot_taken' | 'outside_rules' }>;

/**
 * Claims a time for the few minutes (`holdMinutes`) in which somebody fills in a form. It is planned and claimed like an
 * appointment. One live hold a visitor, three an address.
 */
export async function holdSlot(deps: Deps, input: HoldSlot): Promise<HoldOutcome> {
  const outcome = await inTransaction(deps.db, (tx) => hold(deps, tx, input)).catch((error) => {
    if (error instanceof TimeTaken) return { kind: 'slot_taken' } as const;
    throw error;
  });
  if (isTimeRefused(outcome)) return withAlternatives(deps, input, outcome);
  if (outcome.kind !== 'held') return outcome;
  if (outcome.storeId !== null) deps.signals.storeChanged(outcome.storeId);
  return { kind: 'held', holdId: outcome.holdId, expiresAt: outcome.expiresAt };
}

type Held = {
  readonly kind: 'held';
  readonly holdId: string;
  readonly expiresAt: Instant;
  readonly storeId: string | null;
};

async function hold(
  deps: Deps,
  tx: Tx,
  input: HoldSlot,
): Promise<Held | Refusal | { kind: 'too_many_holds' | 'other_body' }> {
  const now = deps.now();
  const repeat = await repeatOf(tx, input.request);
  if (repeat.kind === 'other_body') return repeat;
  if (repeat.kind === 'again') {
    const { holdId, expiresAt } = repeat.outcome as { holdId: string; expiresAt: Instant };
    return { kind: 'held', holdId, expiresAt, storeId: null };
  }
  if (input.address && (await countHoldsOfAddress(tx, input.address, input.visitor, now)) >= HOLDS_PER_ADDRESS) {
    return { kind: 'too_many_holds' };
  }
  const decision = await decide(deps, tx, input);
  if (decision.kind !== 'fits') return decision;
  const { of } = decision;
  const storeId = of.store.id;
  await dropLapsedHolds(tx, storeId, now);
  await replaceHolds(deps, tx, input.visitor, storeId, input.actor);
  const { startsAt, visitor, address } = input;
  const id = deps.newId('hld');
  const expiresAt = addMinutes(now, of.settings.holdMinutes);
  const hold = { id, startsAt, visitor, address, appointmentId: input.moving ?? null, now, expiresAt };
  const replanned = await placeHold(tx, decision, hold);
  const data = { startsAt, expiresAt, replanned };
  await appendEvent(tx, { storeId, subjectId: id, kind: 'hold_made', at: now, actor: input.actor, data });
  await rememberRequest(tx, input.request, { kind: 'held', holdId: id, expiresAt }, now);
  return { kind: 'held', holdId: id, expiresAt, storeId };
}

/** A visitor's live hold, or null when it has lapsed, is unknown or is somebody else's. */
export async function liveHold(deps: Deps, holdId: string, visitor: string): Promise<HoldRow | null> {
  const found = await findHold(deps.db.read, holdId);
  return found && found.visitor === visitor && found.expiresAt > deps.now() ? found : null;
}

/**
 * Keeps a live hold for another `holdMinutes`, at most 15 minutes after it was made. Null when there is nothing left to
 * renew: booking then decides afresh.
 */
export async function renewHold(
  deps: Deps,
  input: { readonly holdId: string; readonly visitor: string; readonly holdMinutes: number; readonly actor: Actor },
): Promise<HoldRow | null> {
  return inTransaction(deps.db, async (tx) => {
    const now = deps.now();
    const found = await findHold(tx, input.holdId);
    if (!found || found.visitor !== input.visitor || found.expiresAt <= now) return null;
    const latest = addMinutes(found.createdAt, LONGEST_HOLD_MINUTES);
    const expiresAt = Math.max(found.expiresAt, Math.min(latest, addMinutes(now, input.holdMinutes)));
    if (expiresAt === found.expiresAt) return found;
    await updateHold(tx, found.id, { expiresAt });
    const event = { storeId: found.storeId, subjectId: found.id, at: now, actor: input.actor };
    await appendEvent(tx, {
      ...event,
      kind: 'hold_made',
      data: { startsAt: found.startsAt, expiresAt, renewed: true },
    });
    return { ...found, expiresAt };
  });
}
