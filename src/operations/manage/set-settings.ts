import type { Tx } from '../../db/client.ts';
import { insertEvents } from '../../db/records/queue/store-events.ts';
import { findChain, saveChainSettings } from '../../db/records/store/chain.ts';
import { allStoreIds, storesByIds, updateStore } from '../../db/records/store/stores.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Problem } from '../../domain/problem.ts';
import { type Settings, settingsInForce } from '../../domain/settings.ts';
import { readSettings, type SettingsInput } from '../../domain/settings-input.ts';

export interface SetSettings {
  /** Null = the chain's, which hold where a store has none of its own. */
  readonly storeId: string | null;
  /** All own values; what is left out falls back to the chain's, then to the default. */
  readonly settings: SettingsInput;
  /** The settings that the caller shows; all others stay as they are. Left out: every setting. */
  readonly only?: readonly (keyof Settings)[] | undefined;
  readonly actor: Actor;
}

export type SetSettingsOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'not_found' };

const EVENTS_A_STATEMENT = 500;

/** Replaces the own settings of the chain or of a store (`readSettings` has the refusals). Promises already made stay. */
export async function setSettings(deps: Deps, input: SetSettings): Promise<SetSettingsOutcome> {
  const changed: string[] = [];
  const outcome = await inTransaction(deps.db, (tx) => set(deps, tx, input, changed));
  for (const storeId of changed) deps.signals.storeChanged(storeId);
  return outcome;
}

async function set(deps: Deps, tx: Tx, input: SetSettings, changed: string[]): Promise<SetSettingsOutcome> {
  const { storeId, actor } = input;
  const chain = await findChain(tx);
  const above = settingsInForce(storeId === null ? null : (chain?.settings ?? null), null);
  const store = storeId === null ? null : (await storesByIds(tx, [storeId]))[0];
  const present = storeId === null ? chain?.settings : store?.settings;
  if (!present) return { kind: 'not_found' };
  const settings = readSettings({ ...others(present, input.only), ...input.settings }, above);
  if (settings.kind === 'refused') return settings;
  if (storeId === null) {
    await saveChainSettings(tx, settings.value);
    changed.push(...(await allStoreIds(tx)));
  } else {
    await updateStore(tx, storeId, { settings: settings.value, updatedAt: deps.now() });
    changed.push(storeId);
  }
  const at = deps.now();
  const data = { ofChain: storeId === null, settings: settings.value };
  const events = changed.map((id) => ({
    storeId: id,
    subjectId: id,
    kind: 'settings_changed' as const,
    at,
    actor,
    data,
  }));
  for (let i = 0; i < events.length; i += EVENTS_A_STATEMENT)
    await insertEvents(tx, events.slice(i, i + EVENTS_A_STATEMENT));
  return { kind: 'saved' };
}

/** The own values that a form does not show. */
const others = (own: Partial<Settings>, shown: readonly (keyof Settings)[] | undefined): SettingsInput =>
  shown ? Object.fromEntries(Object.entries(own).filter(([name]) => !(shown as readonly string[]).includes(name))) : {};
