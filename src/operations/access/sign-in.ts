import { findAccountByEmail } from '../../db/records/access/accounts.ts';
import { insertSession } from '../../db/records/access/sessions.ts';
import {
  deleteFailures,
  deleteFailuresById,
  failuresSince,
  insertFailures,
} from '../../db/records/access/sign-in-failures.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { SESSION_LIMITS } from '../../domain/access/session-limits.ts';
import { type Instant, MINUTE } from '../../time/instant.ts';
import { hashOfSecret, keyedHash, passwordFits } from './secrets.ts';

export type SignInOutcome =
  /** `secret` goes into the cookie and is not kept here. */
  | { readonly kind: 'signed_in'; readonly secret: string; readonly accountId: string; readonly expiresAt: Instant }
  | { readonly kind: 'refused' }
  | { readonly kind: 'slowed'; readonly retryAfterSeconds: number };

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  /** Network address of the caller. */
  readonly address: string;
}

const WINDOW_MS = 15 * MINUTE;
const GUESSES = { account: 10, address: 50 } as const;

/** When the next guess is open: as the oldest of the last `allowed` failures leaves the window. */
function slowedUntil(failures: readonly Instant[], allowed: number): Instant | null {
  return failures.length < allowed ? null : failures[failures.length - allowed]! + WINDOW_MS;
}

/** Opens a session of an account that has just shown who it is: by its password, or by a link that sets one. */
export async function openSession(deps: Deps, accountId: string): Promise<{ secret: string; expiresAt: Instant }> {
  const now = deps.now();
  const secret = deps.newSecret();
  const expiresAt = now + SESSION_LIMITS.lastsMs;
  await inTransaction(deps.db, (tx) =>
    insertSession(tx, { idHash: hashOfSecret(secret), accountId, createdAt: now, lastSeenAt: now, expiresAt }),
  );
  return { secret, expiresAt };
}

type Guess = { readonly kind: 'open'; readonly ids: number[] } | (SignInOutcome & { readonly kind: 'slowed' });

/** Counts the guess as failed before the slow hash, so that guesses sent at the same moment count one another. */
function countGuess(deps: Deps, byAccount: string, byAddress: string, now: Instant): Promise<Guess> {
  const since = now - WINDOW_MS;
  return inTransaction(deps.db, async (tx): Promise<Guess> => {
    const until = Math.max(
      slowedUntil(await failuresSince(tx, byAccount, since), GUESSES.account) ?? 0,
      slowedUntil(await failuresSince(tx, byAddress, since), GUESSES.address) ?? 0,
    );
    if (until > now) return { kind: 'slowed', retryAfterSeconds: Math.ceil((until - now) / 1000) };
    return { kind: 'open', ids: await insertFailures(tx, [byAccount, byAddress], now) };
  });
}

/**
 * Signs an account in by e-mail and password. Refused alike for a wrong password, an unknown e-mail and a disabled
 * account. Slowed after 10 failures of one account or 50 of one address within 15 minutes, whatever the password.
 */
export async function signIn(deps: Deps, input: SignInInput): Promise<SignInOutcome> {
  const now = deps.now();
  const email = input.email.trim().toLowerCase();
  const byAccount = keyedHash(deps.secretKey, `sign-in account ${email}`);
  const byAddress = keyedHash(deps.secretKey, `sign-in address ${input.address}`);
  const guess = await countGuess(deps, byAccount, byAddress, now);
  if (guess.kind === 'slowed') return guess;

  const account = await findAccountByEmail(deps.db.read, email);
  const fits = await passwordFits(input.password, account?.passwordHash ?? null);
  if (!account || !fits || account.disabledAt !== null) return { kind: 'refused' };
  await inTransaction(deps.db, async (tx) => {
    await deleteFailures(tx, byAccount);
    await deleteFailuresById(tx, guess.ids);
  });
  return { kind: 'signed_in', accountId: account.id, ...(await openSession(deps, account.id)) };
}
