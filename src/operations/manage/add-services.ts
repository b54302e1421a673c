import { insertService, servicesOf, updateService } from '../../db/records/store/services.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { readService } from '../../domain/store/service.ts';
import type { ServiceProposal } from '../../domain/store/starting-services.ts';
import { appendEvent } from '../steps/append-event.ts';
import { takeUpAgain } from '../steps/set-aside.ts';

export interface AddServices {
  readonly storeId: string;
  readonly proposals: readonly ServiceProposal[];
  readonly actor: Actor;
}

/** Adds those of the proposed services whose key the store does not offer yet. Returns how many that were. */
export async function addServices(deps: Deps, input: AddServices): Promise<{ readonly kind: 'saved'; added: number }> {
  const { storeId, actor } = input;
  const added = await inTransaction(deps.db, async (tx) => {
    const all = await servicesOf(tx, storeId);
    const letters = new Set(all.filter((s) => s.active).map((s) => s.ticketLetter));
    let position = Math.max(-1, ...all.map((s) => s.position));
    let count = 0;
    for (const { key, ...details } of input.proposals) {
      const present = all.find((s) => s.key === key);
      if (present?.active) continue;
      const letter = letters.has(details.ticketLetter) ? undefined : details.ticketLetter;
      const service = readService({ ...details, ticketLetter: letter }, { takenLetters: letters, presentLetter: null });
      if (service.kind === 'refused') throw new Error(`a proposed service is refused: ${service.problems[0]?.pointer}`);
      letters.add(service.value.ticketLetter);
      const id = present?.id ?? deps.newId('svc');
      if (present) await updateService(tx, id, { ...service.value, active: true });
      else await insertService(tx, { id, storeId, key, ...service.value, position: ++position });
      const data = { created: !present };
      await appendEvent(tx, { storeId, subjectId: id, kind: 'service_changed', at: deps.now(), actor, data });
      if (present) await takeUpAgain(deps, tx, { service: id }, { storeId, actor });
      count++;
    }
    return count;
  });
  if (added > 0) deps.signals.storeChanged(storeId);
  return { kind: 'saved', added };
}
