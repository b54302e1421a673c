import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A telephone number as a person writes it, by default a US one, as E.164; null where it can be none. */
export function readPhoneNumber(text: string): string | null {
  const phone = parsePhoneNumberFromString(text, 'US');
  return phone?.isPossible() ? phone.number : null;
}

/** An e-mail address as it is stored; null where it can be none. Only a message can tell whether it exists. */
export function readEmail(text: string): string | null {
  const email = text.trim();
  return email.length <= 254 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email) ? email : null;
}
