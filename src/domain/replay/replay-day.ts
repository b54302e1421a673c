import type { Instant } from '../../time/instant.ts';
import { contains, type Span } from '../../time/span.ts';
import type { FloorService } from '../queue/line/floor.ts';
import type { LoggedSession, LoggedVisit, StoreLog } from '../reports/store-log.ts';
import type { Settings } from '../settings.ts';

/** Somebody who came on the day, with what the log knows of him. */
export interface Comer {
  readonly id: string;
  readonly serviceId: string;
  readonly joinedAt: Instant;
  readonly bookedAt: Instant | null;
  readonly appointmentId: string | null;
  /** How long he was served; null where he was not, or nobody pressed when it was over. */
  readonly serviceMs: number | null;
  /** Call to start; null where he was not called. */
  readonly walkUpMs: number | null;
  /** What he waited at the least: to the call, or until he left. */
  readonly waitedMs: number;
  /** He left the line by himself after that. */
  readonly left: boolean;
  /** Was called and never came. */
  readonly noShow: boolean;
}

/** An advisor's time at a counter. */
export interface Duty extends Span {
  readonly advisorId: string;
  readonly skills: readonly string[];
  readonly breaks: readonly Span[];
}

/** A booked time of the day, come or not. */
export interface DayAppointment {
  readonly id: string;
  readonly serviceId: string;
  readonly startsAt: Instant;
}

/** All that a day is played again from. */
export interface ReplayDay {
  readonly storeId: string;
  readonly span: Span;
  readonly settings: Settings;
  readonly services: readonly FloorService[];
  readonly comers: readonly Comer[];
  readonly duties: readonly Duty[];
  /** Those that were not cancelled before the day was over. */
  readonly appointments: readonly DayAppointment[];
}

/** What the log does not hold: the store as it is configured, and its booked times. */
export interface DaySetting {
  readonly storeId: string;
  readonly span: Span;
  readonly settings: Settings;
  readonly services: readonly FloorService[];
  readonly skills: ReadonlyMap<string, readonly string[]>;
  readonly appointments: readonly DayAppointment[];
}

function comerOf(visit: LoggedVisit): Comer | null {
  const waitEnd = visit.calledAt ?? visit.endedAt;
  if (waitEnd === null || (visit.calledAt === null && visit.isSweptUp)) return null;
  const isServed = visit.startedAt !== null && visit.endedAt !== null && !visit.isSweptUp;
  return {
    id: visit.id,
    serviceId: visit.serviceId,
    joinedAt: visit.joinedAt,
    bookedAt: visit.bookedAt,
    appointmentId: visit.appointmentId,
    serviceMs: isServed ? Math.max(0, visit.endedAt! - visit.startedAt!) : null,
    walkUpMs: visit.startedAt !== null && visit.calledAt !== null ? visit.startedAt - visit.calledAt : null,
    waitedMs: waitEnd - visit.joinedAt,
    left: visit.end === 'left' && visit.calledAt === null,
    noShow: visit.end === 'no_show' && visit.startedAt === null,
  };
}

function dutyOf(session: LoggedSession, { span, skills }: DaySetting): Duty {
  return {
    advisorId: session.advisorId,
    skills: skills.get(session.advisorId) ?? [],
    startsAt: Math.max(session.openedAt, span.startsAt),
    endsAt: Math.min(session.closedAt ?? session.lastActAt, span.endsAt),
    breaks: session.pauses.map((pause) => ({
      startsAt: pause.startsAt,
      endsAt: pause.endsAt ?? pause.until ?? session.closedAt ?? span.endsAt,
    })),
  };
}

/** A store day as it can be played again, from its log. Who was still in line at its end, or was forgotten there, is left out. */
export function replayDay(log: StoreLog, setting: DaySetting): ReplayDay {
  const { span, storeId, settings, services, appointments } = setting;
  const known = new Set(services.map((service) => service.id));
  return {
    storeId,
    span,
    settings,
    services,
    comers: log.visits
      .filter((visit) => contains(span, visit.joinedAt) && known.has(visit.serviceId))
      .map(comerOf)
      .filter((comer) => comer !== null),
    duties: log.sessions
      .filter((session) => session.openedAt < span.endsAt && (session.closedAt ?? session.lastActAt) > span.startsAt)
      .map((session) => dutyOf(session, setting)),
    appointments,
  };
}
