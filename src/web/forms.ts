import { HTTPException } from 'hono/http-exception';
import type { z } from 'zod';
import type { AppContext } from './env.ts';

export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** A message code of each field that was refused; views turn codes into sentences. */
export type FormErrors = Readonly<Record<string, string>>;

export type FormOutcome<T> =
  | { readonly kind: 'valid'; readonly value: T; readonly values: FormValues }
  | { readonly kind: 'invalid'; readonly values: FormValues; readonly errors: FormErrors };

/** The fields as typed. A name with `[]` at its end, or given more than once, is a list; files are refused. */
export async function formValues(c: AppContext): Promise<FormValues> {
  const body = await c.req.parseBody({ all: true });
  const values: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of Object.entries(body)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      // NUL would cut the text short in the database.
      if (typeof item !== 'string' || item.includes('\0')) throw new HTTPException(400);
    }
    values[name.replace(/\[\]$/, '')] = value as string | string[];
  }
  return values;
}

/** What stands in a field, as typed; nothing where it is missing or a list. */
export const textIn = (values: FormValues, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

export const trimmedIn = (values: FormValues, name: string): string => textIn(values, name).trim();

/** The first problem of each field: our own code where the schema names one, else `required` or `invalid`. */
function errorsOf(error: z.ZodError, values: FormValues): FormErrors {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '');
    if (errors[field]) continue;
    const given = values[field];
    const ownCode = /^[a-z][a-z0-9_]*$/.test(issue.message) ? issue.message : 'invalid';
    errors[field] = given === undefined || given === '' ? 'required' : ownCode;
  }
  return errors;
}

/** Checks the values of a form by the schema that the JSON API uses too. A refused form is drawn again with what was typed. */
export async function formBody<S extends z.ZodType>(c: AppContext, schema: S): Promise<FormOutcome<z.output<S>>> {
  const values = await formValues(c);
  const read = schema.safeParse(values);
  if (read.success) return { kind: 'valid', value: read.data, values };
  return { kind: 'invalid', values, errors: errorsOf(read.error, values) };
}
