import { z } from 'zod';
import { customer, instantText, language, line, openWord } from './common.ts';

const key = line(64);
/** Exactly one of `service` and `services`, by key or id. */
export const wanted = {
  service: key.optional(),
  services: z.array(key).min(1).max(5).optional(),
};
export const oneServiceNamed = (body: { service?: string | undefined; services?: string[] | string | undefined }) =>
  (body.service === undefined) !== (body.services === undefined);
export const oneServiceMessage = { message: 'name either service or services', path: ['service'] };

export const newHold = z
  .object({ ...wanted, startsAt: instantText, advisor: line(64).optional() })
  .refine(oneServiceNamed, oneServiceMessage)
  .meta({ id: 'NewHold' });

export const hold = z.object({ hold: z.string(), expiresAt: instantText }).meta({ id: 'Hold' });

export const newAppointment = z
  .object({
    ...wanted,
    startsAt: instantText,
    advisor: line(64).optional(),
    partySize: z.number().int().min(1).max(20).optional(),
    hold: line(64).optional(),
    customer: customer.extend({ name: line(80) }),
    language: language.optional(),
    note: line(500).optional(),
    needs: z.array(line(40)).max(8).optional(),
  })
  .refine(oneServiceNamed, oneServiceMessage)
  .meta({ id: 'NewAppointment' });

export const appointment = z
  .object({
    id: z.string(),
    reference: z.string(),
    store: z.string(),
    status: openWord(['booked', 'checked_in', 'fulfilled', 'cancelled', 'no_show']),
    services: z.array(z.string()),
    startsAt: instantText,
    endsAt: instantText,
    checkInOpensAt: instantText,
    checkInClosesAt: instantText,
    advisor: z.string().nullable(),
    partySize: z.number().int(),
    revision: z.number().int(),
    needsAttention: z.string().nullable(),
  })
  .meta({ id: 'Appointment' });

export const bookedAppointment = appointment
  .extend({ token: z.string(), manageUrl: z.string() })
  .meta({ id: 'BookedAppointment' });

export const appointmentChange = z
  .object({ startsAt: instantText.optional(), service: key.optional() })
  .refine((body) => body.startsAt !== undefined || body.service !== undefined, {
    message: 'name startsAt or service',
    path: ['startsAt'],
  })
  .meta({ id: 'AppointmentChange' });
