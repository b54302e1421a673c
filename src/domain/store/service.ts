import { lengthProblem, numberProblem, type Problem, type Read, read, textProblem, tidy } from '../problem.ts';

/** A service as the JSON API and the forms give it. Minutes are multiples of 5. */
export interface ServiceInput {
  readonly name: string;
  readonly serviceMinutes: number;
  /** After the service. */
  readonly bufferMinutes?: number | undefined;
  readonly bufferBeforeMinutes?: number | undefined;
  readonly bookable?: boolean | undefined;
  readonly walkIn?: boolean | undefined;
  /** Left out: the present one, or one that is free. */
  readonly ticketLetter?: string | undefined;
  /** What to bring, a line each. */
  readonly readiness?: readonly string[] | undefined;
  /** The name in other languages. */
  readonly names?: Readonly<Record<string, string>> | undefined;
}

export interface Service {
  readonly name: string;
  readonly names: Record<string, string>;
  readonly serviceMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly bookable: boolean;
  readonly walkIn: boolean;
  readonly ticketLetter: string;
  readonly readiness: string[];
}

/** What a service has to fit in with. */
export interface ServiceSurroundings {
  /** Letters of the other services that are offered. */
  readonly takenLetters: ReadonlySet<string>;
  readonly presentLetter: string | null;
}

export const SERVICE_MINUTES = { from: 5, to: 480, step: 5 } as const;
export const BUFFER_MINUTES = { from: 0, to: 120, step: 5 } as const;
const MOST_NAME = 80;
const MOST_LINES = 8;
const MOST_LINE = 80;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The letter of a service that names none: the first free one of its name, else of the alphabet. */
export function freeLetter(name: string, taken: ReadonlySet<string>): string {
  const letters = [...name.normalize('NFD').toUpperCase()].filter((letter) => ALPHABET.includes(letter));
  return [...letters, ...ALPHABET].find((letter) => !taken.has(letter)) ?? letters[0] ?? 'A';
}

function letterProblem(letter: string, { takenLetters }: ServiceSurroundings): Problem | null {
  if (!/^[A-Z]$/.test(letter)) return { pointer: '/ticketLetter', code: 'not_a_letter' };
  // A store with more than 26 services has to share; ticket numbers are unique whatever the letter.
  if (takenLetters.has(letter) && takenLetters.size < ALPHABET.length)
    return { pointer: '/ticketLetter', code: 'letter_taken', values: { letter } };
  return null;
}

/**
 * A service put in order. Refuses missing or long texts, minutes out of range (5 to 480, buffers 0 to 120) or off the
 * 5-minute grid, a letter that is none or taken, and a service that can be neither booked nor joined (`neither_way`).
 */
export function readService(input: ServiceInput, around: ServiceSurroundings): Read<Service> {
  const name = tidy(input.name);
  const given = tidy(input.ticketLetter).toUpperCase();
  const service: Service = {
    name,
    names: tidyNames(input.names),
    serviceMinutes: input.serviceMinutes,
    bufferBeforeMinutes: input.bufferBeforeMinutes ?? 0,
    bufferAfterMinutes: input.bufferMinutes ?? 0,
    bookable: input.bookable ?? true,
    walkIn: input.walkIn ?? true,
    ticketLetter: given || (around.presentLetter ?? freeLetter(name, around.takenLetters)),
    readiness: (input.readiness ?? []).map(tidy).filter((line) => line !== ''),
  };
  return read(service, [
    textProblem('/name', name, MOST_NAME),
    ...Object.entries(service.names).map(([lang, text]) => lengthProblem(`/names/${lang}`, text, MOST_NAME)),
    numberProblem('/serviceMinutes', service.serviceMinutes, SERVICE_MINUTES),
    numberProblem('/bufferMinutes', service.bufferAfterMinutes, BUFFER_MINUTES),
    numberProblem('/bufferBeforeMinutes', service.bufferBeforeMinutes, BUFFER_MINUTES),
    letterProblem(service.ticketLetter, around),
    service.readiness.length > MOST_LINES
      ? { pointer: '/readiness', code: 'too_many', values: { most: MOST_LINES } }
      : null,
    ...service.readiness.map((line, i) => lengthProblem(`/readiness/${i}`, line, MOST_LINE)),
    service.bookable || service.walkIn ? null : { pointer: '/bookable', code: 'neither_way' },
  ]);
}

const tidyNames = (names: ServiceInput['names']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(names ?? {})
      .map(([lang, text]) => [lang, tidy(text)] as const)
      .filter(([, text]) => text !== ''),
  );

/** A key for a service made on screen: its name in lower case, words joined by hyphens. */
export const keyOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'service';

/** A caller's own id of a thing: one to 100 characters that can stand in an address. */
export const refProblem = (pointer: string, ref: string): Problem | null =>
  /^[A-Za-z0-9][A-Za-z0-9._:@-]{0,99}$/.test(ref) ? null : { pointer, code: 'not_a_key' };
