import { findVisit, type VisitRow } from '../../db/records/queue/visits.ts';
import type { Deps } from '../../deps.ts';
import { type Link, loadLinkedVisit } from '../loading/linked-visit.ts';

export type { VisitRow };

/** A visit by its id, for who is known to have a right to it. */
export const visitById = (deps: Deps, visitId: string): Promise<VisitRow | undefined> =>
  findVisit(deps.db.read, visitId);

/** The visit, where the tag is that of its own link or of the appointment it came from; undefined otherwise. */
export async function visitByTag(deps: Deps, visitId: string, tag: string): Promise<VisitRow | undefined> {
  const visit = await findVisit(deps.db.read, visitId);
  if (!visit) return undefined;
  const own: Link = { id: visit.id, tag };
  const found = await loadLinkedVisit(deps, visitId, [own]);
  if (found || visit.appointmentId === null) return found;
  return loadLinkedVisit(deps, visitId, [{ id: visit.appointmentId, tag }]);
}
