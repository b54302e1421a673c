import { Hono, type MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AppEnv } from './env.ts';

export interface Metrics {
  readonly watch: MiddlewareHandler<AppEnv>;
  readonly routes: Hono<AppEnv>;
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** Counts of requests by the pattern of their route, open streams, and the process's own; for this machine only. */
export function createMetrics(openStreams: () => number, forecasts: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const labelNames = ['method', 'route', 'status'] as const;
  const requests = new Counter({
    name: 'walkup_requests_total',
    help: 'Requests answered.',
    labelNames,
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'walkup_request_seconds',
    help: 'Time to answer.',
    labelNames: ['route'] as const,
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  });
  new Gauge({
    name: 'walkup_open_streams',
    help: 'Screens that follow live.',
    registers: [registry],
    collect() {
      this.set(openStreams());
    },
  });
  new Gauge({
    name: 'walkup_forecasts',
    help: 'Looks at a store with its forecast, for all screens together.',
    registers: [registry],
    collect() {
      this.set(forecasts());
    },
  });
  const watch: MiddlewareHandler<AppEnv> = async (c, next) => {
    const startedAt = performance.now();
    await next();
    const route = routePath(c, -1);
    requests.inc({ method: c.req.method, route, status: `${Math.floor(c.res.status / 100)}xx` });
    seconds.observe({ route }, (performance.now() - startedAt) / 1000);
  };
  const routes = new Hono<AppEnv>().get('/metrics', async (c) => {
    const address = c.env?.incoming?.socket?.remoteAddress ?? '';
    // A proxy on this machine speaks from loopback too, but says for whom.
    if (!LOOPBACK.test(address) || c.req.header('x-forwarded-for') || c.req.header('forwarded')) return c.notFound();
    return c.text(await registry.metrics(), 200, { 'content-type': registry.contentType });
  });
  return { watch, routes };
}
