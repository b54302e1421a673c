import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { getCookie, setCookie } from 'hono/cookie';
import { type BookingTyped, NOTHING_TYPED } from '../../../../views/customer/booking/book-details.tsx';
import { MINUTE } from '../../../time/instant.ts';
import type { WebDeps } from '../../deps.ts';
import type { AppContext } from '../../env.ts';

/** What somebody has typed while booking, so that each page of it is a GET and "back" loses nothing. */
export interface Draft {
  readonly typed: BookingTyped;
  /** What was chosen when it was typed: address and query of the page. */
  readonly choice: string;
  /** Of the booking that it becomes: shown or sent again, it is one. */
  readonly requestKey: string;
  /** True while something typed is still to be mended: the page of the details says what. */
  readonly isRefused?: boolean;
  /** Where the appointment is, once it is booked; then nothing typed is kept. */
  readonly bookedAt?: string;
}

/** As long as a hold may last. */
const KEPT_MINUTES = 15;
const COOKIE = 'draft';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

const keyOf = (deps: WebDeps): Buffer =>
  Buffer.from(hkdfSync('sha256', deps.secretKey, new Uint8Array(), 'booking draft', 32));

/** Sent only with pages of this store; a name and a contact are nothing that a shared computer should show in plain. */
const options = (c: AppContext, deps: WebDeps) =>
  ({ path: `/stores/${c.var.store.slug}`, httpOnly: true, sameSite: 'Lax', secure: deps.https }) as const;

/** A cookie of more than 4 kB is dropped by browsers without a word; sealed and as text it grows by a third. */
const MOST_TYPED_BYTES = 2_700;
export const fitsDraft = (typed: BookingTyped): boolean => Buffer.byteLength(JSON.stringify(typed)) <= MOST_TYPED_BYTES;

/** Keeps what was typed in the browser itself, encrypted, for a quarter of an hour. */
export function keepDraft(c: AppContext, deps: WebDeps, draft: Draft): void {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(deps), iv);
  const text = JSON.stringify({ ...draft, until: deps.now() + KEPT_MINUTES * MINUTE });
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const value = Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  setCookie(c, COOKIE, value, { ...options(c, deps), maxAge: KEPT_MINUTES * 60 });
}

/** What was typed, where it was not long ago; null where there is nothing, or it is not ours. */
export function keptDraft(c: AppContext, deps: WebDeps): Draft | null {
  const bytes = Buffer.from(getCookie(c, COOKIE) ?? '', 'base64url');
  if (bytes.length <= IV_BYTES + TAG_BYTES) return null;
  try {
    const opened = createDecipheriv(CIPHER, keyOf(deps), bytes.subarray(0, IV_BYTES));
    opened.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const text = Buffer.concat([opened.update(bytes.subarray(IV_BYTES + TAG_BYTES)), opened.final()]).toString('utf8');
    const draft = JSON.parse(text) as Draft & { readonly until: number };
    return draft.until > deps.now() ? { ...draft, typed: { ...NOTHING_TYPED, ...draft.typed } } : null;
  } catch {
    // Of an earlier key, or changed by hand: as if there were none.
    return null;
  }
}
