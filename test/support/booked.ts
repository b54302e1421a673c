import { insertAppointment } from '../../src/db/records/booking/appointments.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { MINUTE } from '../../src/time/instant.ts';
import { localOf } from '../../src/time/store-zone.ts';
import type { SmallStore } from './small-store.ts';
import type { TestApp } from './test-app.ts';

export interface Booked {
  readonly id: string;
  readonly reference: string;
  /** RFC 3339. */
  readonly at: string;
  readonly name: string;
  readonly service?: string;
  readonly phone?: string;
  readonly email?: string;
}

/** An appointment as booking would have left it, without the slot search before it. */
export async function book(app: TestApp, store: SmallStore, booked: Booked): Promise<string> {
  const startsAt = Date.parse(booked.at);
  const serviceId = store.service(booked.service ?? 'device');
  const appointment = {
    id: booked.id,
    storeId: store.id,
    reference: booked.reference,
    status: 'booked' as const,
    startsAt,
    endsAt: startsAt + 20 * MINUTE,
    localDate: localOf('America/Chicago', startsAt).date,
    serviceId,
    name: booked.name,
    phone: booked.phone ?? null,
    email: booked.email ?? null,
    source: 'web' as const,
    createdAt: app.now(),
    updatedAt: app.now(),
  };
  const step = { appointmentId: booked.id, ordinal: 0, storeId: store.id, serviceId, startsAt, minutes: 20 };
  await inTransaction(app.deps.db, (tx) => insertAppointment(tx, appointment, [step]));
  return booked.id;
}
