import type { Tx } from '../../db/client.ts';
import {
  type AffectedAppointment,
  bookedForService,
  comingAppointments,
  markForAttention,
  reconsider,
} from '../../db/records/booking/affected-appointments.ts';
import { insertEvents } from '../../db/records/queue/store-events.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import type { SetAsideReason } from '../../domain/booking/attention.ts';
import { requireKept, type StoreChange } from './affected-appointments.ts';
import { replanStore } from './replan-day.ts';

/** What is given up, and with it the appointments to come. */
export type GivenUp = { readonly service: string } | 'store';

const reasonOf = (what: GivenUp): SetAsideReason => (what === 'store' ? 'store_closed' : 'service_removed');

/**
 * After a service or the whole store is given up, in that transaction: with appointments to come the change is refused with
 * them, or with `keep` they are marked for a person to decide and their time is let go. No plan takes them up again by
 * itself, whoever could serve them.
 */
export async function setAsideFor(deps: Pick<Deps, 'now'>, tx: Tx, what: GivenUp, change: StoreChange): Promise<void> {
  const { storeId, keep, actor } = change;
  const now = deps.now();
  const found =
    what === 'store'
      ? await comingAppointments(tx, storeId, now)
      : await bookedForService(tx, storeId, what.service, now);
  const ids = found.map((one) => one.id);
  if (ids.length === 0) return;
  await requireKept(tx, ids, keep);
  await setAside(tx, { storeId, ids, why: reasonOf(what), actor, now });
}

interface SetAside {
  readonly storeId: string;
  readonly ids: readonly string[];
  readonly why: SetAsideReason;
  readonly actor: Actor;
  readonly now: number;
}

/** Marks appointments with why, lets go of their time, and records it. */
async function setAside(tx: Tx, { storeId, ids, why, actor, now }: SetAside): Promise<void> {
  await markForAttention(tx, ids, why, now);
  const event = { storeId, kind: 'needs_attention' as const, at: now, actor, data: { code: why } };
  await insertEvents(
    tx,
    ids.map((subjectId) => ({ ...event, subjectId })),
  );
}

/** Marks every appointment to come of a store that a file says is closed for good, and gives them back. */
export async function setAsideAll(tx: Tx, storeId: string, actor: Actor, now: number): Promise<AffectedAppointment[]> {
  const coming = await comingAppointments(tx, storeId, now);
  const why: SetAsideReason = 'store_closed';
  if (coming.length > 0) await setAside(tx, { storeId, ids: coming.map((one) => one.id), why, actor, now });
  return coming;
}

/** What was given up is back: those that were set aside for it and nobody decided about are planned again where they can be. */
export async function takeUpAgain(deps: Deps, tx: Tx, what: GivenUp, change: StoreChange): Promise<void> {
  const isAny = await reconsider(tx, change.storeId, reasonOf(what), what === 'store' ? null : what.service);
  if (isAny) await replanStore(deps, tx, change.storeId, change.actor);
}
