import type { FormValues } from './forms.ts';

/** What is to be booked, as the address and the forms carry it. */
export interface BookingWish {
  /** Keys of services in the order in which they are wanted; one appointment of as many steps. */
  readonly services: readonly string[];
  /** Id of the advisor asked for by name. */
  readonly advisor: string | null;
  /** 1 to 20; NaN where it was not a number. */
  readonly partySize: number;
}

const MOST_SERVICES = 5;

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** `a,b` of a path, or several fields of one name: keys of services, each once. */
export const serviceKeys = (value: string | readonly string[] | undefined): string[] =>
  [...new Set(listOf(value).flatMap((text) => text.split(',')))].filter(Boolean).slice(0, MOST_SERVICES);

export function readWish(values: FormValues): BookingWish {
  const party = listOf(values.party)[0]?.trim() ?? '';
  return {
    services: serviceKeys(values.service),
    advisor: listOf(values.advisor)[0]?.slice(0, 64) || null,
    partySize: party === '' ? 1 : /^\d{1,2}$/.test(party) ? Number(party) : Number.NaN,
  };
}

/** True for a party that a store can serve together. */
export const isParty = (size: number): boolean => size >= 1 && size <= 20;

/** What of a wish stands beside the services: nothing where it is the usual one. */
export const restOf = ({ advisor, partySize }: BookingWish): Record<string, string> => ({
  ...(advisor ? { advisor } : {}),
  ...(partySize > 1 ? { party: String(partySize) } : {}),
});

export const wishFields = (wish: BookingWish): Record<string, string> => ({
  service: wish.services.join(','),
  ...restOf(wish),
});
