/** What a visit is called by: the letter of its service and a number that alone is unique in the store's day. */
export interface TicketNumber {
  readonly letter: string;
  readonly number: number;
}

/** Numbers from here on are kept for kiosks that have lost the line; a store's own sequence leaves them out. */
export const LEASED_FROM = 901;
/** Where the store's own sequence goes on after them. */
export const ON_FROM = 3001;

/** `A042`: one capital letter, at least three digits. */
export const formatTicket = (ticket: TicketNumber): string =>
  `${ticket.letter}${String(ticket.number).padStart(3, '0')}`;

/** Reads what a person types or says: `A042`, `a 42`, `42`; the letter may be missing since digits alone are unique. Null where it is no ticket. */
export function parseTicket(text: string): { letter: string | null; number: number } | null {
  const match = /^\s*([a-z])?[\s-]*0*(\d{1,6})\s*$/i.exec(text);
  if (!match || Number(match[2]) === 0) return null;
  return { letter: match[1]?.toUpperCase() ?? null, number: Number(match[2]) };
}
