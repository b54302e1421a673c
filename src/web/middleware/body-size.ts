import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv } from '../env.ts';

const tooLarge = (): never => {
  throw new HTTPException(413);
};

/**
 * Refuses a body of more bytes with 413. Where its length is told, that decides, and the body is left alone: looking at it
 * turns the request into a stream, which takes as long as reading it. Node gives on no more than was told.
 */
export function atMostBytes(maxSize: number): MiddlewareHandler<AppEnv> {
  const counted = bodyLimit({ maxSize, onError: tooLarge });
  return (c, next) => {
    const told = c.req.header('content-length');
    if (told === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next);
    return Number.parseInt(told, 10) > maxSize ? tooLarge() : next();
  };
}
