import { and, eq, lt, sql } from 'drizzle-orm';
import type { Instant } from '../../time/instant.ts';
import type { Tx } from '../client.ts';
import { requestKeys } from '../schema/access.ts';

export interface RequestKey {
  /** API key, device, session or public visitor. */
  readonly caller: string;
  /** Method and path. */
  readonly route: string;
  readonly key: string;
  readonly bodyHash: string;
}

/** What was remembered under a key, or undefined. */
export async function findRequestKey(tx: Tx, request: RequestKey) {
  const rows = await tx
    .select({ bodyHash: requestKeys.bodyHash, outcome: requestKeys.outcome })
    .from(requestKeys)
    .where(
      and(
        eq(requestKeys.caller, request.caller),
        eq(requestKeys.route, request.route),
        eq(requestKeys.key, request.key),
      ),
    )
    .limit(1);
  return rows[0];
}

export async function insertRequestKey(tx: Tx, request: RequestKey, outcome: Record<string, unknown>, now: Instant) {
  const { caller, route, key, bodyHash } = request;
  await tx.run(sql`
    insert into request_keys (caller, route, key, body_hash, outcome, created_at)
    values (${caller}, ${route}, ${key}, ${bodyHash}, ${JSON.stringify(outcome)}, ${now})`);
}

/** Forgets keys made before an instant; returns how many. */
export async function deleteRequestKeysBefore(tx: Tx, before: Instant): Promise<number> {
  const rows = await tx
    .delete(requestKeys)
    .where(lt(requestKeys.createdAt, before))
    .returning({ key: requestKeys.key });
  return rows.length;
}
