/** A named message: an event of the page, which htmx does not swap in. */
export const eventFrame = (name: string, data: string): Buffer => Buffer.from(`event: ${name}\ndata: ${data}\n\n`);

const LINE_ENDS = /\r\n|\r|\n/g;

/** An unnamed message, which htmx swaps in. */
export const htmlFrame = (html: string): Buffer =>
  // Hundreds are made at a change, nearly all of one line.
  Buffer.from(`data: ${html.includes('\n') || html.includes('\r') ? html.replace(LINE_ENDS, '\ndata: ') : html}\n\n`);
