import { findAccount, updateAccount } from '../../db/records/access/accounts.ts';
import { deleteLinksOf, findLink, spendLink } from '../../db/records/access/one-time-links.ts';
import { deleteSessionsOf } from '../../db/records/access/sessions.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { type PasswordProblem, passwordProblem } from '../../domain/access/password-rules.ts';
import { hashOfSecret, hashPassword } from './secrets.ts';

/** Whose password a link sets, or null where the link is over. */
export async function passwordLinkOwner(deps: Deps, token: string): Promise<{ name: string; email: string } | null> {
  const link = await findLink(deps.db.read, hashOfSecret(token), deps.now());
  if (!link?.accountId) return null;
  const account = await findAccount(deps.db.read, link.accountId);
  return account && account.disabledAt === null ? { name: account.name, email: account.email } : null;
}

export type SetPasswordOutcome =
  | { readonly kind: 'done'; readonly accountId: string }
  | { readonly kind: 'link_over' }
  | { readonly kind: 'password_refused'; readonly problem: PasswordProblem };

/** Sets the password of the account that the link was made for, once; its other sessions and links end. */
export async function setPassword(deps: Deps, token: string, password: string): Promise<SetPasswordOutcome> {
  const owner = await passwordLinkOwner(deps, token);
  if (!owner) return { kind: 'link_over' };
  const problem = passwordProblem(password, owner);
  if (problem) return { kind: 'password_refused', problem };
  const passwordHash = await hashPassword(password);
  const tokenHash = hashOfSecret(token);
  return inTransaction(deps.db, async (tx): Promise<SetPasswordOutcome> => {
    const link = await findLink(tx, tokenHash, deps.now());
    if (!link?.accountId || !(await spendLink(tx, tokenHash, deps.now()))) return { kind: 'link_over' };
    await updateAccount(tx, link.accountId, { passwordHash });
    await deleteSessionsOf(tx, link.accountId);
    await deleteLinksOf(tx, link.accountId);
    return { kind: 'done', accountId: link.accountId };
  });
}
