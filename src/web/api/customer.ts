import type { AppContext } from '../env.ts';
import { readEmail, readPhoneNumber } from '../shapes/contact.ts';
import { invalid } from './request.ts';

export interface Customer {
  readonly name: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly email: string | null;
}

export type CustomerOutcome =
  | { readonly kind: 'valid'; readonly value: Customer }
  | { readonly kind: 'refused'; readonly answer: Response };

interface Typed {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

const typed = (text: string | undefined): string | null => text?.trim() || null;

/** A customer's details as they are stored; 422 for a phone number or e-mail address that can be none. */
export function customerOf(c: AppContext, given: Typed | undefined): CustomerOutcome {
  const phone = typed(given?.phone);
  const email = typed(given?.email);
  const number = phone === null ? null : readPhoneNumber(phone);
  if (phone !== null && number === null) {
    const detail = 'Not a telephone number: 10 digits, or + and its country code.';
    return { kind: 'refused', answer: invalid(c, '/customer/phone', 'not_a_phone', detail) };
  }
  const address = email === null ? null : readEmail(email);
  if (email !== null && address === null) {
    return { kind: 'refused', answer: invalid(c, '/customer/email', 'not_an_email', 'Not an e-mail address.') };
  }
  return { kind: 'valid', value: { name: typed(given?.name), phone: number, email: address } };
}
