import { type StoreRole, storeRolesOf } from '../../db/records/access/accounts.ts';
import { deleteSession, findSession, touchSession } from '../../db/records/access/sessions.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Role } from '../../domain/access/role.ts';
import { SESSION_LIMITS } from '../../domain/access/session-limits.ts';
import type { Actor } from '../../domain/actor.ts';
import { MINUTE } from '../../time/instant.ts';
import { hashOfSecret } from './secrets.ts';

/** Who is signed in, with what they are in each store. */
export interface SignedIn {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly isOwner: boolean;
  readonly stores: readonly StoreRole[];
  /** Names the session in request keys; not the cookie's value. */
  readonly sessionId: string;
  readonly actor: Actor;
}

// Written down now and then only: every request would be a write.
const TOUCH_EVERY_MS = 5 * MINUTE;

/** The account behind a cookie, or null where the session is unknown, over or idle, or the account disabled. */
export async function resumeSession(deps: Deps, secret: string): Promise<SignedIn | null> {
  const now = deps.now();
  const idHash = hashOfSecret(secret);
  const session = await findSession(deps.db.read, idHash, now, now - SESSION_LIMITS.idleMs);
  if (!session) return null;
  if (now - session.lastSeenAt >= TOUCH_EVERY_MS) await inTransaction(deps.db, (tx) => touchSession(tx, idHash, now));
  return {
    accountId: session.accountId,
    name: session.name,
    email: session.email,
    language: session.language,
    isOwner: session.isOwner,
    stores: await storeRolesOf(deps.db.read, session.accountId),
    sessionId: idHash,
    actor: { kind: 'account', id: session.accountId },
  };
}

/** What the account is in a store: owners everywhere, others where they were given a role; null = nothing. */
export const roleIn = (who: SignedIn, storeId: string): Role | null =>
  who.isOwner ? 'owner' : (who.stores.find((s) => s.storeId === storeId)?.role ?? null);

/** The advisor that the account is tied to in a store; only such accounts open a counter. */
export const advisorIn = (who: SignedIn, storeId: string): string | null =>
  who.stores.find((s) => s.storeId === storeId)?.advisorId ?? null;

/** Ends the session; its cookie opens nothing from now on. */
export async function signOut(deps: Deps, secret: string): Promise<void> {
  await inTransaction(deps.db, (tx) => deleteSession(tx, hashOfSecret(secret)));
}
