/** A named message: an event of the page, which htmx does not swap in. */
export const eventFrame = (name: string, data: string): Buffer => Buffer.from(`event: ${name}\ndata: ${data}\n\n`);

/** An unnamed message, which htmx swaps in. */
export const htmlFrame = (html: string): Buffer =>
  Buffer.from(
    `${html
      .split(/\r\n|\r|\n/)
      .map((line) => `data: ${line}`)
      .join('\n')}\n\n`,
  );
