import { createHmac } from 'node:crypto';

/** A phone number (E.164) or e-mail address as a keyed hash, by which one contact is found again; null without either. */
export function contactHash(
  secretKey: Uint8Array,
  contact: { phone?: string | null; email?: string | null },
): string | null {
  const known = contact.phone ?? contact.email?.trim().toLowerCase();
  if (!known) return null;
  return createHmac('sha256', secretKey).update(`contact|${known}`).digest('base64url');
}
