import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../env.ts';

/** A short id in every answer and log line, so that a person can say which request failed. */
export const requestId: MiddlewareHandler<AppEnv> = async (c, next) => {
  const id = randomBytes(9).toString('base64url');
  c.set('requestId', id);
  c.header('x-request-id', id);
  await next();
};
