import { Hono } from 'hono';
import {
  type CounterCommand,
  type CounterOutcome,
  closeCounter,
  openCounter,
  pauseCounter,
  resumeCounter,
} from '../../operations/counter/staff-counter.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { type FormValues, formValues, trimmedIn } from '../forms.ts';
import { namesFor, refuse, toQueue } from './answers.tsx';
import { myAdvisor, revisionOf, staffRequest } from './caller.ts';
import { callAndAnswer, readReason } from './calls.tsx';
import { ticketOf } from './said.ts';
import { boardFor } from './screen.tsx';

/** `lunch:30`: a reason's code and the minutes that it is meant to take, none for an open end. */
function readPause(text: string): { reason: string | null; minutes: number | null } {
  const [code = '', minutes = ''] = text.split(':');
  const known = Object.hasOwn(words('en').staff.acts.breakReasons, code);
  return { reason: known ? code : null, minutes: /^\d{1,3}$/.test(minutes) ? Number(minutes) : null };
}

/** Does something to the counter that the caller has open. */
async function onMyCounter(
  c: AppContext,
  deps: WebDeps,
  work: (command: CounterCommand, values: FormValues) => Promise<CounterOutcome>,
): Promise<Response> {
  const w = words(c.var.language).staff.acts.refused;
  const values = await formValues(c);
  const { counter } = await boardFor(c, deps);
  // Without one the operation still knows a press that it has seen before: closing sent twice has closed it.
  const mine = { storeId: c.var.store.id, counterId: counter?.id ?? '', actor: c.var.signedIn.actor };
  const outcome = await work({ ...mine, ...staffRequest(c, values) }, values);
  switch (outcome.kind) {
    case 'done':
      return toQueue(c);
    case 'counter_busy':
      return refuse(c, deps, w.counterBusy(ticketOf(outcome.visit)));
    case 'counter_closed':
      return refuse(c, deps, w.counterClosed);
    case 'other_body':
      return refuse(c, deps, w.unknown);
  }
}

async function open(c: AppContext, deps: WebDeps, counterId: string): Promise<Response> {
  const w = words(c.var.language).staff.acts.refused;
  const advisorId = myAdvisor(c);
  if (advisorId === null) return refuse(c, deps, w.noAdvisorAccount);
  const { actor } = c.var.signedIn;
  const outcome = await openCounter(deps, { storeId: c.var.store.id, counterId, advisorId, actor });
  switch (outcome.kind) {
    case 'opened':
      return toQueue(c);
    case 'counter_taken': {
      const board = await boardFor(c, deps);
      const { counters } = await namesFor(c, deps);
      const who = board.advisorNames[outcome.session.advisorId] ?? w.someone;
      return refuse(c, deps, w.counterTaken(counters.get(outcome.session.counterId) ?? '', who));
    }
    case 'advisor_busy': {
      const { counters } = await namesFor(c, deps);
      return refuse(c, deps, w.advisorBusy(counters.get(outcome.session.counterId) ?? ''));
    }
    case 'not_found':
    case 'other_body':
      return refuse(c, deps, w.unknown);
  }
}

/** Opening, pausing and closing one's counter, and calling to it. */
export const counterActRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .post('/openings', async (c) => open(c, deps, trimmedIn(await formValues(c), 'counter')))
    .post('/pauses', (c) =>
      onMyCounter(c, deps, (command, values) =>
        pauseCounter(deps, { ...command, ...readPause(trimmedIn(values, 'pause')) }),
      ),
    )
    .post('/resumptions', (c) => onMyCounter(c, deps, (command) => resumeCounter(deps, command)))
    .post('/closings', (c) => onMyCounter(c, deps, (command) => closeCounter(deps, command)))
    .post('/calls', async (c) => {
      const values = await formValues(c);
      const visitId = trimmedIn(values, 'visit');
      return callAndAnswer(c, deps, {
        ...(visitId ? { visitId } : {}),
        ...revisionOf(values),
        reason: readReason(trimmedIn(values, 'reason')),
        ...staffRequest(c, values),
      });
    });
