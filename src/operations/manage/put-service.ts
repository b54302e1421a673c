import type { Tx } from '../../db/client.ts';
import {
  findService,
  insertService,
  type ServiceRow,
  servicesOf,
  updateService,
} from '../../db/records/store/services.ts';
import { updateStore } from '../../db/records/store/stores.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Problem } from '../../domain/problem.ts';
import { keyOf, readService, refProblem, type Service, type ServiceInput } from '../../domain/store/service.ts';
import { appendEvent } from '../steps/append-event.ts';
import { requireConfiguration } from '../steps/if-match.ts';
import { makeOnce, type RequestKey } from '../steps/request-key.ts';
import { takeUpAgain } from '../steps/set-aside.ts';

export interface PutService {
  readonly storeId: string;
  /** Id or key; null = a new service, its key made from the name. */
  readonly service: string | null;
  readonly details: ServiceInput;
  /** True makes it the one whose wait and next time stand in lists; left out: that stays as it is. */
  readonly isMain?: boolean | undefined;
  readonly actor: Actor;
  /** Revisions of the store's configuration of which it must be one (`If-Match`); else StaleMatch is thrown. */
  readonly ifMatch?: readonly number[] | undefined;
  /** Of a form that makes one: sent twice, it makes one. */
  readonly request?: RequestKey | undefined;
}

export type PutServiceOutcome =
  | { readonly kind: 'saved'; readonly serviceId: string; readonly key: string; readonly created: boolean }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'not_found' };

/**
 * Creates a service of a store or replaces it; one that was taken away is offered again. Appointments made before keep the
 * minutes they were booked with. Refusals: `readService`; an unknown id (`svc_`) is `not_found`.
 */
export async function putService(deps: Deps, input: PutService): Promise<PutServiceOutcome> {
  const outcome = await inTransaction(deps.db, (tx) =>
    makeOnce(tx, input.request, deps.now(), () => put(deps, tx, input)),
  );
  if (outcome.kind === 'saved') deps.signals.storeChanged(input.storeId);
  return outcome;
}

async function put(deps: Deps, tx: Tx, input: PutService): Promise<PutServiceOutcome> {
  const { storeId, service: name, actor } = input;
  await requireConfiguration(tx, input.ifMatch, storeId);
  const all = await servicesOf(tx, storeId);
  const present = name === null ? undefined : await findService(tx, storeId, name);
  if (!present && name?.startsWith('svc_')) return { kind: 'not_found' };
  const wrongKey = present || name === null ? null : refProblem('/service', name);
  const others = all.filter((service) => service.active && service.id !== present?.id);
  const service = readService(input.details, {
    takenLetters: new Set(others.map((other) => other.ticketLetter)),
    presentLetter: present?.ticketLetter ?? null,
  });
  if (service.kind === 'refused') return service;
  if (wrongKey) return { kind: 'refused', problems: [wrongKey] };
  const saved = present
    ? await replace(tx, present, service.value, input.details.names === undefined)
    : await create(deps, tx, storeId, name ?? freeKey(service.value.name, all), service.value, all);
  if (input.isMain) await updateStore(tx, storeId, { mainServiceId: saved.serviceId });
  const data = { created: saved.created };
  await appendEvent(tx, { storeId, subjectId: saved.serviceId, kind: 'service_changed', at: deps.now(), actor, data });
  if (present && !present.active) await takeUpAgain(deps, tx, { service: present.id }, { storeId, actor });
  return { kind: 'saved', ...saved };
}

async function replace(tx: Tx, present: ServiceRow, service: Service, keepsNames: boolean) {
  const names = keepsNames ? present.names : service.names;
  await updateService(tx, present.id, { ...service, names, active: true });
  return { serviceId: present.id, key: present.key, created: false };
}

async function create(deps: Deps, tx: Tx, storeId: string, key: string, service: Service, all: readonly ServiceRow[]) {
  const id = deps.newId('svc');
  const position = Math.max(-1, ...all.map((other) => other.position)) + 1;
  await insertService(tx, { id, storeId, key, ...service, position });
  return { serviceId: id, key, created: true };
}

function freeKey(name: string, all: readonly ServiceRow[]): string {
  const taken = new Set(all.map((service) => service.key));
  const wanted = keyOf(name);
  if (!taken.has(wanted)) return wanted;
  for (let n = 2; ; n++) if (!taken.has(`${wanted}-${n}`)) return `${wanted}-${n}`;
}
