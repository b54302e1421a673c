import { Hono } from 'hono';
import { EasePage } from '../../../views/kiosk/ease.tsx';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { formValues } from '../forms.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { backOf, isEaseTurn, placeOf, turnEase } from './place.ts';

/** What makes the kiosk easier for the one who stands there; kept in a cookie of the kiosk's, until it starts over. */
export const easeRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/ease', (c) => {
      const props = { frame: frameOf(c), place: placeOf(c, deps), back: backOf(c.req.query('back')) };
      return respond(c, { page: () => <EasePage {...props} /> });
    })
    .post('/ease', async (c) => {
      const { turn, back } = await formValues(c);
      if (typeof turn === 'string' && isEaseTurn(turn)) turnEase(c, deps, turn);
      const to = backOf(typeof back === 'string' ? back : undefined);
      return seeOther(c, `/kiosk/ease?back=${encodeURIComponent(to)}`);
    });
