import { PROOF_KEYBOARDS, PROOF_LENGTHS, PROOFS, type ProofKind } from '../../../views/kiosk/find-appointment.tsx';
import { type KeyboardKind, keysOf } from '../../../views/kiosk/keypad.tsx';
import { readReference } from '../../domain/booking/reference.ts';
import type { Proof } from '../../operations/arrival/prove-arrival.ts';
import { type FormValues, trimmedIn } from '../forms.ts';
import { readEmail, readPhoneNumber } from '../shapes/contact.ts';

export const isProof = (text: string | undefined): text is ProofKind => PROOFS.some((kind) => kind === text);

/** A key that was pressed without a script: the sign at the end, or the last one gone. Null where none was. */
export function pressed(press: string | undefined, value: string, keyboard: KeyboardKind, max: number): string | null {
  if (press === undefined || press === '') return null;
  if (press === 'delete') return value.slice(0, -1);
  return keysOf(keyboard).includes(press) ? (value + press).slice(0, max) : value;
}

/** What was typed as a proof, or null where it cannot be one. */
export function readProof(values: FormValues): Proof | null {
  const by = trimmedIn(values, 'by');
  const value = trimmedIn(values, 'value');
  if (by === 'whole_phone') {
    const phone = readPhoneNumber(value);
    return phone === null ? null : { by, phone };
  }
  const reference = readReference(trimmedIn(values, 'reference'));
  if (!reference) return null;
  if (by === 'phone') return /^\d{4}$/.test(value) ? { by, reference, lastDigits: value } : null;
  if (by === 'email') return readEmail(value) === null ? null : { by, reference, email: value.trim() };
  return by === 'name' && /^\p{L}{3}$/u.test(value) ? { by, reference, letters: value } : null;
}

/** The value after a key that was pressed without a script; null where none was. */
export function pressedIn(values: FormValues): string | null {
  const by = trimmedIn(values, 'by');
  const keyboard = isProof(by) ? PROOF_KEYBOARDS[by] : 'digits';
  const max = isProof(by) ? PROOF_LENGTHS[by] : 16;
  return pressed(trimmedIn(values, 'press'), trimmedIn(values, 'value'), keyboard, max);
}
