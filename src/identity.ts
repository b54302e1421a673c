import { randomBytes, randomFillSync } from 'node:crypto';

/** Random bytes are fetched for many ids at once: a fetch takes as long as the rest of what makes one. */
const POOL = Buffer.alloc(14 * 128);
let used = POOL.length;

function fourteenBytes(): Buffer {
  if (used === POOL.length) {
    randomFillSync(POOL);
    used = 0;
  }
  used += 14;
  return POOL.subarray(used - 14, used);
}

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';
/** An id's random signs are put together here: sign by sign as a string it would be kept in fifteen pieces. */
const SIGNS = Buffer.alloc(14);

/** `prefix_` + nine characters of time + fourteen random ones (72 bits), so that new rows land together in an index. */
export function newId(prefix: string): string {
  const bytes = fourteenBytes();
  for (let i = 0; i < SIGNS.length; i++) SIGNS[i] = ALPHABET.charCodeAt(bytes[i]! % 36);
  return `${prefix}_${Date.now().toString(36).padStart(9, '0')}${SIGNS.toString('latin1')}`;
}

/** 256 random bits, base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
