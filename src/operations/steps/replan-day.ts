import type { Tx } from '../../db/client.ts';
import { setAsideIds } from '../../db/records/booking/affected-appointments.ts';
import { lastBookedStart, setNeedsAttention, setStepAdvisors } from '../../db/records/booking/appointments.ts';
import type { CommitmentRow } from '../../db/records/booking/booking-days.ts';
import { deleteClaims } from '../../db/records/booking/claims.ts';
import { deleteHolds, lastHeldStart } from '../../db/records/booking/holds.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Assigned } from '../../domain/booking/advisor-choice.ts';
import { endOf } from '../../domain/booking/appointment.ts';
import { type DayPlan, planDay } from '../../domain/booking/plan-day.ts';
import { MINUTE } from '../../time/instant.ts';
import { addDays, daysBetween, type LocalDate } from '../../time/local.ts';
import { localOf } from '../../time/store-zone.ts';
import { type BookingDays, loadBookingDays, MOST_DAYS } from '../loading/booking-day.ts';
import { appendEvent } from './append-event.ts';
import { dropLapsedHolds } from './release-holds.ts';
import { takeBackOffers } from './take-back-offers.ts';
import { movePlans } from './write-plan.ts';

/** Ids of the appointments to come that nobody can serve after a change of the store. */
export interface Replanned {
  readonly affected: readonly string[];
  /** Ids of those that went to another advisor. */
  readonly replanned: readonly string[];
}

/**
 * Plans a store's appointments to come anew after hours, shifts, skills or breaks were changed in the same transaction.
 * Whoever can still be served is, by another advisor if need be, at the same time. Those left over carry `needsAttention`
 * and lose their claims; a caller who does not want that rolls the whole change back. Holds that do not fit any more end,
 * and who was offered their time is told.
 * What was set aside for a person to decide (`isSetAside`) is left alone, and so are the ids in `except`.
 */
export async function replanStore(
  deps: Deps,
  tx: Tx,
  storeId: string,
  actor: Actor,
  except: ReadonlySet<string> = new Set(),
): Promise<Replanned> {
  const now = deps.now();
  await dropLapsedHolds(tx, storeId, now);
  const last = Math.max(
    (await lastBookedStart(tx, storeId, now)) ?? Number.NEGATIVE_INFINITY,
    (await lastHeldStart(tx, storeId, now)) ?? Number.NEGATIVE_INFINITY,
  );
  if (last === Number.NEGATIVE_INFINITY) return { affected: [], replanned: [] };
  const aside = new Set([...(await setAsideIds(tx, storeId)), ...except]);
  const affected: string[] = [];
  const replanned: string[] = [];
  let from: LocalDate | undefined;
  for (;;) {
    const days = await loadBookingDays(tx, storeId, { ...(from ? { from } : {}), days: MOST_DAYS, now });
    if (!days) break;
    const part = await replanPart(deps, tx, days, { aside, actor });
    affected.push(...part.affected);
    replanned.push(...part.replanned);
    from = addDays(days.days.at(-1)!.date, 1);
    if (daysBetween(localOf(days.store.zone, last).date, from) > 0) break;
  }
  return { affected, replanned };
}

interface Part {
  /** Ids of appointments that no plan takes up. */
  readonly aside: ReadonlySet<string>;
  readonly actor: Actor;
}

async function replanPart(deps: Deps, tx: Tx, days: BookingDays, { aside, actor }: Part): Promise<Replanned> {
  const now = deps.now();
  const first = days.days[0]!.date;
  const last = days.days.at(-1)!.date;
  const isOfPart = (one: CommitmentRow): boolean => {
    const { date } = localOf(days.store.zone, one.startsAt);
    return one.startsAt >= now && date >= first && date <= last && !aside.has(one.id);
  };
  const toCome = days.commitments.filter(isOfPart);
  const endsAt = (one: CommitmentRow): number =>
    endOf(one.startsAt, one.steps) + one.steps.at(-1)!.bufferAfter * MINUTE;
  const underWay = days.commitments.filter((one) => one.startsAt < now && endsAt(one) > now);
  const plan = planDay({ ...days.floor, commitments: toCome }, underWay);
  const changed = changesOf(toCome, plan);
  const lost = toCome.filter((one) => plan.unserved.includes(one.id));
  await deleteClaims(
    tx,
    lost.map((one) => one.id),
  );
  const lostHolds = lost.filter((one) => one.kind === 'hold').map((one) => one.id);
  await takeBackOffers(deps, tx, lostHolds, actor);
  await deleteHolds(tx, lostHolds);
  await movePlans(tx, days.store.id, changed, toCome);
  const affected = lost.filter((one) => one.kind === 'appointment');
  await mark(deps, tx, days, { affected, changed, actor });
  return { affected: affected.map((one) => one.id), replanned: changed.map((one) => one.commitmentId) };
}

function changesOf(commitments: readonly CommitmentRow[], plan: DayPlan): Assigned[] {
  const present = new Map(commitments.map((one) => [one.id, one.steps.map((step) => step.advisorId).join()]));
  return plan.planned.filter((one) => present.get(one.commitmentId) !== one.advisorIds.join());
}

interface Outcome {
  readonly affected: readonly CommitmentRow[];
  readonly changed: readonly Assigned[];
  readonly actor: Actor;
}

async function mark(deps: Deps, tx: Tx, days: BookingDays, { affected, changed, actor }: Outcome): Promise<void> {
  const now = deps.now();
  const storeId = days.store.id;
  const ids = affected.map((one) => one.id);
  const served = changed.map((one) => one.commitmentId).filter((id) => id.startsWith('apt_'));
  await setNeedsAttention(tx, ids, 'nobody_can_serve', now);
  await setNeedsAttention(tx, served, null, now);
  for (const one of affected) {
    await setStepAdvisors(
      tx,
      one.id,
      one.steps.map((step) => step.namedAdvisorId),
    );
    const event = { storeId, subjectId: one.id, at: now, actor };
    await appendEvent(tx, { ...event, kind: 'needs_attention', data: { code: 'nobody_can_serve' } });
  }
  for (const { commitmentId, advisorIds } of changed) {
    const event = { storeId, subjectId: commitmentId, at: now, actor };
    await appendEvent(tx, { ...event, kind: 'replanned', data: { advisors: [...advisorIds] } });
  }
}
