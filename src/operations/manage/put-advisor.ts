import type { Tx } from '../../db/client.ts';
import { findAdvisor, insertAdvisor, replaceSkills, updateAdvisor } from '../../db/records/staff/staff.ts';
import { servicesOf } from '../../db/records/store/services.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Problem } from '../../domain/problem.ts';
import { type AdvisorInput, readAdvisor } from '../../domain/store/advisor.ts';
import { refProblem } from '../../domain/store/service.ts';
import { type AffectedOutcome, type Keep, orAffected, settleAppointments } from '../steps/affected-appointments.ts';
import { appendEvent } from '../steps/append-event.ts';
import { requireConfiguration } from '../steps/if-match.ts';
import { makeOnce, type RequestKey } from '../steps/request-key.ts';

export interface PutAdvisor {
  readonly storeId: string;
  /** Id or the caller's own id; null = a new advisor without one. */
  readonly advisor: string | null;
  readonly details: AdvisorInput;
  readonly keep?: Keep | undefined;
  readonly actor: Actor;
  /** Revisions of the store's configuration of which it must be one (`If-Match`); else StaleMatch is thrown. */
  readonly ifMatch?: readonly number[] | undefined;
  /** Of a form that makes one: sent twice, it makes one. */
  readonly request?: RequestKey | undefined;
}

export type PutAdvisorOutcome =
  | { readonly kind: 'saved'; readonly advisorId: string; readonly created: boolean }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'not_found' }
  | AffectedOutcome;

/** Creates an advisor of a store, or replaces name, skills and languages; one who left is back. Refusals: `readAdvisor`. */
export async function putAdvisor(deps: Deps, input: PutAdvisor): Promise<PutAdvisorOutcome> {
  const outcome = await inTransaction(deps.db, (tx) =>
    makeOnce(tx, input.request, deps.now(), () => put(deps, tx, input)),
  ).catch(orAffected);
  if (outcome.kind === 'saved') deps.signals.storeChanged(input.storeId);
  return outcome;
}

async function put(deps: Deps, tx: Tx, input: PutAdvisor): Promise<PutAdvisorOutcome> {
  const { storeId, advisor: name, actor } = input;
  await requireConfiguration(tx, input.ifMatch, storeId);
  const present = name === null ? undefined : await findAdvisor(tx, storeId, name);
  if (!present && name?.startsWith('adv_')) return { kind: 'not_found' };
  const wrongRef = present || name === null ? null : refProblem('/advisor', name);
  if (wrongRef) return { kind: 'refused', problems: [wrongRef] };
  const advisor = readAdvisor(input.details, await servicesOf(tx, storeId));
  if (advisor.kind === 'refused') return advisor;
  const { skills, ...fields } = advisor.value;
  const id = present?.id ?? deps.newId('adv');
  if (present) await updateAdvisor(tx, id, { ...fields, active: true });
  else await insertAdvisor(tx, { id, storeId, ref: name, ...fields });
  await replaceSkills(tx, storeId, id, skills);
  const data = { created: !present, skills };
  await appendEvent(tx, { storeId, subjectId: id, kind: 'advisor_changed', at: deps.now(), actor, data });
  if (present) await settleAppointments(deps, tx, input);
  return { kind: 'saved', advisorId: id, created: !present };
}
