// Where a word stands in the files of the display's voice: one word a second, in the order in which
// src/seed/build-voice.mjs made them.

const DIGITS_FROM = 2;
const LETTERS_FROM = 12;

function slotOf(sign) {
  if (/[0-9]/.test(sign)) return DIGITS_FROM + Number(sign);
  if (/[A-Z]/.test(sign)) return LETTERS_FROM + sign.charCodeAt(0) - 65;
  return null;
}

const slotsOf = (code) => [...code.toUpperCase()].map(slotOf).filter((slot) => slot !== null);

/** "Ticket A 0 4 2, counter 3": a counter that has a name instead of a number is left to the eye. */
export function slotsToSay(ticket, counter) {
  const code = /(?:^|\s)([a-z]|[a-z]?\d{1,3})$/i.exec(counter.trim())?.[1];
  return [0, ...slotsOf(ticket), ...(code ? [1, ...slotsOf(code)] : [])];
}
