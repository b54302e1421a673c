import { and, asc, eq, gt, inArray, lt } from 'drizzle-orm';
import type { Instant } from '../../../time/instant.ts';
import type { Queries, Tx } from '../../client.ts';
import { signInFailures } from '../../schema/access.ts';

/** When guesses at `subject` failed since an instant, oldest first. */
export async function failuresSince(db: Queries, subject: string, since: Instant): Promise<Instant[]> {
  const rows = await db
    .select({ at: signInFailures.at })
    .from(signInFailures)
    .where(and(eq(signInFailures.subject, subject), gt(signInFailures.at, since)))
    .orderBy(asc(signInFailures.at));
  return rows.map((row) => row.at);
}

/** Ids of the rows. */
export async function insertFailures(tx: Tx, subjects: readonly string[], at: Instant): Promise<number[]> {
  const rows = await tx
    .insert(signInFailures)
    .values(subjects.map((subject) => ({ subject, at })))
    .returning({ id: signInFailures.id });
  return rows.map((row) => row.id);
}

export async function deleteFailuresById(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.delete(signInFailures).where(inArray(signInFailures.id, [...ids]));
}

export async function deleteFailures(tx: Tx, subject: string): Promise<void> {
  await tx.delete(signInFailures).where(eq(signInFailures.subject, subject));
}

/** Forgets failures before an instant; returns how many. */
export async function deleteFailuresBefore(tx: Tx, before: Instant): Promise<number> {
  const rows = await tx
    .delete(signInFailures)
    .where(lt(signInFailures.at, before))
    .returning({ id: signInFailures.id });
  return rows.length;
}
