import type { WaitShown } from '../../domain/forecast/wait-forecast.ts';
import type { VisitPage } from '../../operations/boards/visit-page.ts';
import type { Language } from '../../time/wording.ts';
import { visitReason } from '../../words/visit-reason.ts';
import { textOf } from '../shapes/common.ts';

/** A wait as shown to people; null also where ranges hold too seldom to be shown. */
export const waitAnswer = (wait: WaitShown | null) =>
  wait && wait.aheadOnly === undefined
    ? { lowMinutes: wait.lowMinutes, likelyMinutes: wait.likelyMinutes, highMinutes: wait.highMinutes }
    : null;

/** A visit with its place and why it has it. */
export const visitAnswer = (page: VisitPage, language: Language) => ({
  id: page.visit.id,
  ticket: page.ticket,
  status: page.visit.status,
  service: page.service?.key ?? page.visit.serviceId,
  revision: page.visit.revision,
  joinedAt: textOf(page.visit.joinedAt),
  position: page.place?.position ?? null,
  ahead: page.place?.ahead ?? null,
  wait: waitAnswer(page.wait),
  counter: page.counterName,
  advisor: page.advisorName,
  reasons: (page.place?.reasons ?? []).map((reason) => ({
    code: reason.code,
    text: visitReason(reason, page.store.zone, language),
  })),
  quotedWait: waitAnswer(page.quoted),
});
