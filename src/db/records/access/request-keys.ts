import { lt } from 'drizzle-orm';
import type { Instant } from '../../../time/instant.ts';
import type { Tx } from '../../client.ts';
import { requestKeys } from '../../schema/access.ts';
import { written } from '../statements/written.ts';

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
  const [row] = await tx.all<{ bodyHash: string; outcome: string }>(written`
    select body_hash as bodyHash, outcome from request_keys
    where caller = ${request.caller} and route = ${request.route} and key = ${request.key}`);
  return row && { bodyHash: row.bodyHash, outcome: JSON.parse(row.outcome) as Record<string, unknown> };
}

export async function insertRequestKey(tx: Tx, request: RequestKey, outcome: Record<string, unknown>, now: Instant) {
  const { caller, route, key, bodyHash } = request;
  await tx.run(written`
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
