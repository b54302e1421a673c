import type { Tx } from '../../db/client.ts';
import { findRequestKey, insertRequestKey, type RequestKey } from '../../db/records/access/request-keys.ts';
import type { Instant } from '../../time/instant.ts';

export type { RequestKey };

/** How an act that carries a key stands: not seen yet, done before, or the key was used for something else. */
export type Repeat =
  | { readonly kind: 'first' }
  | { readonly kind: 'again'; readonly outcome: Record<string, unknown> }
  | { readonly kind: 'other_body' };

/** Looks a request up in the act's own transaction. Without a key every request is a first. */
export async function repeatOf(tx: Tx, request: RequestKey | undefined): Promise<Repeat> {
  if (!request) return { kind: 'first' };
  return repeatAs(request, await findRequestKey(tx, request));
}

/** The same where what was remembered under the key has been read with something else. */
export function repeatAs(
  request: RequestKey | undefined,
  seen: { readonly bodyHash: string; readonly outcome: Record<string, unknown> } | null | undefined,
): Repeat {
  if (!request || !seen) return { kind: 'first' };
  return seen.bodyHash === request.bodyHash ? { kind: 'again', outcome: seen.outcome } : { kind: 'other_body' };
}

/** Remembers what an act made: its outcome's kind and ids, from which the same answer can be made again for 24 h. */
export async function rememberRequest(
  tx: Tx,
  request: RequestKey | undefined,
  outcome: Record<string, unknown>,
  now: Instant,
): Promise<void> {
  if (request) await insertRequestKey(tx, request, outcome, now);
}

/**
 * Makes something once for a form: sent again as it was, it gets the first outcome. The same form with other values, after
 * going back in the browser, is another act.
 */
export async function makeOnce<Outcome extends { readonly kind: string }>(
  tx: Tx,
  request: RequestKey | undefined,
  now: Instant,
  make: () => Promise<Outcome>,
): Promise<Outcome> {
  const repeat = await repeatOf(tx, request);
  if (repeat.kind === 'again') return repeat.outcome as Outcome;
  const outcome = await make();
  if (repeat.kind === 'first' && outcome.kind === 'saved') await rememberRequest(tx, request, { ...outcome }, now);
  return outcome;
}
