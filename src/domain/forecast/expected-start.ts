import { addMinutes, type Instant, MINUTE, SECOND } from '../../time/instant.ts';
import type { FloorAppointment, FloorPerson, StoreFloor } from '../queue/line/floor.ts';
import type { Settings } from '../settings.ts';
import { forecastFloor } from './forecast-floor.ts';
import type { ForecastModel } from './service-times.ts';
import { MEDIAN, secondsAt, type WaitForecast } from './wait-forecast.ts';

/** When somebody with an appointment is likely to be called. */
export interface ExpectedStart {
  readonly from: Instant;
  readonly to: Instant;
  /** The likeliest start is past the booked time and the store's promise. */
  readonly isLate: boolean;
}

const STEP = 5 * MINUTE;
/** Enough for the ends of a range that is told to 5 minutes. */
const REPLICATIONS = 64;

/** The start of one appointment from the quantiles of its wait, in seconds from `now`: p20 to p85, outward to 5 minutes, never before its time. */
export function expectedStart(
  bookedAt: Instant,
  quantiles: readonly number[],
  now: Instant,
  { promiseMinutes }: Pick<Settings, 'promiseMinutes'>,
): ExpectedStart {
  const at = (level: number): Instant => now + secondsAt(quantiles, level) * SECOND;
  const from = Math.max(bookedAt, Math.floor(at(0.2) / STEP) * STEP);
  const to = Math.max(from + STEP, Math.ceil(at(0.85) / STEP) * STEP);
  const isLate = now + quantiles[MEDIAN]! * SECOND >= addMinutes(bookedAt, promiseMinutes);
  return { from, to, isLate };
}

/**
 * The start of somebody with an appointment who is in line: the range that he is shown, in clock times outward to 5
 * minutes, so that both say the same. He is here, so it may be before his time.
 */
export function startInLine(
  bookedAt: Instant,
  { lowMinutes, highMinutes, quantiles }: WaitForecast,
  now: Instant,
  { promiseMinutes }: Pick<Settings, 'promiseMinutes'>,
): ExpectedStart {
  const from = Math.max(now, Math.floor(addMinutes(now, lowMinutes) / STEP) * STEP);
  const to = Math.ceil(addMinutes(now, highMinutes) / STEP) * STEP;
  return { from, to, isLate: now + quantiles[MEDIAN]! * SECOND >= addMinutes(bookedAt, promiseMinutes) };
}

const asIfHere = ({ id, serviceId, startsAt, advisorNamedId }: FloorAppointment, floor: StoreFloor, place: number) =>
  ({
    id,
    ticketNumber: 10_000 + place,
    serviceId,
    joinedAt: floor.now,
    lineTime: addMinutes(startsAt, -floor.settings.headStartMinutes),
    bookedAt: startsAt,
    appointmentId: id,
    advisorWantedId: advisorNamedId,
    counterWantedId: null,
    awayUntil: startsAt > floor.now ? startsAt : null,
    absentUntil: null,
  }) satisfies FloorPerson;

/**
 * When the appointments that are not here yet are likely to start, had each of them come at its time: one run for all.
 * Only those within the head start are foretold, for whoever joins from now on stands behind them; further ahead the
 * line of now says nothing. One that nobody can serve is left out.
 */
export function expectedStarts(floor: StoreFloor, model: ForecastModel, seed: number): Map<string, ExpectedStart> {
  const until = addMinutes(floor.now, floor.settings.headStartMinutes);
  const near = floor.appointments.filter((one) => one.startsAt <= until);
  if (near.length === 0) return new Map();
  const line = [...floor.line, ...near.map((one, place) => asIfHere(one, floor, place))];
  const appointments = floor.appointments.filter((one) => one.startsAt > until);
  const run = forecastFloor({ ...floor, line, appointments }, model, seed, [], { mostReplications: REPLICATIONS });
  return new Map(
    near.flatMap((one) => {
      const wait = run.people.get(one.id);
      return wait ? [[one.id, expectedStart(one.startsAt, wait.quantiles, floor.now, floor.settings)] as const] : [];
    }),
  );
}
