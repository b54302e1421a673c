/** How the bytes of a file were read as text. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean => mark.every((b, i) => bytes[i] === b);

/**
 * The text of a file, without its byte order mark: UTF-8, or UTF-16 where its mark says so. What is no UTF-8 is read as
 * Windows-1252, which spreadsheets write on an American desk and which knows every byte.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const as = (encoding: TextEncoding): DecodedText => ({ text: new TextDecoder(encoding).decode(bytes), encoding });
  if (startsWith(bytes, 0xff, 0xfe)) return as('utf-16le');
  if (startsWith(bytes, 0xfe, 0xff)) return as('utf-16be');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return as('windows-1252');
  }
}
