import type { Tx } from '../../db/client.ts';
import { findChain } from '../../db/records/store/chain.ts';
import { findStore, insertStore, type StoreRow, slugsFrom, updateStore } from '../../db/records/store/stores.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Problem } from '../../domain/problem.ts';
import { type Settings, settingsInForce } from '../../domain/settings.ts';
import { readSettings, type SettingsInput } from '../../domain/settings-input.ts';
import { refProblem } from '../../domain/store/service.ts';
import { readStore, type StoreDetails, type StoreInput, slugOf } from '../../domain/store/store-details.ts';
import { type AffectedOutcome, type Keep, orAffected, settleAppointments } from '../steps/affected-appointments.ts';
import { appendEvent } from '../steps/append-event.ts';
import { requireConfiguration } from '../steps/if-match.ts';
import { makeOnce, type RequestKey } from '../steps/request-key.ts';

export interface PutStore {
  /** Id, slug or the caller's own id; null = a new store without one. */
  readonly store: string | null;
  readonly details: StoreInput;
  /** Own settings, in place of all earlier ones; left out: they stay. */
  readonly settings?: SettingsInput | undefined;
  readonly keep?: Keep | undefined;
  readonly actor: Actor;
  /** Revisions of the store's configuration of which it must be one (`If-Match`); else StaleMatch is thrown. */
  readonly ifMatch?: readonly number[] | undefined;
  /** Of a form that makes one: sent twice, it makes one. */
  readonly request?: RequestKey | undefined;
}

export type PutStoreOutcome =
  | { readonly kind: 'saved'; readonly storeId: string; readonly slug: string; readonly created: boolean }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'not_found' }
  | AffectedOutcome;

/**
 * Creates a store or replaces its details. An id (`sto_`) that is unknown is `not_found`; any other unknown name becomes the
 * new store's `ref`. Its slug is made once and stays, so that links keep working. Another zone moves the opening hours.
 */
export async function putStore(deps: Deps, input: PutStore): Promise<PutStoreOutcome> {
  const outcome = await inTransaction(deps.db, (tx) =>
    makeOnce(tx, input.request, deps.now(), () => put(deps, tx, input)),
  ).catch(orAffected);
  if (outcome.kind === 'saved') deps.signals.storeChanged(outcome.storeId);
  return outcome;
}

async function put(deps: Deps, tx: Tx, input: PutStore): Promise<PutStoreOutcome> {
  const present = input.store === null ? undefined : await findStore(tx, input.store);
  if (!present && input.store?.startsWith('sto_')) return { kind: 'not_found' };
  await requireConfiguration(tx, input.ifMatch, present?.id ?? null);
  const details = readStore(input.details);
  const settings = await readOwnSettings(tx, input.settings);
  const problems = [
    ...(details.kind === 'refused' ? details.problems : []),
    ...(settings?.kind === 'refused' ? settings.problems : []),
    ...(present || input.store === null ? [] : [refProblem('/store', input.store)].filter((p) => p !== null)),
  ];
  if (details.kind === 'refused' || settings?.kind === 'refused' || problems.length > 0)
    return { kind: 'refused', problems };
  const own = settings ? { settings: settings.value } : {};
  if (!present) return create(deps, tx, input, details.value, own);
  return replace(deps, tx, input, present, details.value, own);
}

async function readOwnSettings(tx: Tx, input: SettingsInput | undefined) {
  if (input === undefined) return null;
  const chain = await findChain(tx);
  return readSettings(input, settingsInForce(chain?.settings ?? null, null));
}

type OwnSettings = { readonly settings?: Partial<Settings> };

async function create(
  deps: Deps,
  tx: Tx,
  input: PutStore,
  details: StoreDetails,
  own: OwnSettings,
): Promise<PutStoreOutcome> {
  const now = deps.now();
  const id = deps.newId('sto');
  const slug = await freeSlug(tx, slugOf(details.name, details.city));
  await insertStore(tx, { id, slug, ref: input.store, ...details, ...own, createdAt: now, updatedAt: now });
  const data = { created: true };
  await appendEvent(tx, { storeId: id, subjectId: id, kind: 'store_changed', at: now, actor: input.actor, data });
  return { kind: 'saved', storeId: id, slug, created: true };
}

async function replace(
  deps: Deps,
  tx: Tx,
  input: PutStore,
  present: StoreRow,
  details: StoreDetails,
  own: OwnSettings,
): Promise<PutStoreOutcome> {
  const now = deps.now();
  const { id: storeId, slug } = present;
  // What the caller's shape does not know stays as people have set it.
  const { website, directions } = input.details;
  const kept = {
    ...(website === undefined ? { website: present.website } : {}),
    ...(directions === undefined ? { directions: present.directions } : {}),
  };
  await updateStore(tx, storeId, { ...details, ...kept, ...own, updatedAt: now });
  await appendEvent(tx, { storeId, subjectId: storeId, kind: 'store_changed', at: now, actor: input.actor });
  if (details.zone !== present.zone) await settleAppointments(deps, tx, { ...input, storeId });
  return { kind: 'saved', storeId, slug, created: false };
}

async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  const taken = new Set(await slugsFrom(tx, wanted));
  if (!taken.has(wanted)) return wanted;
  for (let n = 2; ; n++) if (!taken.has(`${wanted}-${n}`)) return `${wanted}-${n}`;
}
