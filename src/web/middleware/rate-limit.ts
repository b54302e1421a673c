import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { AppContext, AppEnv } from '../env.ts';

export interface RateLimit {
  /** At most this many in `seconds`. */
  readonly points: number;
  readonly seconds: number;
}

export class TooManyRequests extends HTTPException {
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super(429, { message: 'too many requests' });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface RateLimits {
  /** Counts requests by the caller's address, or by what `subject` says. */
  per(name: string, limit: RateLimit, subject?: (c: AppContext) => string): MiddlewareHandler<AppEnv>;
  /** Counts one act; throws TooManyRequests. */
  take(name: string, limit: RateLimit, subject: string): Promise<void>;
}

const OFF: RateLimits = { per: () => (_c, next) => next(), take: async () => {} };

/** Limits kept in this process's memory: two processes allow twice as much, which is enough against floods. */
export function createRateLimits(on: boolean): RateLimits {
  if (!on) return OFF;
  const limiters = new Map<string, RateLimiterMemory>();
  const limiterFor = (name: string, limit: RateLimit): RateLimiterMemory => {
    const known = limiters.get(name);
    if (known) return known;
    const made = new RateLimiterMemory({ keyPrefix: name, points: limit.points, duration: limit.seconds });
    limiters.set(name, made);
    return made;
  };
  const take = async (name: string, limit: RateLimit, subject: string): Promise<void> => {
    try {
      await limiterFor(name, limit).consume(subject);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new TooManyRequests(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
    }
  };
  return {
    take,
    per: (name, limit, subject = (c) => c.var.clientAddress) => {
      limiterFor(name, limit);
      return async (c, next) => {
        await take(name, limit, subject(c));
        await next();
      };
    },
  };
}
