import type { Queries } from '../../db/client.ts';
import { type AppointmentWithSteps, findAppointment } from '../../db/records/booking/appointments.ts';
import { findChain } from '../../db/records/store/chain.ts';
import { servicesOf } from '../../db/records/store/services.ts';
import { findStore } from '../../db/records/store/stores.ts';
import type { Deps } from '../../deps.ts';
import { printReference } from '../../domain/booking/reference.ts';
import type { AppointmentFacts, AppointmentSnapshot } from '../../domain/messages/message.ts';
import { checkInWindow } from '../../domain/queue/visit/check-in-window.ts';
import { settingsInForce } from '../../domain/settings.ts';
import { linkPath } from '../steps/link-tag.ts';

export type { AppointmentWithSteps };

/** Street and town in one line. */
export function addressLine(store: Readonly<Record<'street' | 'city' | 'state' | 'postcode', string | null>>): string {
  const town = [store.city, [store.state, store.postcode].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return [store.street, town].filter(Boolean).join(', ');
}

/** What messages and calendar files tell of an appointment, in a language; null when it is unknown. */
export async function loadAppointmentFacts(
  deps: Pick<Deps, 'secretKey' | 'baseUrl'>,
  db: Queries,
  id: string,
  lang: string,
  snapshot: Partial<AppointmentSnapshot> = {},
): Promise<AppointmentFacts | null> {
  const appointment = await findAppointment(db, id);
  const store = appointment && (await findStore(db, appointment.storeId));
  if (!appointment || !store) return null;
  const chain = await findChain(db);
  const services = await servicesOf(db, store.id);
  const serviceIds = snapshot.serviceIds ?? appointment.steps.map((step) => step.serviceId);
  const wanted = serviceIds.map((serviceId) => services.find((service) => service.id === serviceId));
  const startsAt = snapshot.startsAt ?? appointment.startsAt;
  return {
    id,
    reference: printReference(appointment.reference),
    chainName: chain?.name ?? 'Walkup',
    storeName: store.name,
    address: addressLine(store),
    storePhone: store.phone,
    zone: store.zone,
    services: wanted.map((service, i) => ({
      name: service ? (service.names[lang] ?? service.name) : '',
      minutes: appointment.steps[i]?.minutes ?? service?.serviceMinutes ?? 0,
    })),
    readiness: [...new Set(wanted.flatMap((service) => service?.readiness ?? []))],
    startsAt,
    endsAt: snapshot.endsAt ?? appointment.endsAt,
    movedFrom: snapshot.movedFrom ?? null,
    cancelReason: snapshot.reason ?? null,
    expected: snapshot.expected ?? null,
    checkIn: checkInWindow(startsAt, settingsInForce(chain?.settings ?? null, store.settings)),
    sequence: snapshot.sequence ?? appointment.calendarSequence,
    isCancelled: appointment.status === 'cancelled',
    changedAt: appointment.updatedAt,
    link: `${deps.baseUrl}${linkPath(deps.secretKey, 'appointment', id, appointment.linkVersion)}`,
    // A store that is closed for good has no page to book at: the finder leads to another.
    bookHref: store.closedForGoodAt === null ? `${deps.baseUrl}/stores/${store.slug}/book` : `${deps.baseUrl}/`,
  };
}
