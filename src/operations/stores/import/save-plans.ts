import type { Tx } from '../../../db/client.ts';
import { insertEvents, type NewEvent } from '../../../db/records/queue/store-events.ts';
import { insertStores, replaceImportedDays, replaceWeeks } from '../../../db/records/store/store-lists.ts';
import { updateStore } from '../../../db/records/store/stores.ts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../domain/actor.ts';
import type { Instant } from '../../../time/instant.ts';
import { type AffectedAppointment, markOutsideHours } from '../../steps/mark-outside-hours.ts';
import { setAsideAll, takeUpAgain } from '../../steps/set-aside.ts';
import type { StorePlan } from './plan-stores.ts';

/** Carries the plans out and records each change; returns the appointments that new hours leave outside, by store. */
export async function savePlans(
  deps: Deps,
  tx: Tx,
  plans: readonly StorePlan[],
  actor: Actor,
): Promise<Map<string, AffectedAppointment[]>> {
  const now = deps.now();
  const added = plans.flatMap((plan) => (plan.kind === 'new' ? [plan] : []));
  const changed = plans.flatMap((plan) => (plan.kind === 'changed' ? [plan] : []));
  await insertStores(
    tx,
    added.map((plan) => plan.row),
  );
  for (const { store, fields } of changed) {
    if (Object.keys(fields).length > 0) await updateStore(tx, store.id, { ...fields, updatedAt: now });
  }
  await replaceWeeks(
    tx,
    new Map([
      ...added.filter((plan) => plan.week.length > 0).map((plan) => [plan.row.id, plan.week] as const),
      ...changed.flatMap((plan) => (plan.week ? [[plan.store.id, plan.week] as const] : [])),
    ]),
  );
  await replaceImportedDays(
    tx,
    new Map([
      ...added.filter((plan) => plan.special.length > 0).map((plan) => [plan.row.id, plan.special] as const),
      ...changed.flatMap((plan) => (plan.special ? [[plan.store.id, plan.special] as const] : [])),
    ]),
  );
  await insertEvents(
    tx,
    plans.flatMap((plan) => eventsOf(plan, actor, now)),
  );
  return markAffected(deps, tx, changed, actor);
}

type ChangedPlan = Extract<StorePlan, { kind: 'changed' }>;

/** Fields that decide when a store is open. */
const OF_HOURS = new Set(['hoursKnown', 'zone', 'closedForGoodAt']);
const changesHours = (plan: ChangedPlan): boolean =>
  plan.week !== null || plan.special !== null || Object.keys(plan.fields).some((field) => OF_HOURS.has(field));

function eventsOf(plan: StorePlan, actor: Actor, now: Instant): NewEvent[] {
  if (plan.kind === 'unchanged') return [];
  const storeId = plan.kind === 'new' ? plan.row.id : plan.store.id;
  const base = { storeId, subjectId: storeId, at: now, actor };
  if (plan.kind === 'new') return [{ ...base, kind: 'store_changed', data: { by: 'import', isNew: true } }];
  const fields = Object.keys(plan.fields).filter((field) => field !== 'hoursKnown');
  const events: NewEvent[] = [];
  if (fields.length > 0) events.push({ ...base, kind: 'store_changed', data: { by: 'import', fields } });
  if (plan.week || 'hoursKnown' in plan.fields) events.push({ ...base, kind: 'hours_changed', data: { by: 'import' } });
  if (plan.special) events.push({ ...base, kind: 'special_hours_changed', data: { by: 'import' } });
  return events;
}

async function markAffected(
  deps: Deps,
  tx: Tx,
  changed: readonly ChangedPlan[],
  actor: Actor,
): Promise<Map<string, AffectedAppointment[]>> {
  const now = deps.now();
  const affected = new Map<string, AffectedAppointment[]>();
  for (const plan of changed.filter(changesHours)) {
    const zone = plan.fields.zone ?? plan.store.zone;
    const { id } = plan.store;
    // Open again: what was set aside when it closed is planned where it can be.
    if (plan.fields.closedForGoodAt === null) await takeUpAgain(deps, tx, 'store', { storeId: id, actor });
    const marked =
      plan.fields.closedForGoodAt != null
        ? await setAsideAll(tx, id, actor, now)
        : await markOutsideHours(deps, tx, { id, zone, hours: plan.hours }, actor, now);
    if (marked.length > 0) affected.set(id, marked);
  }
  return affected;
}
