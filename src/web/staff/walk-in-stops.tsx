import { Hono } from 'hono';
import { stopWalkIns, takeWalkIns } from '../../operations/arrival/stop-walk-ins.ts';
import { addMinutes } from '../../time/instant.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { formValues, trimmedIn } from '../forms.ts';
import { doneAct, refuse } from './answers.tsx';
import { staffRequest } from './caller.ts';

/** "No more walk-ins" until a time, and taking them again. */
export const walkInStopRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .post('/walk-in-stops', async (c) => {
      const values = await formValues(c);
      const minutes = /^\d{1,3}$/.test(trimmedIn(values, 'minutes')) ? Number(trimmedIn(values, 'minutes')) : null;
      const outcome = await stopWalkIns(deps, {
        storeId: c.var.store.id,
        ...(minutes === null ? {} : { until: addMinutes(deps.now(), minutes) }),
        reason: trimmedIn(values, 'reason'),
        actor: c.var.signedIn.actor,
        ...staffRequest(c, values),
      });
      if (outcome.kind === 'stopped') return doneAct(c, deps, 'stopped', '');
      const { refused } = words(c.var.language).staff.desk;
      const isTime = outcome.kind === 'until_out_of_range';
      return refuse(c, deps, isTime ? refused.until : words(c.var.language).staff.acts.refused.unknown);
    })
    .post('/walk-in-starts', async (c) => {
      await takeWalkIns(deps, { storeId: c.var.store.id, actor: c.var.signedIn.actor });
      return doneAct(c, deps, 'taken_again', '');
    });
