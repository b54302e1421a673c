import { z } from 'zod';
import { WALK_IN_STOP_REASONS } from '../../domain/queue/visit/joining.ts';
import { dateText, instantText, listOf, openWord, wait } from './common.ts';

export const point = z.object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) });

export const address = z.object({
  street: z.string(),
  city: z.string(),
  state: z.string(),
  postcode: z.string(),
  country: z.string(),
});

/** "No more walk-ins": until when, and why where that is known. */
const walkInStop = z.object({ until: instantText, reason: openWord(WALK_IN_STOP_REASONS).nullable() });

export const storeInList = z
  .object({
    id: z.string(),
    ref: z.string().nullable(),
    slug: z.string(),
    name: z.string(),
    zone: z.string(),
    point,
    address,
    phone: z.string().nullable(),
    distanceKm: z.number().nullable(),
    open: z.boolean().nullable().meta({ description: 'null = its hours are not known' }),
    opensAt: instantText.nullable(),
    closesAt: instantText.nullable(),
    wait: wait.nullable(),
    walkInStop: walkInStop.nullable(),
    nextSlotAt: instantText.nullable(),
  })
  .meta({ id: 'StoreInList' });

export const storeList = listOf(storeInList).meta({ id: 'StoreList' });

export const service = z
  .object({
    id: z.string(),
    key: z.string(),
    name: z.string(),
    serviceMinutes: z.number().int(),
    bufferBeforeMinutes: z.number().int(),
    bufferMinutes: z.number().int(),
    bookable: z.boolean(),
    walkIn: z.boolean(),
    ticketLetter: z.string(),
    readiness: z.array(z.string()),
  })
  .meta({ id: 'Service' });

export const weeklySpan = z.object({
  day: z.enum(['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']),
  opens: z.string(),
  closes: z.string(),
});

export const store = z
  .object({
    id: z.string(),
    revision: z.int().min(0).meta({ description: 'Of its configuration; begins the ETag, for If-Match' }),
    ref: z.string().nullable(),
    slug: z.string(),
    name: z.string(),
    zone: z.string(),
    point,
    address,
    phone: z.string().nullable(),
    open: z.boolean().nullable(),
    opensAt: instantText.nullable(),
    closesAt: instantText.nullable(),
    hours: z.object({ known: z.boolean(), weekly: z.array(weeklySpan) }),
    specialHours: z.array(
      z.object({
        date: dateText,
        note: z.string().nullable(),
        spans: z.array(z.object({ opens: z.string(), closes: z.string() })),
      }),
    ),
    services: z.array(service),
    settings: z.record(z.string(), z.union([z.number(), z.string()])),
  })
  .meta({ id: 'Store' });

export const hoursAnswer = z
  .object({
    data: z.array(
      z.object({
        date: dateText,
        spans: z.array(z.object({ startsAt: instantText, endsAt: instantText })),
        special: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Hours' });

export const waitsAnswer = z
  .object({
    data: z.array(
      z.object({
        service: z.string(),
        waiting: z.number().int(),
        lowMinutes: z.number().int().nullable(),
        likelyMinutes: z.number().int().nullable(),
        highMinutes: z.number().int().nullable(),
        acceptingWalkIns: z.boolean(),
        reason: z.string().nullable(),
      }),
    ),
    asOf: instantText,
    walkInStop: walkInStop.nullable().meta({ description: 'What staff said of walk-ins; null = they are taken' }),
  })
  .meta({ id: 'Waits' });

export const slotsAnswer = z
  .object({
    data: z.array(z.object({ startsAt: instantText, endsAt: instantText, localDate: dateText, localTime: z.string() })),
  })
  .meta({ id: 'Slots' });
