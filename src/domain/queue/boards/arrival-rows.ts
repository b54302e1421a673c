import { addMinutes, type Instant } from '../../../time/instant.ts';
import type { AppointmentStatus } from '../../booking/statuses.ts';
import type { ExpectedStart } from '../../forecast/expected-start.ts';
import type { Settings } from '../../settings.ts';
import { checkInWindow } from '../visit/check-in-window.ts';
import type { Visit } from '../visit/visit.ts';
import { wholeMinutes } from './staff-board.ts';

/** How an appointment of the day stands at the door. */
export type ArrivalState = 'expected' | 'due' | 'late' | 'here' | 'called' | 'served' | 'released';

export interface ArrivalRow {
  readonly appointmentId: string;
  readonly bookedAt: Instant;
  readonly name: string | null;
  readonly state: ArrivalState;
  readonly lateMinutes: number;
  readonly hereSince: Instant | null;
  /** How it came, where it came: before its window, in time, or late. */
  readonly arrival: 'early' | 'punctual' | 'late' | null;
  readonly mayCheckIn: boolean;
  readonly needsAttention: boolean;
}

/** An arrival with whom the stored plan gives it: proof that everybody can be served, not a duty. */
export interface PlannedArrival extends ArrivalRow {
  /** Names of the advisors, in the order of the steps, each once. */
  readonly plannedWith: readonly string[];
  /** The overflow lane that it was booked on; null = none. */
  readonly overflow: string | null;
  /** No message reaches them. */
  readonly isUnreached: boolean;
  /** When it is likely to start; null while that cannot be said. */
  readonly likely: ExpectedStart | null;
}

export interface ExpectedAppointment {
  readonly id: string;
  readonly startsAt: Instant;
  readonly name: string | null;
  readonly status: AppointmentStatus;
  readonly needsAttention: string | null;
}

const SHOWN_AHEAD_MINUTES = 120;
const SHOWN_AFTER_MINUTES = 30;

function stateOf(
  appointment: ExpectedAppointment,
  visit: Visit | undefined,
  now: Instant,
  settings: Settings,
): ArrivalState {
  if (visit?.status === 'waiting') return 'here';
  if (visit?.status === 'called') return 'called';
  if (visit || appointment.status === 'fulfilled') return 'served';
  if (appointment.status === 'no_show') return 'released';
  if (now > appointment.startsAt) return 'late';
  return now >= checkInWindow(appointment.startsAt, settings).opensAt ? 'due' : 'expected';
}

const lateMinutes = (bookedAt: Instant, cameAt: Instant | null): number =>
  cameAt === null ? 0 : wholeMinutes(bookedAt, cameAt);

function arrivedAs(bookedAt: Instant, joinedAt: Instant, settings: Settings): ArrivalRow['arrival'] {
  if (joinedAt < checkInWindow(bookedAt, settings).opensAt) return 'early';
  return joinedAt > addMinutes(bookedAt, settings.punctualMinutes) ? 'late' : 'punctual';
}

/** The booked customers of the next two hours and the last half, and all who are late or here, by time. */
export function arrivalRows(
  appointments: readonly ExpectedAppointment[],
  visits: readonly Visit[],
  now: Instant,
  settings: Settings,
): ArrivalRow[] {
  const byAppointment = new Map(visits.filter((v) => v.appointmentId !== null).map((v) => [v.appointmentId, v]));
  return appointments
    .map((appointment): ArrivalRow => {
      const visit = byAppointment.get(appointment.id);
      const state = stateOf(appointment, visit, now, settings);
      return {
        appointmentId: appointment.id,
        bookedAt: appointment.startsAt,
        name: appointment.name,
        state,
        lateMinutes: lateMinutes(appointment.startsAt, state === 'late' ? now : (visit?.joinedAt ?? null)),
        hereSince: visit?.joinedAt ?? null,
        arrival: visit ? arrivedAs(appointment.startsAt, visit.joinedAt, settings) : null,
        mayCheckIn: (state === 'expected' || state === 'due' || state === 'late' || state === 'released') && !visit,
        needsAttention: appointment.needsAttention !== null,
      };
    })
    .filter((row) => {
      const isNear =
        row.bookedAt < addMinutes(now, SHOWN_AHEAD_MINUTES) && row.bookedAt > addMinutes(now, -SHOWN_AFTER_MINUTES);
      return isNear || row.state === 'here' || row.state === 'late' || row.state === 'called';
    })
    .sort((a, b) => a.bookedAt - b.bookedAt);
}
