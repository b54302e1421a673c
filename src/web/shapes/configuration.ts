import { z } from 'zod';
import { instantText, line } from './common.ts';
import { point, weeklySpan } from './store.ts';

const countries = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
// ZZ has a name too: "Unknown Region".
const isCountry = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) && code !== 'ZZ' && countries.of(code) !== undefined;

export const putStore = z
  .object({
    name: line(120),
    zone: line(60),
    point,
    address: z.object({
      street: line(200),
      city: line(100),
      state: line(40),
      postcode: line(16),
      country: line(2)
        .min(2)
        .refine(isCountry, { message: 'must be a country by its two capital letters, such as US' }),
    }),
    phone: line(32).nullable().optional(),
    settings: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
  })
  .meta({ id: 'PutStore' });

export const putHours = z.object({ weekly: z.array(weeklySpan).max(50) }).meta({ id: 'PutHours' });

export const putSpecialHours = z
  .object({
    spans: z.array(z.object({ opens: line(5), closes: line(5) })).max(8),
    note: line(80).nullable().optional(),
  })
  .meta({ id: 'PutSpecialHours' });

const minutes = z.number().int().min(0).max(480);
export const putService = z
  .object({
    name: line(80),
    serviceMinutes: minutes,
    bufferMinutes: minutes.optional(),
    bufferBeforeMinutes: minutes.optional(),
    bookable: z.boolean().optional(),
    walkIn: z.boolean().optional(),
    ticketLetter: line(1).optional(),
    readiness: z.array(line(120)).max(10).optional(),
  })
  .meta({ id: 'PutService' });

export const putAdvisor = z
  .object({
    name: line(80),
    skills: z.array(line(64)).max(100),
    languages: z.array(line(12)).max(12).optional(),
  })
  .meta({ id: 'PutAdvisor' });

export const putCounter = z.object({ name: line(20) }).meta({ id: 'PutCounter' });

export const putShift = z
  .object({
    advisor: line(64),
    startsAt: instantText,
    endsAt: instantText,
    breaks: z
      .array(z.object({ startsAt: instantText, endsAt: instantText }))
      .max(12)
      .optional(),
  })
  .meta({ id: 'PutShift' });

export const saved = z.object({ id: z.string(), created: z.boolean() }).meta({ id: 'Saved' });
