import type { Tx } from '../../db/client.ts';
import { countersOf, findCounter, insertCounter, updateCounter } from '../../db/records/staff/counters.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Problem } from '../../domain/problem.ts';
import { type CounterInput, readCounter } from '../../domain/store/counter.ts';
import { refProblem } from '../../domain/store/service.ts';
import { appendEvent } from '../steps/append-event.ts';
import { requireConfiguration } from '../steps/if-match.ts';
import { makeOnce, type RequestKey } from '../steps/request-key.ts';

export interface PutCounter {
  readonly storeId: string;
  /** Id or the caller's own id; null = a new counter without one. */
  readonly counter: string | null;
  readonly details: CounterInput;
  readonly actor: Actor;
  /** Revisions of the store's configuration of which it must be one (`If-Match`); else StaleMatch is thrown. */
  readonly ifMatch?: readonly number[] | undefined;
  /** Of a form that makes one: sent twice, it makes one. */
  readonly request?: RequestKey | undefined;
}

export type PutCounterOutcome =
  | { readonly kind: 'saved'; readonly counterId: string; readonly created: boolean }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'not_found' };

/** Creates a counter or renames it; one of that name that was taken out of use comes back. Refusals: `readCounter`. */
export async function putCounter(deps: Deps, input: PutCounter): Promise<PutCounterOutcome> {
  const outcome = await inTransaction(deps.db, (tx) =>
    makeOnce(tx, input.request, deps.now(), () => put(deps, tx, input)),
  );
  if (outcome.kind === 'saved') deps.signals.storeChanged(input.storeId);
  return outcome;
}

async function put(deps: Deps, tx: Tx, input: PutCounter): Promise<PutCounterOutcome> {
  const { storeId, counter: name, actor } = input;
  await requireConfiguration(tx, input.ifMatch, storeId);
  const all = await countersOf(tx, storeId);
  const named = name === null ? undefined : await findCounter(tx, storeId, name);
  if (!named && name?.startsWith('ctr_')) return { kind: 'not_found' };
  const wrongRef = named || name === null ? null : refProblem('/counter', name);
  if (wrongRef) return { kind: 'refused', problems: [wrongRef] };
  const others = all.filter((counter) => counter.active && counter.id !== named?.id);
  const counter = readCounter(
    input.details,
    others.map((other) => other.name),
  );
  if (counter.kind === 'refused') return counter;
  // The name of a counter out of use is still its own in the database, so that counter steps back or comes back.
  const resting = all.find((other) => !other.active && other.name === counter.value.name && other.id !== named?.id);
  if (resting && named) await updateCounter(tx, resting.id, { name: `${resting.name} (${resting.id})` });
  const present = named ?? resting;
  const id = present?.id ?? deps.newId('ctr');
  const position = Math.max(-1, ...all.map((other) => other.position)) + 1;
  if (present) await updateCounter(tx, id, { ...counter.value, active: true, ref: present.ref ?? name });
  else await insertCounter(tx, { id, storeId, ref: name, ...counter.value, position });
  const data = { created: !present };
  await appendEvent(tx, { storeId, subjectId: id, kind: 'counter_changed', at: deps.now(), actor, data });
  return { kind: 'saved', counterId: id, created: !present };
}
