import { MINUTE } from '../../time/instant.ts';
import { learn } from '../forecast/learning/learn.ts';
import { nothingLearned } from '../forecast/learning/learned.ts';
import { learnedModel } from '../forecast/learning/learned-model.ts';
import { atMinute, type LogEvent, OpenLog } from '../forecast/learning/open-log.ts';
import type { ForecastModel } from '../forecast/service-times.ts';
import { type LogConfig, settingsOf } from '../forecast/snapshot.ts';
import { type LoggedEvent, StoreLogReader } from '../reports/store-log.ts';
import { areAdvisors, isLength, isText, type Row, rowsOf } from './file-rows.ts';
import { type DayAppointment, type ReplayDay, replayDay } from './replay-day.ts';

/** A day of a log in the open protocol, as it can be played again, with what the days before it taught. */
export interface OpenDay {
  readonly day: ReplayDay;
  readonly model: ForecastModel;
  /** Of the days of the log, from 0. */
  readonly number: number;
}

interface DayStart {
  readonly appointments?: readonly { readonly apptId: string; readonly service: string; readonly at: number }[];
}

const DAY_MINUTES = 1440;

/** The first line of such a log says what is needed to play a day of it. */
export const isOpenConfig = ({ services, advisors, policy }: Row): boolean =>
  rowsOf(services, ({ id, nominalMin }) => isText(id) && isLength(nominalMin)) &&
  areAdvisors(advisors) &&
  (policy === undefined || (typeof policy === 'object' && policy !== null));
/** The protocol's words as the store's log has them. */
const KINDS: Readonly<Record<string, string>> = {
  join: 'joined',
  call: 'called',
  start: 'started',
  finish: 'completed',
  no_reply: 'no_show',
  leave: 'left',
  advisor_on: 'counter_opened',
  advisor_off: 'counter_closed',
  break_start: 'counter_paused',
  break_end: 'counter_resumed',
};

function loggedOf(e: LogEvent, id: number): LoggedEvent | null {
  const kind = KINDS[e.type];
  const isCounter = kind?.startsWith('counter_') ?? false;
  const subjectId = isCounter ? e.advisor : e.visitId;
  if (kind === undefined || subjectId === undefined) return null;
  const isBooked = e.visitKind === 'appt' && e.apptAt !== undefined;
  const data = {
    service: e.service,
    advisor: e.advisor,
    bookedAt: isBooked ? atMinute(e.apptAt!) : null,
    appointment: isBooked ? e.apptId : null,
    until: e.plannedEnd === undefined ? null : atMinute(e.plannedEnd),
  };
  return { id, kind, subjectId, at: atMinute(e.t), data };
}

/** The booked times of a day, less those given up before it was over. */
function bookedOn(events: readonly LogEvent[]): DayAppointment[] {
  const booked = new Map<string, DayAppointment>();
  const book = (id: string, serviceId: string, at: number): void =>
    void booked.set(id, { id, serviceId, startsAt: atMinute(at) });
  for (const e of events) {
    if (e.type === 'day_start') for (const a of (e as DayStart).appointments ?? []) book(a.apptId, a.service, a.at);
    const at = (e as { at?: unknown }).at;
    if (e.type === 'appt_booked' && e.apptId && e.service && typeof at === 'number') book(e.apptId, e.service, at);
    if (e.type === 'appt_cancelled' && e.apptId) booked.delete(e.apptId);
  }
  return [...booked.values()];
}

/** One day of such a log: `number`, else its last on which somebody joined; null where nobody did. */
export function openDay(config: LogConfig, events: readonly LogEvent[], number?: number): OpenDay | null {
  const dayOf = (e: LogEvent): number => Math.floor(e.t / DAY_MINUTES);
  const joined = events.filter((e) => e.type === 'join').map(dayOf);
  const chosen = number ?? Math.max(...joined);
  if (!joined.includes(chosen)) return null;
  const services = config.services.map((s) => ({ id: s.id, minutes: s.nominalMin }));
  const log = new OpenLog(new Map(config.services.map((s) => [s.id, s.nominalMin])));
  const learned = nothingLearned();
  for (const e of events) if (dayOf(e) < chosen) for (const observed of log.observed(e)) learn(learned, observed);
  const ofDay = events.filter((e) => dayOf(e) === chosen);
  const reader = new StoreLogReader();
  ofDay.forEach((e, i) => {
    const logged = loggedOf(e, i);
    if (logged) reader.add(logged);
  });
  const startsAt = atMinute(chosen * DAY_MINUTES);
  const day = replayDay(reader.read(), {
    storeId: 'log',
    span: { startsAt, endsAt: startsAt + DAY_MINUTES * MINUTE },
    settings: settingsOf(config),
    services,
    skills: new Map(config.advisors.map((a) => [a.id, a.skills])),
    appointments: bookedOn(ofDay),
  });
  return { day, model: learnedModel(learned, services), number: chosen };
}
