import { Hono } from 'hono';
import type { ActOutcome, VisitCommand } from '../../operations/steps/act-on-visit.ts';
import { bringBack } from '../../operations/visit/back.ts';
import { completeVisit } from '../../operations/visit/complete.ts';
import { leaveLine } from '../../operations/visit/leave.ts';
import { endAsNoShow } from '../../operations/visit/no-show.ts';
import { notHere } from '../../operations/visit/not-here.ts';
import { parkVisit } from '../../operations/visit/park.ts';
import { recallVisit } from '../../operations/visit/recall.ts';
import { reopenVisit } from '../../operations/visit/reopen.ts';
import { resumeVisit } from '../../operations/visit/resume.ts';
import { startVisit } from '../../operations/visit/start.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { type FormValues, formValues, trimmedIn } from '../forms.ts';
import { answerAct, toQueue } from './answers.tsx';
import { callAndAnswer } from './calls.tsx';
import { notMySkill } from './misfit.ts';
import type { saidQuery } from './said.ts';
import { drawQueue } from './screen.tsx';
import { commandOf } from './visit-command.ts';

type Done = Parameters<typeof saidQuery>[0];
type Operation = (deps: WebDeps, command: VisitCommand) => Promise<ActOutcome>;

const act = (deps: WebDeps, operation: Operation, code: Done) => async (c: AppContext) =>
  answerAct(c, deps, await operation(deps, await commandOf(c, deps, await formValues(c))), code);

const orNull = (text: string, max: number): string | null => text.slice(0, max) || null;

function outcomeOf(values: FormValues): string | null {
  const code = trimmedIn(values, 'outcome');
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
    .post('/:visit/parkings', act(deps, parkVisit, 'parked'))
    .post('/:visit/resumptions', async (c) => {
      const outcome = await resumeVisit(deps, await commandOf(c, deps, await formValues(c)));
      if (outcome.kind !== 'refused' || outcome.why !== 'no_skill') return answerAct(c, deps, outcome, 'resumed');
      return drawQueue(c, deps, { notice: await notMySkill(c, deps, outcome.visit) }, 409);
    })
    .post('/:visit/departures', act(deps, leaveLine, 'left'))
    .post('/:visit/reopenings', async (c) => {
      const outcome = await reopenVisit(deps, await commandOf(c, deps, await formValues(c)));
      const timeGone = outcome.kind === 'done' && outcome.timeGone;
      return answerAct(c, deps, outcome, timeGone ? 'reopened_without_time' : 'reopened');
    })
    .post('/:visit/completion', async (c) => {
      const values = await formValues(c);
      const outcome = await completeVisit(deps, {
        ...(await commandOf(c, deps, values)),
        outcome: outcomeOf(values),
        caseNumber: orNull(trimmedIn(values, 'case'), 40),
        summary: orNull(trimmedIn(values, 'summary'), 1000),
      });
      if (outcome.kind === 'done' && trimmedIn(values, 'also') === 'call_next') {
        // Pressed twice, it had been done and the next one called: nobody is called a second time.
        return outcome.event === null ? toQueue(c) : callAndAnswer(c, deps, {});
      }
      return answerAct(c, deps, outcome, 'completed');
    });
