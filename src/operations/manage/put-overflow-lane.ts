import { deleteLane, findLane, insertLane } from '../../db/records/booking/overflow-lanes.ts';
import { servicesOf } from '../../db/records/store/services.ts';
import { storesByIds } from '../../db/records/store/stores.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { LANE_PREFIX, type LaneInput, readLane } from '../../domain/booking/overflow-lane.ts';
import type { Problem } from '../../domain/problem.ts';
import { localOf } from '../../time/store-zone.ts';
import { type AffectedOutcome, type Keep, orAffected, settleAppointments } from '../steps/affected-appointments.ts';
import { appendEvent } from '../steps/append-event.ts';

export interface AddOverflowLane {
  readonly storeId: string;
  /** Skills are ids of services; instants. */
  readonly lane: LaneInput;
  readonly actor: Actor;
}

export type AddLaneOutcome =
  | { readonly kind: 'saved'; readonly laneId: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'not_found' };

/**
 * Adds an overflow lane to some hours of a store (`readLane` has the refusals). Appointments that nobody could serve so far
 * are planned on it where that helps.
 */
export async function addOverflowLane(deps: Deps, { storeId, lane, actor }: AddOverflowLane): Promise<AddLaneOutcome> {
  const outcome = await inTransaction(deps.db, async (tx): Promise<AddLaneOutcome> => {
    const [store] = await storesByIds(tx, [storeId]);
    if (!store) return { kind: 'not_found' };
    const offered = (await servicesOf(tx, storeId)).filter((service) => service.active);
    const now = deps.now();
    const ids = offered.map((service) => service.id);
    const checked = readLane(lane, ids, now);
    if (checked.kind === 'refused') return checked;
    const laneId = deps.newId(LANE_PREFIX);
    const { name, skills, startsAt, endsAt } = checked.value;
    const { date } = localOf(store.zone, startsAt);
    await insertLane(tx, { id: laneId, storeId, name, skills: [...skills], date, startsAt, endsAt, createdAt: now });
    const data = { startsAt, endsAt, services: skills };
    await appendEvent(tx, { storeId, subjectId: laneId, kind: 'overflow_changed', at: now, actor, data });
    await settleAppointments(deps, tx, { storeId, keep: true, actor });
    return { kind: 'saved', laneId };
  });
  if (outcome.kind === 'saved') deps.signals.storeChanged(storeId);
  return outcome;
}

export interface RemoveOverflowLane {
  readonly storeId: string;
  readonly laneId: string;
  readonly keep?: Keep | undefined;
  readonly actor: Actor;
}

/** Takes a lane away. Its appointments go to advisors where somebody is free; else `appointments_affected`. */
export async function removeOverflowLane(
  deps: Deps,
  input: RemoveOverflowLane,
): Promise<{ readonly kind: 'removed' } | { readonly kind: 'not_found' } | AffectedOutcome> {
  const { storeId, laneId, actor } = input;
  const outcome = await inTransaction(deps.db, async (tx) => {
    const lane = await findLane(tx, storeId, laneId);
    if (!lane) return { kind: 'not_found' } as const;
    await deleteLane(tx, laneId);
    const data = { removed: true, startsAt: lane.startsAt, endsAt: lane.endsAt };
    await appendEvent(tx, { storeId, subjectId: laneId, kind: 'overflow_changed', at: deps.now(), actor, data });
    await settleAppointments(deps, tx, input);
    return { kind: 'removed' } as const;
  }).catch(orAffected);
  if (outcome.kind === 'removed') deps.signals.storeChanged(storeId);
  return outcome;
}
