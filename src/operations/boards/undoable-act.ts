import { latestEventsOf } from '../../db/records/queue/store-events.ts';
import { findVisit, type VisitRow } from '../../db/records/queue/visits.ts';
import type { Deps } from '../../deps.ts';
import { changesVisit, UNDOABLE, undoRefusal } from '../../domain/queue/visit/visit-history.ts';
import type { EventKind } from '../../domain/store-events.ts';
import { type Instant, SECOND } from '../../time/instant.ts';
import { loadSettings } from '../loading/settings.ts';

/** What somebody did last, while it can be taken back. */
export interface UndoableAct {
  readonly visit: VisitRow;
  readonly kind: EventKind;
  readonly until: Instant;
}

/** In ten seconds a store writes fewer. */
const LOOKED_AT = 60;

/** The actor's last act on a visit in this store that he can still undo, or null. */
export async function undoableAct(deps: Deps, storeId: string, actorId: string): Promise<UndoableAct | null> {
  const { read } = deps.db;
  const now = deps.now();
  const recent = await latestEventsOf(read, storeId, LOOKED_AT);
  const mine = recent.filter(changesVisit).find((event) => event.actorId === actorId && 'revision' in event.data);
  if (!mine || !UNDOABLE.includes(mine.kind as EventKind)) return null;
  const settings = await loadSettings(read, storeId);
  const visit = await findVisit(read, mine.subjectId);
  if (!visit) return null;
  const kind = mine.kind as EventKind;
  const last = { kind, at: mine.at, actorId: mine.actorId, revision: Number(mine.data.revision) };
  if (undoRefusal(visit, last, actorId, now, settings)) return null;
  return { visit, kind, until: mine.at + settings.undoSeconds * SECOND };
}
