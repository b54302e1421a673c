import { countAccounts, insertAccount } from '../../db/records/access/accounts.ts';
import { deleteLinksOf, findLink, insertLink, spendLink } from '../../db/records/access/one-time-links.ts';
import { saveChainName } from '../../db/records/store/chain.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { type PasswordProblem, passwordProblem } from '../../domain/access/password-rules.ts';
import { DAY } from '../../time/instant.ts';
import { hashOfSecret, hashPassword } from './secrets.ts';

const LINK_MS = DAY;

/**
 * The link that makes the first owner, or null where an account exists already. Earlier links are withdrawn, so the
 * one printed last is the one that works; it works once, for 24 hours.
 */
export async function makeSetUpLink(deps: Deps): Promise<string | null> {
  const token = deps.newSecret();
  const now = deps.now();
  const made = await inTransaction(deps.db, async (tx) => {
    if ((await countAccounts(tx)) > 0) return false;
    await deleteLinksOf(tx, null);
    await insertLink(tx, {
      tokenHash: hashOfSecret(token),
      purpose: 'set_up',
      accountId: null,
      createdAt: now,
      expiresAt: now + LINK_MS,
    });
    return true;
  });
  return made ? `${deps.baseUrl}/set-up/${token}` : null;
}

/** True while the link of the first set-up works. */
export async function setUpLinkWorks(deps: Deps, token: string): Promise<boolean> {
  const link = await findLink(deps.db.read, hashOfSecret(token), deps.now());
  return link?.purpose === 'set_up' && (await countAccounts(deps.db.read)) === 0;
}

export interface SetUpInput {
  readonly token: string;
  readonly chainName: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export type SetUpOutcome =
  | { readonly kind: 'done'; readonly accountId: string }
  | { readonly kind: 'link_over' }
  | { readonly kind: 'password_refused'; readonly problem: PasswordProblem };

/** Names the chain and makes its first owner, once. */
export async function setUpChain(deps: Deps, input: SetUpInput): Promise<SetUpOutcome> {
  const email = input.email.trim().toLowerCase();
  if (!(await setUpLinkWorks(deps, input.token))) return { kind: 'link_over' };
  const problem = passwordProblem(input.password, { email, name: input.name });
  if (problem) return { kind: 'password_refused', problem };
  const passwordHash = await hashPassword(input.password);
  const accountId = deps.newId('acc');
  const now = deps.now();
  const done = await inTransaction(deps.db, async (tx) => {
    if ((await countAccounts(tx)) > 0 || !(await spendLink(tx, hashOfSecret(input.token), now))) return false;
    await saveChainName(tx, input.chainName.trim(), now);
    await insertAccount(tx, {
      id: accountId,
      email,
      name: input.name.trim(),
      passwordHash,
      isOwner: true,
      createdAt: now,
    });
    return true;
  });
  return done ? { kind: 'done', accountId } : { kind: 'link_over' };
}
