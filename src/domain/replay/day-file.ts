import { fromRfc3339, type Instant } from '../../time/instant.ts';
import { isLocalDate } from '../../time/local.ts';
import { canonicalZone } from '../../time/store-zone.ts';
import type { FloorService } from '../queue/line/floor.ts';
import type { LoggedEvent } from '../reports/store-log.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import { areAdvisors, isLength, isText, type Row, rowsOf } from './file-rows.ts';
import type { DayAppointment, ReplayDay } from './replay-day.ts';
import { type CallingRules, callingRules } from './rules.ts';

/** The first line of an exported day: what the log itself does not hold. Instants are RFC 3339, durations minutes. */
export interface DayHead {
  readonly kind: 'day';
  /** Slug of the store. */
  readonly store: string;
  readonly zone: string;
  readonly day: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly settings: Partial<CallingRules>;
  readonly services: readonly { readonly id: string; readonly key: string; readonly minutes: number }[];
  readonly advisors: readonly { readonly id: string; readonly skills: readonly string[] }[];
  readonly appointments: readonly { readonly id: string; readonly service: string; readonly startsAt: string }[];
}

const iso = (at: Instant): string => new Date(at).toISOString();

/** An exported day's first line. */
export function dayHead(
  day: ReplayDay,
  known: {
    readonly store: string;
    readonly zone: string;
    readonly date: string;
    readonly services: readonly { readonly id: string; readonly key: string; readonly serviceMinutes: number }[];
    readonly advisors: readonly { readonly id: string; readonly skills: readonly string[] }[];
  },
): DayHead {
  return {
    kind: 'day',
    store: known.store,
    zone: known.zone,
    day: known.date,
    startsAt: iso(day.span.startsAt),
    endsAt: iso(day.span.endsAt),
    settings: callingRules(day.settings),
    services: known.services.map(({ id, key, serviceMinutes }) => ({ id, key, minutes: serviceMinutes })),
    advisors: known.advisors.map(({ id, skills }) => ({ id, skills: [...skills] })),
    appointments: day.appointments.map(({ id, serviceId, startsAt }) => ({
      id,
      service: serviceId,
      startsAt: iso(startsAt),
    })),
  };
}

/** A row of the log as a line of the file, in the shape of the API's events. */
export const eventLine = ({ id, subjectId, kind, at, data }: LoggedEvent) => ({
  seq: id,
  at: iso(at),
  kind,
  subject: subjectId,
  data,
});

/** A line that is an event of a store's log; null where it is none. */
export function eventOf(line: Readonly<Record<string, unknown>>): LoggedEvent | null {
  const { seq, at, kind, subject, data } = line;
  if (typeof seq !== 'number' || typeof kind !== 'string' || typeof subject !== 'string') return null;
  const instant = typeof at === 'string' ? fromRfc3339(at) : null;
  if (instant === null) return null;
  const isData = typeof data === 'object' && data !== null && !Array.isArray(data);
  return { id: seq, kind, subjectId: subject, at: instant, data: isData ? (data as LoggedEvent['data']) : {} };
}

/** What of a day is not in its events. */
export interface ReadHead {
  readonly store: string;
  readonly zone: string;
  readonly date: string;
  readonly span: { readonly startsAt: Instant; readonly endsAt: Instant };
  readonly settings: Settings;
  readonly services: readonly (FloorService & { readonly key: string })[];
  readonly skills: ReadonlyMap<string, readonly string[]>;
  readonly appointments: readonly DayAppointment[];
}

const isMoment = (value: unknown): boolean => isText(value) && fromRfc3339(value) !== null;

function isHead(line: Row): boolean {
  const { zone, day, store, startsAt, endsAt, services, advisors, appointments } = line;
  if (!isText(zone) || canonicalZone(zone) === null || !isText(day) || !isLocalDate(day) || !isText(store))
    return false;
  if (!isMoment(startsAt) || !isMoment(endsAt)) return false;
  return (
    rowsOf(services, ({ id, key, minutes }) => isText(id) && isText(key) && isLength(minutes)) &&
    areAdvisors(advisors) &&
    rowsOf(appointments, (one) => isText(one.id) && isText(one.service) && isMoment(one.startsAt))
  );
}

/** An exported day's first line; null where it lacks something or a moment of it is none. */
export function readHead(line: Row): ReadHead | null {
  if (!isHead(line)) return null;
  const head = line as unknown as DayHead;
  const [startsAt, endsAt] = [fromRfc3339(head.startsAt)!, fromRfc3339(head.endsAt)!];
  if (endsAt <= startsAt) return null;
  const appointments = head.appointments.map(({ id, service, startsAt: at }) => ({
    id,
    serviceId: service,
    startsAt: fromRfc3339(at)!,
  }));
  return {
    store: head.store,
    zone: head.zone,
    date: head.day,
    span: { startsAt, endsAt },
    settings: { ...DEFAULT_SETTINGS, ...callingRules(head.settings ?? {}) },
    services: head.services.map(({ id, key, minutes }) => ({ id, key, minutes })),
    skills: new Map(head.advisors.map(({ id, skills }) => [id, skills])),
    appointments,
  };
}
