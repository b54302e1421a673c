import type { VisitNowProps, VisitorAct, VisitState } from '../../../../views/customer/visit/visit-now.tsx';
import { ticketOf } from '../../../domain/queue/visit/party.ts';
import { isAbsent, isAway } from '../../../domain/queue/visit/visit.ts';
import type { ScreensLook } from '../../../operations/boards/screens-look.ts';
import { pageOf, type VisitPage } from '../../../operations/boards/visit-page.ts';
import type { VisitRow } from '../../../operations/loading/linked-visit.ts';
import { linkPath } from '../../../operations/steps/link-tag.ts';
import type { Language } from '../../../time/wording.ts';
import { counterText } from '../../../words/formatting.ts';
import { orderReason, visitReason } from '../../../words/visit-reason.ts';
import type { WebDeps } from '../../deps.ts';
import { helpOf } from '../store/store-now.ts';

function stateOf({ visit, counterName, place, asOf }: VisitPage, look: ScreensLook, lang: Language): VisitState {
  const counter = counterName === null ? null : counterText(counterName, lang);
  switch (visit.status) {
    case 'waiting':
      if (isAbsent(visit)) return { kind: 'absent', until: visit.absentUntil!, isOver: visit.absentUntil! <= asOf };
      if (isAway(visit, asOf)) return { kind: 'away', until: visit.awayUntil! };
      return { kind: 'waiting', ahead: place?.ahead ?? null };
    case 'called':
      return { kind: 'called', counter, at: visit.recalledAt ?? visit.calledAt!, again: visit.recalledAt !== null };
    case 'in_service':
      return { kind: 'in_service', counter };
    case 'left': {
      if (visit.mergedIntoId === null) return { kind: 'left' };
      const other = look.visits.find((v) => v.id === visit.mergedIntoId);
      return { kind: 'merged', ticket: other ? ticketOf(other) : null };
    }
    default:
      return { kind: visit.status };
  }
}

const VISITOR_ACTS: Readonly<Record<string, VisitorAct>> = { back: 'here', away: 'away', leave: 'leave' };

/** Away and absent are the status itself, so they are not told twice. */
function reasonsIn({ place, store }: VisitPage, lang: Language): string[] {
  const reasons = place?.reasons.filter((reason) => reason.code !== 'away' && reason.code !== 'absent') ?? [];
  return reasons.map((reason) => visitReason(reason, store.zone, lang));
}

/** One's own visit as the page shows it. */
export function visitNowProps(
  deps: Pick<WebDeps, 'secretKey' | 'baseUrl'>,
  look: ScreensLook,
  row: VisitRow,
  lang: Language,
): VisitNowProps {
  const page = pageOf(look, row, look.asOf, lang);
  const { store, place, visit } = page;
  return {
    lang,
    visitId: visit.id,
    ticket: page.ticket,
    storeName: store.name,
    storeHref: `/stores/${store.slug}`,
    joinHref: `/stores/${store.slug}/join`,
    serviceName: page.service?.name ?? '',
    zone: store.zone,
    now: look.asOf,
    state: stateOf(page, look, lang),
    wait: page.wait,
    joinedAt: visit.joinedAt,
    bookedAt: visit.bookedAt,
    promise: page.promise,
    aheadRows: place?.aheadRows.map((r) => ({ ticket: r.ticket, why: orderReason(r.why, store.zone, lang) })) ?? [],
    help: place && helpOf(look, visit.serviceId, lang),
    start: page.start,
    reasons: reasonsIn(page, lang),
    bring: page.service?.readiness ?? [],
    qr: deps.baseUrl + linkPath(deps.secretKey, 'visit', visit.id, visit.linkVersion),
    acts: page.actions.map((act) => VISITOR_ACTS[act]).filter((act) => act !== undefined),
    revision: visit.revision,
    // The same act on the same revision is one act, however often and from however many screens it is sent.
    requestKey: `${visit.id}.${visit.revision}`,
    notice: null,
  };
}
