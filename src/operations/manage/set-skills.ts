import { advisorsOf, replaceSkills } from '../../db/records/staff/staff.ts';
import { servicesOf } from '../../db/records/store/services.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { type AffectedOutcome, type Keep, orAffected, settleAppointments } from '../steps/affected-appointments.ts';
import { appendEvent } from '../steps/append-event.ts';

export interface SetSkills {
  readonly storeId: string;
  /** Ids of services by id of advisor. Advisors who are not named keep theirs; what the store does not have is left out. */
  readonly skills: ReadonlyMap<string, readonly string[]>;
  readonly keep?: Keep | undefined;
  readonly actor: Actor;
}

/** Sets the skills of several advisors at once, so that one move of a skill between two of them breaks no appointment. */
export async function setSkills(
  deps: Deps,
  input: SetSkills,
): Promise<{ readonly kind: 'saved'; readonly changed: number } | AffectedOutcome> {
  const { storeId, actor } = input;
  const outcome = await inTransaction(deps.db, async (tx) => {
    const known = new Set((await servicesOf(tx, storeId)).map((service) => service.id));
    let changed = 0;
    for (const advisor of await advisorsOf(tx, storeId)) {
      const wanted = input.skills.get(advisor.id)?.filter((id) => known.has(id));
      if (!wanted || sameSet(wanted, advisor.skills)) continue;
      await replaceSkills(tx, storeId, advisor.id, wanted);
      const data = { skills: wanted };
      await appendEvent(tx, { storeId, subjectId: advisor.id, kind: 'advisor_changed', at: deps.now(), actor, data });
      changed++;
    }
    if (changed > 0) await settleAppointments(deps, tx, input);
    return { kind: 'saved', changed } as const;
  }).catch(orAffected);
  if (outcome.kind === 'saved' && outcome.changed > 0) deps.signals.storeChanged(storeId);
  return outcome;
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item) => b.includes(item));
