import { and, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { Instant } from '../../../time/instant.ts';
import type { Queries, Tx } from '../../client.ts';
import { accounts, sessions } from '../../schema/access.ts';

export type NewSession = typeof sessions.$inferInsert;

/** A session that is neither past its end nor idle since `idleSince`, of an account that may still sign in. */
export async function findSession(db: Queries, idHash: string, now: Instant, idleSince: Instant) {
  const rows = await db
    .select({
      idHash: sessions.idHash,
      lastSeenAt: sessions.lastSeenAt,
      accountId: accounts.id,
      name: accounts.name,
      email: accounts.email,
      language: accounts.language,
      isOwner: accounts.isOwner,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(
      and(
        eq(sessions.idHash, idHash),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, idleSince),
        isNull(accounts.disabledAt),
      ),
    )
    .limit(1);
  return rows[0];
}

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await tx.insert(sessions).values(session);
}

export async function touchSession(tx: Tx, idHash: string, now: Instant): Promise<void> {
  await tx.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.idHash, idHash));
}

export async function deleteSession(tx: Tx, idHash: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.idHash, idHash));
}

export async function deleteSessionsOf(tx: Tx, accountId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.accountId, accountId));
}

/** Forgets sessions past their end or idle; returns how many. */
export async function deleteStaleSessions(tx: Tx, now: Instant, idleSince: Instant): Promise<number> {
  const rows = await tx
    .delete(sessions)
    .where(or(lt(sessions.expiresAt, now), lt(sessions.lastSeenAt, idleSince)))
    .returning({ id: sessions.idHash });
  return rows.length;
}
