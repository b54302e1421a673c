import { and, eq, gt, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { Instant } from '../../../time/instant.ts';
import type { Queries, Tx } from '../../client.ts';
import { oneTimeLinks } from '../../schema/access.ts';

export type LinkPurpose = 'set_up' | 'invite' | 'reset';
export type OneTimeLink = typeof oneTimeLinks.$inferSelect;

/** A link that is unused and not past its end. */
export async function findLink(db: Queries, tokenHash: string, now: Instant): Promise<OneTimeLink | undefined> {
  const rows = await db
    .select()
    .from(oneTimeLinks)
    .where(and(eq(oneTimeLinks.tokenHash, tokenHash), isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, now)))
    .limit(1);
  return rows[0];
}

export async function insertLink(
  tx: Tx,
  link: { tokenHash: string; purpose: LinkPurpose; accountId: string | null; createdAt: Instant; expiresAt: Instant },
): Promise<void> {
  await tx.insert(oneTimeLinks).values(link);
}

/** Uses a link up; false where another request was first. */
export async function spendLink(tx: Tx, tokenHash: string, now: Instant): Promise<boolean> {
  const rows = await tx
    .update(oneTimeLinks)
    .set({ usedAt: now })
    .where(and(eq(oneTimeLinks.tokenHash, tokenHash), isNull(oneTimeLinks.usedAt)))
    .returning({ tokenHash: oneTimeLinks.tokenHash });
  return rows.length > 0;
}

/** Withdraws the links of an account, or with null those of the first set-up. */
export async function deleteLinksOf(tx: Tx, accountId: string | null): Promise<void> {
  await tx
    .delete(oneTimeLinks)
    .where(accountId === null ? eq(oneTimeLinks.purpose, 'set_up') : eq(oneTimeLinks.accountId, accountId));
}

/** Forgets links that were used or are past their end. */
export async function deleteSpentLinks(tx: Tx, now: Instant): Promise<void> {
  await tx.delete(oneTimeLinks).where(or(isNotNull(oneTimeLinks.usedAt), lt(oneTimeLinks.expiresAt, now)));
}
