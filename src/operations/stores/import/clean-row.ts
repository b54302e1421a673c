import type { GivenStore } from './given-store.ts';

// NUL would cut a text in the database, a line break a name on the screen.
const clean = <T extends string | null | undefined>(text: T): T =>
  (typeof text === 'string' ? text.replace(/[\p{Cc}\s]+/gu, ' ').trim() : text) as T;

/** The texts of a row without control characters, spaces put in order, before it is known by its ref or its name. */
export const cleanRow = (given: GivenStore): GivenStore => ({
  ...given,
  ref: clean(given.ref) || null,
  name: clean(given.name),
  branch: clean(given.branch),
  street: clean(given.street),
  city: clean(given.city),
  state: clean(given.state),
  postcode: clean(given.postcode),
  country: clean(given.country),
  zone: clean(given.zone),
  phone: clean(given.phone),
  website: clean(given.website),
});
