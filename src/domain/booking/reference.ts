/**
 * The signs of a reference. No vowels, so that no word appears; of each group that is misread (0 O, 1 I L, 2 Z, 5 S, 8 B)
 * or misheard (B C D G P T V Z, F S, J K, M N) at most one is left.
 */
export const REFERENCE_SIGNS = 'FHKMQRTWX2346789';

/** Six signs of sixteen: 16.7 million references. A reference alone never opens anything. */
export const REFERENCE_LENGTH = 6;

/**
 * The reference that random bytes stand for: the low four bits of each of the first six.
 * Throws a RangeError where there are fewer than six, since a short reference would collide.
 */
export function referenceOf(bytes: ArrayLike<number>): string {
  if (bytes.length < REFERENCE_LENGTH) throw new RangeError('a reference needs six random bytes');
  let reference = '';
  for (let i = 0; i < REFERENCE_LENGTH; i++) reference += REFERENCE_SIGNS[bytes[i]! & 15];
  return reference;
}

/** The same as it is printed and spoken: two groups of three, `K7M 4XT`. */
export const printReference = (reference: string): string => `${reference.slice(0, 3)} ${reference.slice(3)}`;

/** What a person typed (any case, spaces, hyphens, dots) as a stored reference; null where it cannot be one. */
export function readReference(text: string): string | null {
  const signs = text.toUpperCase().replace(/[\s.\-–]/g, '');
  if (signs.length !== REFERENCE_LENGTH) return null;
  for (const sign of signs) if (!REFERENCE_SIGNS.includes(sign)) return null;
  return signs;
}
