import type { Tx } from '../../db/client.ts';
import { findShift, saveShift, shiftsBetween } from '../../db/records/staff/shifts.ts';
import { findAdvisor } from '../../db/records/staff/staff.ts';
import { storesByIds } from '../../db/records/store/stores.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Problem } from '../../domain/problem.ts';
import { refProblem } from '../../domain/store/service.ts';
import { readShift, type ShiftPlan } from '../../domain/store/shift.ts';
import { localOf } from '../../time/store-zone.ts';
import { type AffectedOutcome, type Keep, orAffected, settleAppointments } from '../steps/affected-appointments.ts';
import { appendEvent } from '../steps/append-event.ts';
import { requireConfiguration } from '../steps/if-match.ts';

export interface PutShift {
  readonly storeId: string;
  /** Id or the caller's own id; null = a new shift without one. */
  readonly shift: string | null;
  /** Id or the caller's own id. */
  readonly advisor: string;
  readonly plan: ShiftPlan;
  readonly keep?: Keep | undefined;
  readonly actor: Actor;
  /** Revisions of the store's configuration of which it must be one (`If-Match`); else StaleMatch is thrown. */
  readonly ifMatch?: readonly number[] | undefined;
}

export type PutShiftOutcome =
  | { readonly kind: 'saved'; readonly shiftId: string; readonly created: boolean }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'not_found' }
  | AffectedOutcome;

/** Creates a shift with its breaks, or replaces it and them. Refusals: `readShift`, and an advisor the store does not have. */
export async function putShift(deps: Deps, input: PutShift): Promise<PutShiftOutcome> {
  const outcome = await inTransaction(deps.db, (tx) => put(deps, tx, input)).catch(orAffected);
  if (outcome.kind === 'saved') deps.signals.storeChanged(input.storeId);
  return outcome;
}

async function put(deps: Deps, tx: Tx, input: PutShift): Promise<PutShiftOutcome> {
  const { storeId, shift: name, actor } = input;
  await requireConfiguration(tx, input.ifMatch, storeId);
  const [store] = await storesByIds(tx, [storeId]);
  const present = name === null ? undefined : await findShift(tx, storeId, name);
  if (!store || (!present && name?.startsWith('shf_'))) return { kind: 'not_found' };
  const advisor = await findAdvisor(tx, storeId, input.advisor);
  const others = await shiftsBetween(tx, storeId, input.plan.startsAt, input.plan.endsAt);
  const plan = readShift(
    input.plan,
    others.filter((other) => other.advisorId === advisor?.id && other.id !== present?.id),
  );
  const problems = [
    ...(plan.kind === 'refused' ? plan.problems : []),
    ...(advisor?.active ? [] : [{ pointer: '/advisor', code: 'unknown_advisor' } as const]),
    ...(present || name === null ? [] : [refProblem('/shift', name)].filter((p) => p !== null)),
  ];
  if (plan.kind === 'refused' || !advisor || problems.length > 0) return { kind: 'refused', problems };
  const id = present?.id ?? deps.newId('shf');
  const { startsAt, endsAt, breaks } = plan.value;
  const { date } = localOf(store.zone, startsAt);
  await saveShift(
    tx,
    { id, storeId, advisorId: advisor.id, ref: present?.ref ?? name, date, startsAt, endsAt },
    breaks.map((pause) => ({ id: deps.newId('brk'), storeId, shiftId: id, ...pause })),
  );
  const data = { advisor: advisor.id, startsAt, endsAt, breaks };
  await appendEvent(tx, { storeId, subjectId: id, kind: 'shift_changed', at: deps.now(), actor, data });
  await settleAppointments(deps, tx, input);
  return { kind: 'saved', shiftId: id, created: !present };
}
