/** What a visit is called by: the letter of its service and a number that alone is unique in the store's day. */
export interface TicketNumber {
  readonly letter: string;
  readonly number: number;
}

/** First number of the blocks that a kiosk leases for the time when the line is down; the store's own sequence jumps over them. */
export const LEASED_FROM = 901;
export const LEASE_SIZE = 20;

/** `A042`: one capital letter, at least three digits. */
export const formatTicket = (ticket: TicketNumber): string =>
  `${ticket.letter}${String(ticket.number).padStart(3, '0')}`;

/** Reads what a person types or says: `A042`, `a 42`, `42`; the letter may be missing since digits alone are unique. Null where it is no ticket. */
export function parseTicket(text: string): { letter: string | null; number: number } | null {
  const match = /^\s*([a-z])?[\s-]*0*(\d{1,6})\s*$/i.exec(text);
  if (!match || Number(match[2]) === 0) return null;
  return { letter: match[1]?.toUpperCase() ?? null, number: Number(match[2]) };
}

/** The letter of a service that names none: the first letter of its name without accents, `A` where it has none. */
export function letterFor(name: string): string {
  const plain = name.normalize('NFD').replace(/[^a-zA-Z]/g, '');
  return (plain[0] ?? 'A').toUpperCase();
}
