import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { allowedActions } from '../../domain/queue/visit/allowed-actions.ts';
import type { VisitStatus } from '../../domain/queue/visit/statuses.ts';
import type { ActKind } from '../../domain/queue/visit/visit-acts.ts';
import { type VisitPage, visitPage } from '../../operations/boards/visit-page.ts';
import type { ActsAs, LastChange } from '../../operations/steps/act-on-visit.ts';
import { clockTime, type Language } from '../../time/wording.ts';
import { counterText } from '../../words/formatting.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext } from '../env.ts';
import { problem } from '../problem.ts';
import { textOf } from '../shapes/common.ts';
import { notFound } from './json.ts';
import { visitAnswer } from './visit-answers.ts';

/** As the API names what the domain does; what it does by another way has no name of its own here. */
const ACT_NAMES: Readonly<Partial<Record<ActKind, string>>> = {
  call: 'call',
  recall: 'recall',
  start: 'start',
  complete: 'complete',
  not_here: 'not-here',
  back: 'back',
  away: 'away',
  no_show: 'no-show',
  park: 'park',
  resume: 'resume',
  transfer: 'transfer',
  leave: 'leave',
  reopen: 'reopen',
  hand_over: 'hand-over',
  add_service: 'add-service',
  correct: 'correct',
  split: 'split',
  take_in: 'merge',
};
/** The visit's own link calls coming back by its own name. */
const LINK_NAMES: typeof ACT_NAMES = { ...ACT_NAMES, back: 'here' };

/** What the caller may do to the visit now; where a counter is needed, that it has one free is taken for granted. */
function possibleActs(page: VisitPage, as: ActsAs, now: number): string[] {
  const names = as.kind === 'visitor' ? LINK_NAMES : ACT_NAMES;
  const viewer =
    as.kind === 'visitor' ? as : { ...as, counterId: 'any', isCounterBusy: false, storeDay: page.storeDay };
  return allowedActions(page.visit, viewer, now).flatMap((kind) => names[kind] ?? []);
}

/** Where the visit stands, in a sentence. */
function standing({ visit, ticket, counterName }: VisitPage, language: Language): string {
  const w = words(language).staff.acts.refused;
  const counter = counterName === null ? '–' : counterText(counterName, language);
  const sentences: Readonly<Record<VisitStatus, string>> = {
    waiting: w.nowWaiting(ticket),
    called: w.nowCalled(ticket, counter),
    in_service: w.nowServed(ticket, counter),
    parked: w.nowParked(ticket),
    completed: w.nowCompleted(ticket),
    no_show: w.nowNoShow(ticket),
    left: w.nowLeft(ticket),
  };
  return sentences[visit.status];
}

function lastSentence(page: VisitPage, last: LastChange, language: Language): string {
  const w = words(language).api.refused;
  const what: Readonly<Record<string, string>> = w.changes;
  const time = clockTime(last.at, page.store.zone, language);
  return w.lastChange(what[last.kind] ?? last.kind, w.who[last.actor.kind], time);
}

/** What the act would have needed. */
function needSentence(page: VisitPage, why: string, language: Language): string | null {
  const { visit, store } = page;
  const told: Readonly<Record<string, string | ((time: string) => string)>> = words(language).api.refused.acts;
  const sentence = told[why];
  const until = visit.awayUntil ?? visit.absentUntil;
  if (typeof sentence !== 'function') return sentence ?? null;
  return until === null ? null : sentence(clockTime(until, store.zone, language));
}

export interface VisitRefusal {
  readonly visitId: string;
  readonly why: string;
  readonly last: LastChange | null;
  readonly as: ActsAs;
  readonly other?: { readonly id: string } | undefined;
  readonly status?: ContentfulStatusCode;
}

/**
 * An act on a visit is refused: where the visit stands, what the act would need, who changed it last, and what is possible,
 * as one text in `detail` and as `visit`, `last` and `possible`.
 */
export async function visitRefused(deps: WebDeps, c: AppContext, refusal: VisitRefusal): Promise<Response> {
  const { language } = c.var;
  const page = await visitPage(deps, refusal.visitId, language);
  if (!page) return notFound(c);
  const { why, last, as, status = 409 } = refusal;
  const other = refusal.other && (await visitPage(deps, refusal.other.id, language));
  const w = words(language).api.refused;
  const possible = possibleActs(page, as, deps.now());
  const detail = [
    standing(page, language),
    needSentence(page, why, language),
    last && lastSentence(page, last, language),
    possible.length > 0 ? w.possible(possible.join(', ')) : w.nothingPossible,
  ];
  return problem(c, status, why, {
    detail: detail.filter((part) => part !== null).join(' '),
    visit: visitAnswer(page, language),
    last: last && { kind: last.kind, at: textOf(last.at), actor: last.actor },
    possible,
    ...(other ? { other: visitAnswer(other, language) } : {}),
  });
}
