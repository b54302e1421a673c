import type { Settings } from '../../../domain/settings.ts';
import type { Instant } from '../../../time/instant.ts';
import type { Queries, Tx } from '../../client.ts';
import { chain } from '../../schema/store.ts';

export interface Chain {
  readonly name: string;
  /** `#rrggbb`. */
  readonly accent: string;
  readonly settings: Partial<Settings>;
}

/** The one chain of this installation, or null before it is set up. */
export async function findChain(db: Queries): Promise<Chain | null> {
  const rows = await db
    .select({ name: chain.name, accent: chain.accent, settings: chain.settings })
    .from(chain)
    .limit(1);
  return rows[0] ?? null;
}

/** Names the chain; a chain that is there already keeps its settings. */
export async function saveChainName(tx: Tx, name: string, now: Instant): Promise<void> {
  await tx
    .insert(chain)
    .values({ id: 1, name, createdAt: now })
    .onConflictDoUpdate({ target: chain.id, set: { name } });
}

/** Makes these the chain's only own settings. */
export async function saveChainSettings(tx: Tx, settings: Partial<Settings>): Promise<void> {
  await tx.update(chain).set({ settings });
}

/** Name and colour (`#rrggbb`) of the chain. */
export async function saveChainLook(tx: Tx, look: { readonly name: string; readonly accent: string }): Promise<void> {
  await tx.update(chain).set(look);
}
