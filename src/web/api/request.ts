import type { Actor } from '../../domain/actor.ts';
import type { RequestKey } from '../../operations/steps/request-key.ts';
import type { AppContext } from '../env.ts';
import { problem } from '../problem.ts';
import { idempotencyKey } from './json.ts';

/** Who calls: the key, else the public. */
export const actorOf = (c: AppContext): Actor => c.var.apiCaller?.actor ?? { kind: 'public', id: 'api' };

/** The request's key, where one was sent. Its caller is the API key, else the store or what the link opens. */
export function requestOf(c: AppContext, publicCaller: string, bodyHash: string): RequestKey | undefined {
  const key = idempotencyKey(c);
  if (key === undefined) return undefined;
  const caller = c.var.apiCaller?.keyId ?? publicCaller;
  return { caller, route: `${c.req.method} ${c.req.path}`, key, bodyHash };
}

export const keyMissing = (c: AppContext): Response =>
  problem(c, 400, 'idempotency_key_required', {
    detail: 'Send an Idempotency-Key, so that a repeat makes nothing twice.',
  });

export const keyReused = (c: AppContext): Response =>
  problem(c, 422, 'idempotency_key_reused', { detail: 'This Idempotency-Key came before with another body.' });

/** Which of the wanted services is unknown; `list` where several were sent. */
export function unknownService(c: AppContext, service: string, list: readonly string[] | undefined): Response {
  const pointer = list ? `/services/${Math.max(0, list.indexOf(service))}` : '/service';
  return invalid(c, pointer, 'unknown_service', 'There is no such service at this store.');
}

/** Names of fields and why they are wrong, for what a schema cannot tell. */
export const invalid = (c: AppContext, pointer: string, code: string, detail: string): Response =>
  problem(c, 422, code, { detail, errors: [{ pointer, code, detail }] });
