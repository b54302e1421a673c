import { listPeople } from '../../operations/access/people.ts';
import type { ActOutcome } from '../../operations/steps/act-on-visit.ts';
import { counterText } from '../../words/formatting.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext } from '../env.ts';
import { seeOther } from '../respond.tsx';
import { baseOf } from './caller.ts';
import { type Names, refusal, saidQuery, ticketOf, whyRefused } from './said.ts';
import { boardFor, drawQueue } from './screen.tsx';

type Done = Parameters<typeof saidQuery>[0];

/** Back to the queue, which says what was done. */
export const doneAct = (c: AppContext, deps: WebDeps, code: Done, ticket: string, minutes = 0, other = ''): Response =>
  seeOther(c, `${baseOf(c)}/queue?${saidQuery(code, ticket, deps.now(), minutes, other)}`);

export const toQueue = (c: AppContext): Response => seeOther(c, `${baseOf(c)}/queue`);

/** Names of counters and people, for sentences about what somebody else did. */
export async function namesFor(c: AppContext, deps: WebDeps): Promise<Names> {
  const board = await boardFor(c, deps);
  const people = await listPeople(deps, c.var.store.id);
  return {
    counters: new Map(board.counters.map(({ id, name }) => [id, counterText(name, c.var.language)])),
    accounts: new Map(people.map((person) => [person.id, person.name])),
  };
}

export const refuse = (c: AppContext, deps: WebDeps, text: string): Promise<Response> =>
  drawQueue(c, deps, { notice: refusal(text) }, 409);

/** Answers an act on a visit: 303 to the queue, or 409 with what is so instead. */
export async function answerAct(
  c: AppContext,
  deps: WebDeps,
  outcome: ActOutcome,
  code: Done,
  minutes = 0,
): Promise<Response> {
  const w = words(c.var.language).staff.acts.refused;
  switch (outcome.kind) {
    case 'done':
      return doneAct(c, deps, code, ticketOf(outcome.visit), minutes, outcome.other && ticketOf(outcome.other));
    case 'stale':
    case 'refused':
    case 'not_allowed': {
      const why = outcome.kind === 'refused' ? outcome.why : 'status';
      const notice = whyRefused(c, outcome.visit, why, await namesFor(c, deps), outcome);
      return drawQueue(c, deps, { notice }, 409);
    }
    case 'not_found':
    case 'other_body':
      return refuse(c, deps, w.unknown);
  }
}
