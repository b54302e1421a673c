import { readReference } from './reference.ts';

/** What a code that was held to a scanner says: a link of ours, or a reference. */
export type ScannedCode =
  | { readonly kind: 'link'; readonly id: string; readonly tag: string }
  | { readonly kind: 'reference'; readonly reference: string };

const LINK = /\/v\/((?:apt|vis)_[0-9a-z_]{1,60})\.([\w-]{22})\s*$/;

/**
 * Reads the text of a QR code: the link of an appointment or visit, whatever host it names (its tag proves it), or a bare
 * reference. Null for the codes of others.
 */
export function readScannedCode(text: string): ScannedCode | null {
  const link = LINK.exec(text);
  if (link) return { kind: 'link', id: link[1]!, tag: link[2]! };
  const reference = readReference(text);
  return reference === null ? null : { kind: 'reference', reference };
}
