import { type Instant, MINUTE } from '../../time/instant.ts';
import type { FloorService } from '../queue/line/floor.ts';
import type { LoggedSession, LoggedVisit, StoreLog } from './store-log.ts';

/** Who can give what, as configured. */
export interface LoggedStaff {
  readonly services: readonly FloorService[];
  /** Services by advisor id. */
  readonly skills: ReadonlyMap<string, readonly string[]>;
}

const isOn = ({ openedAt, closedAt, pauses }: LoggedSession, at: Instant): boolean =>
  openedAt <= at &&
  (closedAt === null || at < closedAt) &&
  !pauses.some((pause) => pause.startsAt <= at && (pause.endsAt === null || at < pause.endsAt));

const waitsAt = (visit: LoggedVisit, at: Instant): boolean =>
  visit.joinedAt <= at && (visit.calledAt ?? visit.endedAt ?? Number.POSITIVE_INFINITY) > at;

const isServedAt = (visit: LoggedVisit, at: Instant): boolean =>
  visit.calledAt !== null && visit.calledAt <= at && (visit.endedAt ?? visit.calledAt) > at;

/** Those in line with a place before this visit, at the moment it joined. */
const aheadOf = (log: StoreLog, visit: LoggedVisit): LoggedVisit[] =>
  log.visits.filter((v) => v.id !== visit.id && waitsAt(v, visit.joinedAt) && v.lineTime <= visit.lineTime);

/**
 * What most products show: people ahead times the mean configured length of the store's services, over the advisors at
 * work. Minutes; null where nobody was.
 */
export function naiveMinutes(log: StoreLog, visit: LoggedVisit, { services }: LoggedStaff): number | null {
  const staff = log.sessions.filter((session) => isOn(session, visit.joinedAt)).length;
  if (staff === 0 || services.length === 0) return null;
  const mean = services.reduce((sum, service) => sum + service.minutes, 0) / services.length;
  return (aheadOf(log, visit).length * mean) / staff;
}

/**
 * A timeline by the configured lengths: each advisor at work is free when what he has in hand has lasted that long, and
 * the line is given out in order to whoever with the skill is free first. Minutes; null where nobody could serve.
 */
export function configuredMinutes(log: StoreLog, visit: LoggedVisit, staff: LoggedStaff): number | null {
  const { joinedAt } = visit;
  const minutes = new Map(staff.services.map((service) => [service.id, service.minutes]));
  const length = (id: string): number => (minutes.get(id) ?? 0) * MINUTE;
  const servers = log.sessions
    .filter((session) => isOn(session, joinedAt))
    .map(({ advisorId }) => {
      const inHand = log.visits.find((v) => v.advisorId === advisorId && isServedAt(v, joinedAt));
      const freeAt = inHand ? Math.max(joinedAt, inHand.calledAt! + length(inHand.serviceId)) : joinedAt;
      return { freeAt, can: new Set(staff.skills.get(advisorId)) };
    });
  const firstFor = (serviceId: string) =>
    servers.filter((server) => server.can.has(serviceId)).sort((a, b) => a.freeAt - b.freeAt)[0];
  const line = aheadOf(log, visit).sort((a, b) => a.lineTime - b.lineTime);
  for (const other of line) {
    const server = firstFor(other.serviceId);
    if (server) server.freeAt += length(other.serviceId);
  }
  const mine = firstFor(visit.serviceId);
  return mine ? (mine.freeAt - joinedAt) / MINUTE : null;
}
