import {
  type ApiKeyRow,
  allApiKeys,
  findApiKey,
  insertApiKey,
  revokeApiKey,
  touchApiKey,
} from '../../db/records/access/api-keys.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { ApiScope } from '../../domain/access/role.ts';
import type { Actor } from '../../domain/actor.ts';
import { MINUTE } from '../../time/instant.ts';
import { hashOfSecret } from './secrets.ts';

const PREFIX = 'wk_live_';
const TOUCH_EVERY_MS = 5 * MINUTE;

/** What a key may do, and where. */
export interface ApiCaller {
  readonly keyId: string;
  readonly scopes: readonly ApiScope[];
  /** Null = all stores. */
  readonly storeIds: readonly string[] | null;
  readonly actor: Actor;
}

/** Makes a key. It is told once; kept is its hash. */
export async function addApiKey(
  deps: Deps,
  input: { readonly name: string; readonly scopes: readonly ApiScope[]; readonly storeIds: readonly string[] | null },
): Promise<{ readonly id: string; readonly key: string }> {
  const key = PREFIX + deps.newSecret();
  const id = deps.newId('key');
  await inTransaction(deps.db, (tx) =>
    insertApiKey(tx, {
      id,
      name: input.name,
      keyHash: hashOfSecret(key),
      scopes: [...input.scopes],
      storeIds: input.storeIds ? [...input.storeIds] : null,
      createdAt: deps.now(),
    }),
  );
  return { id, key };
}

/** False where there is no such key, or it was revoked before. */
export const revokeKey = (deps: Deps, id: string): Promise<boolean> =>
  inTransaction(deps.db, (tx) => revokeApiKey(tx, id, deps.now()));

/** Every key that was made, oldest first, without the keys themselves. */
export const listApiKeys = (deps: Deps): Promise<ApiKeyRow[]> => allApiKeys(deps.db.read);

/** Who calls with this key, or null where it is unknown or revoked. */
export async function apiCallerOf(deps: Deps, key: string): Promise<ApiCaller | null> {
  if (!key.startsWith(PREFIX)) return null;
  const row = await findApiKey(deps.db.read, hashOfSecret(key));
  if (!row) return null;
  const now = deps.now();
  if (now - (row.lastUsedAt ?? 0) >= TOUCH_EVERY_MS) await inTransaction(deps.db, (tx) => touchApiKey(tx, row.id, now));
  return { keyId: row.id, scopes: row.scopes, storeIds: row.storeIds, actor: { kind: 'api', id: row.id } };
}

/** True when the key reaches the store. */
export const keyReaches = (caller: ApiCaller, storeId: string): boolean =>
  caller.storeIds === null || caller.storeIds.includes(storeId);
