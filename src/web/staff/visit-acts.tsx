import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ActOutcome, VisitCommand } from '../../operations/steps/act-on-visit.ts';
import { bringBack } from '../../operations/visit/back.ts';
import { completeVisit } from '../../operations/visit/complete.ts';
import { endAsNoShow } from '../../operations/visit/no-show.ts';
import { notHere } from '../../operations/visit/not-here.ts';
import { recallVisit } from '../../operations/visit/recall.ts';
import { startVisit } from '../../operations/visit/start.ts';
import { visitInStore } from '../../operations/visit/visit-in-store.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { type FormValues, formValues } from '../forms.ts';
import { answerAct, toQueue } from './answers.tsx';
import { actsAs, revisionOf, staffRequest, textOf } from './caller.ts';
import { callAndAnswer } from './calls.tsx';
import type { saidQuery } from './said.ts';

type Done = Parameters<typeof saidQuery>[0];
type Operation = (deps: WebDeps, command: VisitCommand) => Promise<ActOutcome>;

/** The command that a form of a visit stands for. A visit of another store is not there for this one. */
async function commandOf(c: AppContext, deps: WebDeps, values: FormValues): Promise<VisitCommand> {
  const visitId = c.req.param('visit') ?? '';
  if (!(await visitInStore(deps, visitId, c.var.store.id))) throw new HTTPException(404);
  const { actor } = c.var.signedIn;
  return { visitId, actor, as: actsAs(c), ...revisionOf(values), ...staffRequest(c, values) };
}

const act = (deps: WebDeps, operation: Operation, code: Done) => async (c: AppContext) =>
  answerAct(c, deps, await operation(deps, await commandOf(c, deps, await formValues(c))), code);

const orNull = (text: string, max: number): string | null => text.slice(0, max) || null;

function outcomeOf(values: FormValues): string | null {
  const code = textOf(values, 'outcome');
  return Object.hasOwn(words('en').staff.acts.outcomes, code) ? code : null;
}

/** One noun an act: each form posts the noun that it makes. */
export const visitActRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .post('/:visit/starts', act(deps, startVisit, 'started'))
    .post('/:visit/recalls', act(deps, recallVisit, 'recalled'))
    .post('/:visit/absences', act(deps, notHere, 'not_here'))
    .post('/:visit/returns', act(deps, bringBack, 'back'))
    .post('/:visit/no-shows', act(deps, endAsNoShow, 'no_show'))
    .post('/:visit/completion', async (c) => {
      const values = await formValues(c);
      const outcome = await completeVisit(deps, {
        ...(await commandOf(c, deps, values)),
        outcome: outcomeOf(values),
        caseNumber: orNull(textOf(values, 'case'), 40),
        summary: orNull(textOf(values, 'summary'), 1000),
      });
      if (outcome.kind === 'done' && textOf(values, 'also') === 'call_next') {
        // Pressed twice, it had been done and the next one called: nobody is called a second time.
        return outcome.event === null ? toQueue(c) : callAndAnswer(c, deps, {});
      }
      return answerAct(c, deps, outcome, 'completed');
    });
