import { findVisit, stepsOf, type VisitRow } from '../../db/records/queue/visits.ts';
import type { Deps } from '../../deps.ts';

/** A visit as the forms about it show it: with what it has still to do after the present step. */
export interface VisitDesk {
  readonly visit: VisitRow;
  /** Ids of services, the present one first. */
  readonly toDo: readonly string[];
}

/** A visit of this store for the forms of its staff; undefined where it is another's, or none. */
export async function visitDesk(deps: Deps, storeId: string, visitId: string): Promise<VisitDesk | undefined> {
  const { read } = deps.db;
  const visit = await findVisit(read, visitId);
  if (visit?.storeId !== storeId) return undefined;
  const steps = await stepsOf(read, visit.id);
  return { visit, toDo: steps.filter((s) => s.ordinal >= visit.stepOrdinal).map((s) => s.serviceId) };
}
