import type { Part } from '../../views/parts/kept-drawing.ts';

/** A named message: an event of the page, which htmx does not swap in. */
export const eventFrame = (name: string, data: string): Buffer => Buffer.from(`event: ${name}\ndata: ${data}\n\n`);

const LINE_ENDS = /\r\n|\r|\n/g;

const bytesOf = (text: string): Buffer =>
  // Hundreds are made at a change, nearly all of one line.
  Buffer.from(text.includes('\n') || text.includes('\r') ? text.replace(LINE_ENDS, '\ndata: ') : text);

const START = Buffer.from('data: ');
const END = Buffer.from('\n\n');
const kept = new WeakMap<Part, Buffer>();

/** Parts stay the same object while they say the same: each is encoded once. */
function partBytes(part: Part): Buffer {
  let bytes = kept.get(part);
  if (!bytes) {
    bytes = bytesOf(part.text);
    kept.set(part, bytes);
  }
  return bytes;
}

/** An unnamed message, which htmx swaps in. */
export const htmlFrame = (html: string | readonly Part[]): Buffer =>
  Buffer.concat(typeof html === 'string' ? [START, bytesOf(html), END] : [START, ...html.map(partBytes), END]);
