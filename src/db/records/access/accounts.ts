import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm';
import type { Role } from '../../../domain/access/role.ts';
import type { Queries, Tx } from '../../client.ts';
import { accountStores, accounts } from '../../schema/access.ts';

export type AccountRow = typeof accounts.$inferSelect;
export type NewAccount = typeof accounts.$inferInsert;

/** What an account is in one store. */
export interface StoreRole {
  readonly storeId: string;
  readonly role: Role;
  readonly advisorId: string | null;
}

/** `email` in lower case. */
export async function findAccountByEmail(db: Queries, email: string): Promise<AccountRow | undefined> {
  return (await db.select().from(accounts).where(eq(accounts.email, email)).limit(1))[0];
}

export async function findAccount(db: Queries, id: string): Promise<AccountRow | undefined> {
  return (await db.select().from(accounts).where(eq(accounts.id, id)).limit(1))[0];
}

export async function countAccounts(db: Queries): Promise<number> {
  return (await db.select({ n: count() }).from(accounts))[0]?.n ?? 0;
}

/** Owners who can sign in; the last one must not be disabled. */
export async function countActiveOwners(db: Queries): Promise<number> {
  const rows = await db
    .select({ n: count() })
    .from(accounts)
    .where(and(eq(accounts.isOwner, true), isNull(accounts.disabledAt)));
  return rows[0]?.n ?? 0;
}

export const storeRolesOf = (db: Queries, accountId: string): Promise<StoreRole[]> =>
  db
    .select({ storeId: accountStores.storeId, role: accountStores.role, advisorId: accountStores.advisorId })
    .from(accountStores)
    .where(eq(accountStores.accountId, accountId))
    .orderBy(asc(accountStores.storeId));

/** The people of a store, or of the chain where no store is named; owners belong to every store. */
export async function accountsWithRoles(
  db: Queries,
  storeId?: string,
): Promise<{ account: AccountRow; roles: StoreRole[] }[]> {
  const all = await db.select().from(accounts).orderBy(asc(accounts.name), asc(accounts.id));
  const links = await db
    .select()
    .from(accountStores)
    .where(storeId === undefined ? undefined : inArray(accountStores.storeId, [storeId]));
  return all
    .map((account) => ({ account, roles: links.filter((link) => link.accountId === account.id) }))
    .filter(({ account, roles }) => storeId === undefined || account.isOwner || roles.length > 0);
}

export async function insertAccount(tx: Tx, account: NewAccount): Promise<void> {
  await tx.insert(accounts).values(account);
}

export async function updateAccount(
  tx: Tx,
  id: string,
  fields: Partial<Pick<AccountRow, 'passwordHash' | 'disabledAt' | 'name' | 'language' | 'isOwner'>>,
): Promise<void> {
  await tx.update(accounts).set(fields).where(eq(accounts.id, id));
}

/** The account that is tied to an advisor; there is at most one. */
export async function accountOfAdvisor(db: Queries, advisorId: string): Promise<string | undefined> {
  const rows = await db
    .select({ id: accountStores.accountId })
    .from(accountStores)
    .where(eq(accountStores.advisorId, advisorId))
    .limit(1);
  return rows[0]?.id;
}

export async function putStoreRole(tx: Tx, accountId: string, role: StoreRole): Promise<void> {
  await tx
    .insert(accountStores)
    .values({ accountId, ...role })
    .onConflictDoUpdate({
      target: [accountStores.accountId, accountStores.storeId],
      set: { role: role.role, advisorId: role.advisorId },
    });
}

/** False where the account had no role there. */
export async function deleteStoreRole(tx: Tx, accountId: string, storeId: string): Promise<boolean> {
  const rows = await tx
    .delete(accountStores)
    .where(and(eq(accountStores.accountId, accountId), eq(accountStores.storeId, storeId)))
    .returning({ storeId: accountStores.storeId });
  return rows.length > 0;
}
