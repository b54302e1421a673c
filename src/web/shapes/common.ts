import { z } from 'zod';
import { fromRfc3339, type Instant, toRfc3339 } from '../../time/instant.ts';
import { isLocalDate } from '../../time/local.ts';

/** An instant in the API: RFC 3339. Answers are in UTC; any offset is taken. */
export const instantText = z
  .string()
  .refine((text) => fromRfc3339(text) !== null, {
    message: 'must be an RFC 3339 instant, such as 2026-11-24T15:00:00Z',
  })
  .meta({ format: 'date-time', example: '2026-11-24T15:00:00Z' });

/** A local date of the store. */
export const dateText = z
  .string()
  .refine(isLocalDate, { message: 'must be a date that exists, as YYYY-MM-DD' })
  // Answers reach 62 days on and a day back, and a fifth digit of the year is no RFC 3339.
  .refine((text) => text >= '1900' && text < '9999', { message: 'must be a date from 1900 to 9998' })
  .meta({ format: 'date', example: '2026-11-24' });

/** The instant of a text that `instantText` has passed. */
export function instantOfText(text: string): Instant {
  const at = fromRfc3339(text);
  if (at === null) throw new Error('not an instant: the schema should have refused it');
  return at;
}

export const textOf = (at: Instant): string => toRfc3339(at);
export const textOrNull = (at: Instant | null | undefined): string | null => (at == null ? null : toRfc3339(at));

/** A word list that may grow: clients must expect new words. */
export const openWord = (words: readonly string[]) =>
  z.string().meta({ description: `One of ${words.join(', ')}; more may be added.`, examples: [...words] });

export const wait = z
  .object({ lowMinutes: z.number().int(), likelyMinutes: z.number().int(), highMinutes: z.number().int() })
  .meta({ description: 'The wait as shown to people, in minutes, rounded outward; 0-5 means under 5.' });

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
    /** Of a refused act on a visit: who changed it last, and the acts that are possible now. */
    last: z
      .object({ kind: z.string(), at: instantText, actor: z.object({ kind: z.string(), id: z.string() }) })
      .nullable()
      .optional(),
    possible: z.array(z.string()).optional(),
  })
  .loose()
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });

export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), hasMore: z.boolean(), nextCursor: z.string().nullable() });

/** Query of a list: `limit` 1 to 100, 25 when absent; `cursor` from the answer before. */
export const paging = {
  limit: z
    .string()
    .refine((text) => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 100, {
      message: 'must be 1 to 100',
    })
    .optional(),
  cursor: z.string().max(200).optional(),
};

const noNul = (text: string) => !text.includes('\u0000');
/** Typed text: trimmed by the operation, never with NUL (the database would cut it there). */
export const line = (max: number) => z.string().max(max).refine(noNul, { message: 'must not contain NUL' });

export const customer = z.object({
  name: line(80).optional(),
  phone: line(32).optional(),
  email: line(254).optional(),
});

export const language = z.enum(['en', 'es']);
