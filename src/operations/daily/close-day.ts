import { openSessionsOf, storesWithOpenSessions, updateSession } from '../../db/records/queue/counter-sessions.ts';
import {
  findAtSession,
  leftoversOf,
  storesWithOpenVisitsBefore,
  type VisitRow,
} from '../../db/records/queue/visits.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { SYSTEM } from '../../domain/actor.ts';
import type { Act } from '../../domain/queue/visit/visit-acts.ts';
import { storeDayOf, storeDaySpan } from '../../domain/store/store-day.ts';
import { HOUR, type Instant } from '../../time/instant.ts';
import { dayRollsAtMinutes, loadStoreNow, type StoreNow } from '../loading/store-now.ts';
import { type ActsAs, actOnVisit } from '../steps/act-on-visit.ts';
import { appendEvent } from '../steps/append-event.ts';

const WALKUP: ActsAs = { kind: 'staff', advisorId: null, mayActForOthers: true };
/** In a store that is open, what is younger may still be going on. */
const OLD = 12 * HOUR;

/** The right ending for what a day left behind: who was served was served, who was called did not come, the rest left. */
function endingOf(visit: VisitRow, now: Instant): Act {
  if (visit.status === 'in_service') return { kind: 'complete', nextStep: null };
  const isNoShow = visit.status === 'called' || (visit.absentUntil !== null && visit.absentUntil <= now);
  return isNoShow ? { kind: 'no_show' } : { kind: 'leave' };
}

async function endLeftovers(deps: Deps, store: StoreNow, now: Instant): Promise<number> {
  const isOpen = store.open.kind === 'open';
  const { hours, settings } = store;
  const { zone } = store.store;
  let ended = 0;
  for (const visit of await leftoversOf(deps.db.read, store.store.id, store.storeDay)) {
    if (visit.storeDay > store.storeDay || (isOpen && now - visit.joinedAt < OLD)) continue;
    const command = { visitId: visit.id, revision: visit.revision, actor: SYSTEM, as: WALKUP };
    // It ended with its day, however late somebody notices: a process that was down made nobody stay for days.
    const endedAt = Math.min(now, storeDaySpan(hours, zone, visit.storeDay, dayRollsAtMinutes(settings)).endsAt);
    const plan = { act: endingOf(visit, now), fields: { endedAt }, data: { closeOfDay: true, endedAt } };
    const outcome = await inTransaction(deps.db, (tx) => actOnVisit(tx, command, () => plan, now));
    if (outcome.kind === 'done') ended++;
  }
  return ended;
}

/** Counters that nobody closed: an advisor at home must not count as on duty the next morning. */
async function closeForgottenCounters(deps: Deps, store: StoreNow, now: Instant): Promise<number> {
  const { settings, hours } = store;
  const { id, zone } = store.store;
  let closed = 0;
  for (const session of await openSessionsOf(deps.db.read, [id])) {
    const day = storeDayOf(hours, zone, session.openedAt, dayRollsAtMinutes(settings));
    if (day >= store.storeDay || (store.open.kind === 'open' && now - session.openedAt < OLD)) continue;
    const isClosed = await inTransaction(deps.db, async (tx) => {
      if (await findAtSession(tx, session.id)) return false;
      if (!(await updateSession(tx, session.id, { closedAt: now }))) return false;
      const data = { session: session.id, advisor: session.advisorId, closeOfDay: true };
      await appendEvent(tx, {
        storeId: id,
        subjectId: session.counterId,
        kind: 'counter_closed',
        at: now,
        actor: SYSTEM,
        data,
      });
      return true;
    });
    if (isClosed) closed++;
  }
  return closed;
}

async function storesToLookAt(deps: Deps, now: Instant): Promise<string[]> {
  const waiting = await storesWithOpenVisitsBefore(deps.db.read, now);
  return [...new Set([...waiting, ...(await storesWithOpenSessions(deps.db.read))])];
}

interface Closed {
  readonly visits: number;
  readonly counters: number;
}

async function closeDayOf(deps: Deps, storeId: string, now: Instant): Promise<Closed> {
  const store = await loadStoreNow(deps.db.read, storeId, now);
  if (!store) return { visits: 0, counters: 0 };
  const visits = await endLeftovers(deps, store, now);
  const counters = await closeForgottenCounters(deps, store, now);
  if (visits + counters > 0) deps.signals.storeChanged(storeId);
  return { visits, counters };
}

/**
 * Ends what an earlier store day left behind, in every store: open visits with the ending that fits, and counters that
 * were not closed. In a store that is open only what is older than 12 hours. Also catches up after the process was down.
 * A store that cannot be closed is logged, tried again at the next run, and stands in no other's way.
 */
export async function closeDays(deps: Deps): Promise<Closed> {
  const now = deps.now();
  let visits = 0;
  let counters = 0;
  for (const storeId of await storesToLookAt(deps, now)) {
    try {
      const closed = await closeDayOf(deps, storeId, now);
      visits += closed.visits;
      counters += closed.counters;
    } catch (error) {
      deps.log.error({ storeId, error: String(error) }, 'the day of a store could not be closed');
    }
  }
  return { visits, counters };
}
