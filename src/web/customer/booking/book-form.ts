import type { BookingTyped } from '../../../../views/customer/booking/book-details.tsx';
import type { FieldError } from '../../../../views/parts/field.tsx';
import type { Language } from '../../../time/wording.ts';
import { words } from '../../../words/words.ts';
import { type FormValues, textIn } from '../../forms.ts';
import { readEmail, readPhoneNumber } from '../../shapes/contact.ts';

const MOST_NAME = 80;
const MOST_NOTE = 500;

/** Who comes, as typed. */
export const typedIn = (values: FormValues): BookingTyped => ({
  name: textIn(values, 'name'),
  email: textIn(values, 'email'),
  phone: textIn(values, 'phone'),
  note: textIn(values, 'note'),
  earlier: textIn(values, 'earlier'),
});

/** Who comes, as it is stored. */
export interface Details {
  readonly name: string;
  readonly email: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly note: string | null;
}

export type DetailsRead =
  | { readonly kind: 'valid'; readonly details: Details }
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] };

/** Takes a name and a phone or an e-mail; each thing that is wrong with its sentence. */
export function readDetails(typed: BookingTyped, lang: Language): DetailsRead {
  const w = words(lang).booking.errors;
  const name = typed.name.replace(/\s+/g, ' ').trim();
  const email = typed.email.trim() === '' ? null : readEmail(typed.email);
  const phone = typed.phone.trim() === '' ? null : readPhoneNumber(typed.phone);
  const errors: FieldError[] = [];
  const refuse = (field: string, message: string) => errors.push({ field, message });
  if (name === '' || name.length > MOST_NAME) refuse('name', w.name);
  if (typed.email.trim() !== '' && email === null) refuse('email', w.email);
  if (typed.phone.trim() !== '' && phone === null) refuse('phone', w.phone);
  if (typed.email.trim() === '' && typed.phone.trim() === '') refuse('email', w.contact);
  if (typed.note.length > MOST_NOTE) refuse('note', w.note);
  if (errors.length > 0) return { kind: 'invalid', errors };
  return { kind: 'valid', details: { name, email, phone, note: typed.note.trim() || null } };
}
