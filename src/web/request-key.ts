import { createHash } from 'node:crypto';
import type { RequestKey } from '../operations/steps/request-key.ts';
import type { AppContext } from './env.ts';
import type { FormValues } from './forms.ts';

/** A value that names one form for good: sent twice, it is one act. */
export const newRequestKey = (newSecret: () => string): string => newSecret().slice(0, 22);

/** The key of a form that was sent, with its body's hash; undefined where the form carried none. */
export function requestKeyOf(c: AppContext, caller: string, values: FormValues): RequestKey | undefined {
  const { key, ...body } = values;
  if (typeof key !== 'string' || !/^[\w-]{8,64}$/.test(key)) return undefined;
  const sorted = Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    caller,
    route: `${c.req.method} ${c.req.path}`,
    key,
    bodyHash: createHash('sha256').update(JSON.stringify(sorted)).digest('base64url'),
  };
}
