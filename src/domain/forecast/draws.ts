/**
 * Random numbers that hang on what they are drawn for, not on the order of drawing: the same store, replication and person
 * give the same number at every refresh, so a forecast moves only because the floor moved.
 */

/** Scrambles two 32-bit integers into one. */
export function mix(a: number, b: number): number {
  let h = (a ^ Math.imul(b | 0, 0x9e3779b1)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) | 0;
}

/** 32 bits of a text (FNV-1a), for ids and for the seed of a store's day. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}

const PER_BIT = 1 / 2 ** 32;

/** A number in the open interval (0, 1). */
export const uniform = (stream: number, key: number): number => ((mix(stream, key) >>> 0) + 0.5) * PER_BIT;
