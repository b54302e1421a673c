import type { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type MiddlewareHandler } from 'hono';
import { PairingPage, PairingStatus } from '../../../views/access/pairing.tsx';
import type { DeviceKind } from '../../domain/access/role.ts';
import { beginPairing, type DeviceState, deviceState } from '../../operations/access/pair-device.ts';
import { loadStoreRow } from '../../operations/loading/store.ts';
import { keepSecret, secretCookie } from '../cookies.ts';
import type { StoreLoad, WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import type { Topic } from '../live-events.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { isSecureSite } from '../secure-site.ts';

const YEAR_SECONDS = 365 * 86_400;

async function stateOf(c: AppContext, deps: WebDeps, kind: DeviceKind): Promise<DeviceState> {
  const secret = secretCookie(c, kind, deps.https);
  return secret ? deviceState(deps, secret, kind) : { kind: 'unknown' };
}

function showPairing(c: AppContext, deps: WebDeps, kind: DeviceKind, state: DeviceState): Response {
  const props = {
    frame: frameOf(c),
    kind,
    code: state.kind === 'pairing' ? state.code : null,
    isSecure: isSecureSite(deps),
  };
  return respond(c, { page: () => <PairingPage {...props} />, fragment: () => <PairingStatus {...props} /> });
}

/** An htmx request cannot show another layout in place: it is told to load the page. */
function goTo(c: AppContext, path: string): Response {
  if (c.req.header('hx-request')) return c.body(null, 204, { 'hx-redirect': path });
  return seeOther(c, path);
}

/**
 * Lets paired screens of a kind on and sets `device` and `store`; the cookie alone says which. Any other request
 * ends at the pairing page. Mount `pairingRoutes` before it.
 */
export function pairedDevice(deps: WebDeps, kind: DeviceKind): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const state = await stateOf(c, deps, kind);
    const store = state.kind === 'paired' ? await loadStoreRow(deps, state.device.storeId) : undefined;
    if (state.kind !== 'paired' || !store) {
      if (c.req.header('accept')?.includes('text/event-stream')) return c.body(null, 401);
      return goTo(c, `/${kind}/pairing`);
    }
    c.set('device', state.device);
    c.set('store', store);
    c.header('cache-control', 'no-store');
    await next();
  };
}

/** A stream of a paired screen. It ends with the pairing: told of another release, the screen loads itself and shows a code. */
export async function deviceStream(c: AppContext, deps: WebDeps, topic: Topic<StoreLoad>): Promise<Response> {
  const { kind } = c.var.device;
  const secret = secretCookie(c, kind, deps.https)!;
  const res = c.env.outgoing as ServerResponse;
  const answer = await deps.live.stream(c, topic);
  if (answer !== RESPONSE_ALREADY_SENT) return answer;
  const look = async (storeId: string): Promise<void> => {
    if (storeId !== topic.storeId || (await deviceState(deps, secret, kind)).kind === 'paired') return;
    stop();
    res.end('event: release\ndata: unpaired\n\n');
  };
  const stop = deps.signals.onStoreChanged((storeId) => {
    look(storeId).catch((error: unknown) =>
      deps.log.error({ error: String(error) }, 'a pairing could not be looked at'),
    );
  });
  res.on('close', stop);
  return answer;
}

/** The pairing of a screen: begins when asked, shows the code, and moves on when a manager accepted it. */
export const pairingRoutes = (deps: WebDeps, kind: DeviceKind) =>
  new Hono<AppEnv>()
    .get('/pairing', async (c) => {
      const state = await stateOf(c, deps, kind);
      return state.kind === 'paired' ? goTo(c, `/${kind}`) : showPairing(c, deps, kind, state);
    })
    .post('/pairing', deps.rateLimits.per('pairing', { points: 20, seconds: 600 }), async (c) => {
      const state = await stateOf(c, deps, kind);
      if (state.kind === 'unknown') {
        const { secret } = await beginPairing(deps, kind);
        keepSecret(c, kind, deps.https, { value: secret, maxAgeSeconds: YEAR_SECONDS });
      }
      return seeOther(c, `/${kind}/pairing`);
    });
