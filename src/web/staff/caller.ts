import { advisorIn } from '../../operations/access/session.ts';
import type { ActsAs } from '../../operations/steps/act-on-visit.ts';
import type { RequestKey } from '../../operations/steps/request-key.ts';
import type { AppContext } from '../env.ts';
import { type FormValues, trimmedIn } from '../forms.ts';
import { requestKeyOf } from '../request-key.ts';

/** The advisor whom the signed-in account is tied to in this store, or null. */
export const myAdvisor = (c: AppContext): string | null => advisorIn(c.var.signedIn, c.var.store.id);

/** As whom the signed-in account acts on visits here: managers also at the counters of others. */
export const actsAs = (c: AppContext): ActsAs => ({
  kind: 'staff',
  advisorId: myAdvisor(c),
  mayActForOthers: c.var.role === 'owner' || c.var.role === 'manager',
});

/** The key of a form of this session. */
export const staffRequest = (c: AppContext, values: FormValues): { request?: RequestKey } => {
  const request = requestKeyOf(c, `session:${c.var.signedIn.sessionId}`, values);
  return request ? { request } : {};
};

export const revisionOf = (values: FormValues): { revision?: number } => {
  const text = trimmedIn(values, 'revision');
  return /^\d{1,9}$/.test(text) ? { revision: Number(text) } : {};
};

/** Where the queue screen of this store is. */
export const baseOf = (c: AppContext): string => `/staff/${c.var.store.slug}`;
