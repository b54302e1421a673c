import type { StaffNotice } from '../../../views/staff/staff-props.ts';
import { type CallCommand, type CallOutcome, callNext } from '../../operations/counter/call-next.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext } from '../env.ts';
import { namesFor, toQueue } from './answers.tsx';
import { notMySkill } from './misfit.ts';
import { changedMeanwhile, refusal, ticketOf, whyRefused } from './said.ts';
import { boardFor, drawQueue } from './screen.tsx';

/** Codes of why a chosen one goes first; `kept_free` overrides the rule that keeps an advisor free. */
const REASONS = ['quick', 'cannot_wait', 'promised', 'asked_for_me', 'same_matter', 'wrong_order', 'kept_free'];

export const readReason = (text: string): string | null => (REASONS.includes(text) ? text : null);

async function refusalOf(
  c: AppContext,
  deps: WebDeps,
  outcome: Exclude<CallOutcome, { kind: 'called' | 'kept_free' }>,
): Promise<StaffNotice> {
  const w = words(c.var.language).staff.acts.refused;
  switch (outcome.kind) {
    case 'nobody':
      return refusal(w.nobody);
    case 'counter_busy':
      return refusal(w.counterBusy(ticketOf(outcome.visit)));
    case 'counter_closed':
      return refusal(w.counterClosed);
    case 'counter_paused':
      return refusal(w.counterPaused);
    case 'stale':
      return changedMeanwhile(c, outcome.visit, outcome.last, await namesFor(c, deps));
    case 'refused':
      return whyRefused(c, outcome.visit, outcome.why, await namesFor(c, deps), outcome);
    case 'no_skill':
      return notMySkill(c, deps, outcome.visit);
    case 'reason_wanted':
      return refusal(w.reasonWanted(ticketOf(outcome.visit)));
    case 'not_found':
    case 'other_body':
      return refusal(w.unknown);
  }
}

/** Calls to the caller's own counter and answers: the screen shows whom, or why nobody. */
export async function callAndAnswer(
  c: AppContext,
  deps: WebDeps,
  wish: Omit<CallCommand, 'counterId' | 'actor'>,
): Promise<Response> {
  const { counter } = await boardFor(c, deps);
  const { actor } = c.var.signedIn;
  const outcome: CallOutcome = counter
    ? await callNext(deps, { ...wish, counterId: counter.id, actor, asksForReason: true })
    : { kind: 'counter_closed' };
  // Somebody called, or kept free for somebody: the left of the screen says so itself.
  if (outcome.kind === 'called' || outcome.kind === 'kept_free') return toQueue(c);
  return drawQueue(c, deps, { notice: await refusalOf(c, deps, outcome) }, 409);
}
