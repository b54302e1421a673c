import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** `prefix_` + nine characters of time + fourteen random ones (72 bits), so that new rows land together in an index. */
export function newId(prefix: string): string {
  let id = `${prefix}_${Date.now().toString(36).padStart(9, '0')}`;
  for (const byte of randomBytes(14)) id += ALPHABET[byte % 36];
  return id;
}

/** 256 random bits, base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
