import { type AppointmentWithSteps, findAppointment } from '../../db/records/booking/appointments.ts';
import { type BookingStore, findBookingStore } from '../../db/records/booking/booking-days.ts';
import type { Deps } from '../../deps.ts';
import { type AllowedAppointmentAction, allowedAppointmentActions } from '../../domain/booking/appointment.ts';
import type { Booker } from '../../domain/booking/booking-rules.ts';
import { type CheckInWindow, checkInWindow } from '../../domain/queue/visit/check-in-window.ts';
import { type Settings, settingsInForce } from '../../domain/settings.ts';
import { isLinkTag, linkTag } from '../steps/link-tag.ts';

export interface AppointmentShown {
  readonly appointment: AppointmentWithSteps;
  readonly store: BookingStore;
  readonly settings: Settings;
  readonly window: CheckInWindow;
  readonly allowed: readonly AllowedAppointmentAction[];
  /** What opens its link. */
  readonly token: string;
}

/** An appointment with what may be done with it now, also of a store that closed for good; null when it is unknown. */
export async function showAppointment(deps: Deps, id: string, viewer: Booker): Promise<AppointmentShown | null> {
  const appointment = await findAppointment(deps.db.read, id);
  const store = appointment && (await findBookingStore(deps.db.read, appointment.storeId, true));
  return appointment && store ? shownOf(deps, appointment, store, viewer) : null;
}

/** The same of an appointment and a store that have been read already. */
export function shownOf(
  deps: Pick<Deps, 'now' | 'secretKey'>,
  appointment: AppointmentWithSteps,
  store: BookingStore,
  viewer: Booker,
): AppointmentShown {
  const settings = settingsInForce(store.chainSettings, store.storeSettings);
  return {
    appointment,
    store,
    settings,
    window: checkInWindow(appointment.startsAt, settings),
    allowed: allowedAppointmentActions(appointment, viewer, deps.now(), settings).filter(
      (action) => action !== 'move' || isMovable(appointment, store, viewer),
    ),
    token: linkTag(deps.secretKey, 'appointment', appointment.id, appointment.linkVersion),
  };
}

/** Customers have another time only for what the store still offers; staff may serve the rest once more. */
const isMovable = ({ steps }: AppointmentWithSteps, store: BookingStore, viewer: Booker): boolean =>
  !store.isClosed &&
  (viewer === 'staff' ||
    steps.every((step) => store.services.some((service) => service.id === step.serviceId && service.active)));

/** The appointment that a link's id and tag open; null where they do not. */
export async function openAppointment(deps: Deps, id: string, tag: string): Promise<AppointmentWithSteps | null> {
  const appointment = await findAppointment(deps.db.read, id);
  if (!appointment) return null;
  return isLinkTag(deps.secretKey, 'appointment', id, appointment.linkVersion, tag) ? appointment : null;
}
