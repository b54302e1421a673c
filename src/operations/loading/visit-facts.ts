import type { Queries } from '../../db/client.ts';
import { findVisit } from '../../db/records/queue/visits.ts';
import { countersOf } from '../../db/records/staff/counters.ts';
import { findChain } from '../../db/records/store/chain.ts';
import { findService } from '../../db/records/store/services.ts';
import { findStore } from '../../db/records/store/stores.ts';
import type { Deps } from '../../deps.ts';
import type { VisitFacts } from '../../domain/messages/visit-message.ts';
import { ticketOf } from '../../domain/queue/visit/party.ts';
import { isAtCounter, isOpen } from '../../domain/queue/visit/visit.ts';
import { linkPath } from '../steps/link-tag.ts';
import { addressLine } from './appointment-facts.ts';

/** What a message about a visit tells, in a language; null when it is unknown. */
export async function loadVisitFacts(
  deps: Pick<Deps, 'secretKey' | 'baseUrl'>,
  db: Queries,
  id: string,
  lang: string,
): Promise<VisitFacts | null> {
  const visit = await findVisit(db, id);
  const store = visit && (await findStore(db, visit.storeId));
  if (!visit || !store) return null;
  const service = await findService(db, store.id, visit.serviceId);
  return {
    chainName: (await findChain(db))?.name ?? 'Walkup',
    storeName: store.name,
    address: addressLine(store),
    storePhone: store.phone,
    zone: store.zone,
    ticket: ticketOf(visit),
    service: service ? (service.names[lang] ?? service.name) : '',
    status: visit.status,
    calledAt: visit.calledAt,
    counter: isAtCounter(visit)
      ? ((await countersOf(db, store.id)).find((c) => c.id === visit.counterId)?.name ?? null)
      : null,
    absentUntil: visit.absentUntil,
    isOpen: isOpen(visit),
    link: deps.baseUrl + linkPath(deps.secretKey, 'visit', id, visit.linkVersion),
  };
}
