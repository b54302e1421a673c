import { deleteClaims } from '../../db/records/booking/claims.ts';
import { type ArrivalRow, overdueBefore, setArrivalStatus } from '../../db/records/queue/arrivals.ts';
import { absencesOver } from '../../db/records/queue/visits.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { SYSTEM } from '../../domain/actor.ts';
import { checkInWindow } from '../../domain/queue/visit/check-in-window.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Instant } from '../../time/instant.ts';
import { loadSettings } from '../loading/settings.ts';
import { type ActsAs, told } from '../steps/act-on-visit.ts';
import { appendEvent } from '../steps/append-event.ts';
import { endNoShow } from '../steps/end-no-show.ts';

const WALKUP: ActsAs = { kind: 'staff', advisorId: null, mayActForOthers: true };
/** So many at one run; what is left over waits for the next. */
const MOST_AT_ONCE = 200;

async function endAbsences(deps: Deps, now: Instant): Promise<number> {
  let ended = 0;
  for (const visit of await absencesOver(deps.db.read, now, MOST_AT_ONCE)) {
    const command = { visitId: visit.id, revision: visit.revision, actor: SYSTEM, as: WALKUP };
    const outcome = await inTransaction(deps.db, (tx) => endNoShow(tx, deps, command, now));
    if (told(deps, outcome).kind === 'done') ended++;
  }
  return ended;
}

/** False where somebody checked it in, moved or cancelled it meanwhile. */
const release = (deps: Deps, appointment: ArrivalRow, now: Instant): Promise<boolean> =>
  inTransaction(deps.db, async (tx) => {
    const { id, storeId, startsAt: bookedAt } = appointment;
    if (!(await setArrivalStatus(tx, id, ['booked'], { status: 'no_show', endedAt: now }, now))) return false;
    await deleteClaims(tx, [id]);
    await appendEvent(tx, { storeId, subjectId: id, kind: 'released', at: now, actor: SYSTEM, data: { bookedAt } });
    return true;
  });

async function releaseAppointments(deps: Deps, now: Instant): Promise<number> {
  const settings = new Map<string, Settings>();
  let released = 0;
  for (const appointment of await overdueBefore(deps.db.read, now, MOST_AT_ONCE)) {
    const { storeId } = appointment;
    const its = settings.get(storeId) ?? (await loadSettings(deps.db.read, storeId));
    settings.set(storeId, its);
    if (now < checkInWindow(appointment.startsAt, its).releasesAt) continue;
    if (!(await release(deps, appointment, now))) continue;
    released++;
    deps.signals.storeChanged(storeId);
  }
  return released;
}

/** What the passing of time ends, in every store: absences become no-shows, appointments nobody came to are released. */
export async function expireAbsences(deps: Deps): Promise<{ readonly noShows: number; readonly released: number }> {
  const now = deps.now();
  return { noShows: await endAbsences(deps, now), released: await releaseAppointments(deps, now) };
}
