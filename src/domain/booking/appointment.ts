import { addMinutes, type Instant, MINUTE } from '../../time/instant.ts';
import { checkInWindow } from '../queue/visit/check-in-window.ts';
import type { Settings } from '../settings.ts';
import type { AppointmentStatus } from './statuses.ts';

/** Statuses whose time is kept: these are planned, claimed and counted as open. */
export const LIVE_STATUSES = ['booked', 'checked_in'] as const satisfies readonly AppointmentStatus[];

/** One thing to be done in an appointment; steps follow each other without a gap. Minutes are multiples of 5. */
export interface BookedStep {
  readonly serviceId: string;
  readonly minutes: number;
  /** Minutes that the advisor needs before and after; they keep other appointments away, not the end of the shift. */
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  /** The advisor asked for by name, who is kept whatever is re-planned. */
  readonly namedAdvisorId: string | null;
}

/** What a transition or a permission looks at. */
export interface AppointmentState {
  readonly status: AppointmentStatus;
  readonly startsAt: Instant;
}

export type AppointmentAct = 'check_in' | 'fulfil' | 'cancel' | 'no_show' | 'reopen';

/** `over`: it has ended another way; `not_there_yet`: it has not been checked in; `already`: it is so already. */
export type TransitionRefusal = 'over' | 'not_there_yet' | 'already';

export type Transition =
  | { readonly kind: 'changed'; readonly status: AppointmentStatus }
  | { readonly kind: 'refused'; readonly code: TransitionRefusal };

const TARGET: Readonly<Record<AppointmentAct, AppointmentStatus>> = {
  check_in: 'checked_in',
  fulfil: 'fulfilled',
  cancel: 'cancelled',
  no_show: 'no_show',
  reopen: 'checked_in',
};

const FROM: Readonly<Record<AppointmentAct, readonly AppointmentStatus[]>> = {
  check_in: ['booked'],
  fulfil: ['checked_in'],
  cancel: ['booked', 'checked_in'],
  no_show: ['booked', 'checked_in'],
  // Its visit came back into the line on the same store day.
  reopen: ['fulfilled', 'cancelled', 'no_show'],
};

/** The status after an act, or why it is refused. Whether it is the right moment is asked of `allowedAppointmentActions`. */
export function transition(status: AppointmentStatus, act: AppointmentAct): Transition {
  if (FROM[act].includes(status)) return { kind: 'changed', status: TARGET[act] };
  if (status === TARGET[act]) return { kind: 'refused', code: 'already' };
  return { kind: 'refused', code: status === 'booked' ? 'not_there_yet' : 'over' };
}

/** The statuses from which an act may come, for a compare-and-set. */
export const statusesBefore = (act: AppointmentAct): readonly AppointmentStatus[] => FROM[act];

export const isLive = (appointment: Pick<AppointmentState, 'status'>): boolean =>
  appointment.status === 'booked' || appointment.status === 'checked_in';

export const totalMinutes = (steps: readonly Pick<BookedStep, 'minutes'>[]): number =>
  steps.reduce((sum, step) => sum + step.minutes, 0);

/** The instant at which the last step ends, buffers not counted. */
export const endOf = (startsAt: Instant, steps: readonly Pick<BookedStep, 'minutes'>[]): Instant =>
  startsAt + totalMinutes(steps) * MINUTE;

export type AppointmentViewer = 'customer' | 'staff';
export type AllowedAppointmentAction = 'move' | 'cancel' | 'check_in' | 'add_to_calendar';

type ChangeSettings = Pick<
  Settings,
  'changeCutoffMinutes' | 'checkInOpensMinutes' | 'punctualMinutes' | 'releaseMinutes'
>;

/**
 * What this viewer may do with the appointment now. A customer moves it until `changeCutoffMinutes` before its time, staff
 * until it is released; both cancel until it is released. A checked-in appointment is changed through its visit.
 */
export function allowedAppointmentActions(
  appointment: AppointmentState,
  viewer: AppointmentViewer,
  now: Instant,
  settings: ChangeSettings,
): AllowedAppointmentAction[] {
  if (appointment.status !== 'booked') return [];
  const window = checkInWindow(appointment.startsAt, settings);
  if (now >= window.releasesAt) return [];
  const movesUntil = addMinutes(appointment.startsAt, -settings.changeCutoffMinutes);
  const allowed: AllowedAppointmentAction[] = [];
  if (viewer === 'staff' || now <= movesUntil) allowed.push('move');
  allowed.push('cancel');
  if (viewer === 'staff' || now >= window.opensAt) allowed.push('check_in');
  if (now < appointment.startsAt) allowed.push('add_to_calendar');
  return allowed;
}

/** A cancellation is late, and counted as such, once the time to move it has passed. */
export const isLateCancel = (startsAt: Instant, now: Instant, settings: ChangeSettings): boolean =>
  now > addMinutes(startsAt, -settings.changeCutoffMinutes);
