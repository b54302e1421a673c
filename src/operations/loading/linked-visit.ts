import { findAppointment } from '../../db/records/booking/appointments.ts';
import { findWish } from '../../db/records/booking/time-wishes.ts';
import { findByAppointment, findVisit, type VisitRow } from '../../db/records/queue/visits.ts';
import type { Deps } from '../../deps.ts';
import { isLinkTag } from '../steps/link-tag.ts';

export type { VisitRow };

/** What a link names and the tag that proves it. */
export interface Link {
  readonly id: string;
  readonly tag: string;
}

/** True where the link is genuine and not revoked. */
export async function isLinkGood(deps: Deps, { id, tag }: Link): Promise<boolean> {
  const db = deps.db.read;
  if (id.startsWith('vis_')) {
    const visit = await findVisit(db, id);
    return visit !== undefined && isLinkTag(deps.secretKey, 'visit', id, visit.linkVersion, tag);
  }
  if (id.startsWith('wsh_')) {
    const wish = await findWish(db, id);
    return wish !== undefined && isLinkTag(deps.secretKey, 'wish', id, wish.linkVersion, tag);
  }
  const appointment = await findAppointment(db, id);
  return appointment !== undefined && isLinkTag(deps.secretKey, 'appointment', id, appointment.linkVersion, tag);
}

/** The visit, where one of these links opens it: its own, or that of the appointment it came from. */
export async function loadLinkedVisit(
  deps: Deps,
  visitId: string,
  links: readonly Link[],
): Promise<VisitRow | undefined> {
  const visit = await findVisit(deps.db.read, visitId);
  if (!visit) return undefined;
  const mine = links.find((link) => link.id === visit.id || link.id === visit.appointmentId);
  return mine && (await isLinkGood(deps, mine)) ? visit : undefined;
}

/** The visit that an appointment has become, if it has. */
export const visitOfAppointment = (deps: Deps, appointmentId: string): Promise<VisitRow | undefined> =>
  findByAppointment(deps.db.read, appointmentId);
