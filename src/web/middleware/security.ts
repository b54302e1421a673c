import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../env.ts';

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer. `same-origin` and not `no-referrer`: with it plain forms on a store's LAN would fail the origin check. */
export function securityHeaders(https: boolean): MiddlewareHandler<AppEnv> {
  // Set before the answer is made: changing a finished one costs a copy, and a stream's headers are not ours to change.
  return async (c, next) => {
    c.header('content-security-policy', CSP);
    c.header('referrer-policy', 'same-origin');
    c.header('x-content-type-options', 'nosniff');
    c.header('cross-origin-opener-policy', 'same-origin');
    c.header('cross-origin-resource-policy', 'same-origin');
    c.header('permissions-policy', 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()');
    if (https) c.header('strict-transport-security', 'max-age=31536000');
    await next();
  };
}
