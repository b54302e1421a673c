import { Hono } from 'hono';
import { addService } from '../../operations/visit/add-service.ts';
import { stayAway } from '../../operations/visit/away.ts';
import { handOverVisit } from '../../operations/visit/hand-over.ts';
import { mergeParties } from '../../operations/visit/merge-parties.ts';
import { splitParty } from '../../operations/visit/split-party.ts';
import { transferVisit } from '../../operations/visit/transfer.ts';
import { type UndoOutcome, undoLastAct } from '../../operations/visit/undo.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { type FormValues, formValues, trimmedIn } from '../forms.ts';
import { answerAct, doneAct, namesFor, refuse } from './answers.tsx';
import { baseOf } from './caller.ts';
import { isMisfit, misfit } from './misfit.ts';
import { refusal, ticketOf, whyRefused } from './said.ts';
import { drawQueue } from './screen.tsx';
import { commandOf } from './visit-command.ts';

const AWAY_MINUTES = 10;

const given = (values: FormValues, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, trimmedIn(values, name)]).filter(([, value]) => value !== ''));

/** The colleague is busy or gone by now: the visit may go into his line instead. */
async function handOver(c: AppContext, deps: WebDeps): Promise<Response> {
  const values = await formValues(c);
  const command = await commandOf(c, deps, values);
  const outcome = await handOverVisit(deps, { ...command, to: given(values, ['advisor', 'counter']) });
  const w = words(c.var.language).staff.desk.refused;
  if (outcome.kind === 'refused' && isMisfit(outcome.why)) return misfit(c, deps, outcome);
  if (outcome.kind !== 'refused' || (outcome.why !== 'counter_busy' && outcome.why !== 'no_counter'))
    return answerAct(c, deps, outcome, 'handed_over');
  const offer = {
    action: `${baseOf(c)}/visits/${command.visitId}/transfers`,
    fields: { advisor: trimmedIn(values, 'advisor'), revision: String(outcome.visit.revision) },
    text: w.intoLine,
  };
  const text = outcome.other ? w.colleagueHas(ticketOf(outcome.other)) : w.colleagueGone;
  return drawQueue(c, deps, { notice: { ...refusal(text), offer } }, 409);
}

async function answerUndo(c: AppContext, deps: WebDeps, outcome: UndoOutcome): Promise<Response> {
  switch (outcome.kind) {
    case 'undone':
      return doneAct(c, deps, outcome.timeGone ? 'reopened_without_time' : 'undone', ticketOf(outcome.visit));
    case 'refused':
      return drawQueue(
        c,
        deps,
        { notice: whyRefused(c, outcome.visit, outcome.why, await namesFor(c, deps), outcome) },
        409,
      );
    case 'not_found':
    case 'other_body':
      return refuse(c, deps, words(c.var.language).staff.acts.refused.unknown);
  }
}

/** Sending on, handing over, one thing more, splitting and merging, and taking back: one noun each. */
export const partyActRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .post('/:visit/transfers', async (c) => {
      const values = await formValues(c);
      const to = given(values, ['service', 'advisor', 'counter']);
      const outcome = await transferVisit(deps, { ...(await commandOf(c, deps, values)), to });
      if (outcome.kind === 'refused' && isMisfit(outcome.why)) return misfit(c, deps, outcome, to);
      return answerAct(c, deps, outcome, 'transferred');
    })
    .post('/:visit/handovers', (c) => handOver(c, deps))
    .post('/:visit/services', async (c) => {
      const values = await formValues(c);
      const service = trimmedIn(values, 'service');
      const outcome = await addService(deps, { ...(await commandOf(c, deps, values)), service });
      return answerAct(c, deps, outcome, 'service_added');
    })
    .post('/:visit/delays', async (c) => {
      const command = await commandOf(c, deps, await formValues(c));
      const outcome = await stayAway(deps, { ...command, minutes: AWAY_MINUTES });
      return answerAct(c, deps, outcome, 'away', AWAY_MINUTES);
    })
    .post('/:visit/parts', async (c) => {
      const values = await formValues(c);
      const outcome = await splitParty(deps, {
        ...(await commandOf(c, deps, values)),
        partySize: Number(trimmedIn(values, 'size')) || 0,
        ...given(values, ['service', 'name']),
      });
      return answerAct(c, deps, outcome, 'split');
    })
    .post('/:visit/mergers', async (c) => {
      const values = await formValues(c);
      const [otherId = '', revision = ''] = trimmedIn(values, 'other').split(':');
      const outcome = await mergeParties(deps, {
        ...(await commandOf(c, deps, values)),
        otherId,
        ...(/^\d{1,9}$/.test(revision) ? { otherRevision: Number(revision) } : {}),
      });
      return answerAct(c, deps, outcome, 'merged');
    })
    .post('/:visit/undoings', async (c) =>
      answerUndo(c, deps, await undoLastAct(deps, await commandOf(c, deps, await formValues(c)))),
    );
