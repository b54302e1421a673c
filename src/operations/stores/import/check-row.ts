import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { isUnitedStates } from '../../../domain/places/us-states.ts';
import type { Finding } from '../../../domain/store/import-finding.ts';
import type { Point } from '../../../domain/store/place.ts';
import type { Instant } from '../../../time/instant.ts';
import { localOf } from '../../../time/store-zone.ts';
import { type CheckedHours, checkHours } from './check-hours.ts';
import { countryOf, postcodeFindings, readPoint, tidyPostcode, tidyState } from './check-place.ts';
import { type ZoneOfPoint, zoneOfRow } from './check-zone.ts';
import type { GivenStore } from './given-store.ts';

/** What is there already under the same source and ref. */
export interface ExistingStore extends Point {
  readonly name: string;
  readonly zone: string;
}

/** A row put in order. An absent field keeps what the store has. */
export interface CheckedStore {
  readonly source: string;
  readonly ref: string;
  readonly fields: {
    readonly name: string;
    readonly lat: number;
    readonly lng: number;
    readonly zone: string;
    readonly country?: string;
    readonly street?: string;
    readonly city?: string;
    readonly state?: string;
    readonly postcode?: string;
    readonly phone?: string | null;
    readonly website?: string | null;
  };
  /** Absent: the row does not say. */
  readonly closedForGood: boolean | undefined;
  readonly week: CheckedHours['week'];
  readonly special: CheckedHours['special'];
}

export type CheckedRow =
  | { readonly kind: 'rejected'; readonly reasons: readonly Finding[] }
  | { readonly kind: 'taken'; readonly store: CheckedStore; readonly warnings: readonly Finding[] };

export interface RowContext {
  readonly now: Instant;
  readonly zoneOfPoint: ZoneOfPoint;
  readonly zipPoint: (zip: string) => Point | undefined;
  /** Keys of the rows of this file that came before. */
  readonly seen: Set<string>;
}

/** As long as the manager's page and the JSON API take them. */
const MOST_REF = 200;
const MOST_TEXT = 120;
const MOST_WEBSITE = 300;

const isFinding = (found: Point | Finding): found is Finding => 'code' in found;

/**
 * Checks one row of whatever format. Rejected: no name, no or impossible coordinates, a second row of the same source and
 * ref, a store that is closed for good and not here. Taken with a doubt: far from its postcode, zone unknown or against the
 * map, hours, phone, web address or country not understood.
 */
export function checkRow(given: GivenStore, existing: ExistingStore | undefined, context: RowContext): CheckedRow {
  const name = nameOf(given) || (given.name === undefined ? existing?.name : undefined);
  const point = pointOf(given, existing);
  const reasons: Finding[] = [];
  if (isFinding(point)) reasons.push(point);
  if (!name) reasons.push({ code: 'no_name' });
  const ref = refOf(given);
  const key = `${given.source}\n${ref}`;
  if (context.seen.has(key)) reasons.push({ code: 'duplicate_ref', values: { ref } });
  if (ref.length > MOST_REF) reasons.push({ code: 'ref_too_long', values: { most: MOST_REF } });
  if (given.closedForGood && !existing) reasons.push({ code: 'closed_for_good' });
  if (isFinding(point) || !name || reasons.length > 0) return { kind: 'rejected', reasons };
  context.seen.add(key);
  return takenRow({ ...given, ref }, name, point, existing, context);
}

function takenRow(
  given: GivenStore & { ref: string },
  name: string,
  point: Point,
  existing: ExistingStore | undefined,
  context: RowContext,
): CheckedRow {
  const { country, findings: ofCountry } = countryOf(given);
  const state = tidyState(given.state ?? '', country);
  const postcode = tidyPostcode(given.postcode ?? '', country);
  const byRow = zoneOfRow(given.zone ?? '', point, context.zoneOfPoint, context.now);
  const today = localOf('UTC', context.now).date;
  const hours = checkHours(given.hours, given.special, { country, state, today });
  const phone = phoneOf(given.phone, country);
  const website = websiteOf(given.website);
  const { short, findings } = shortener();
  const zip = isUnitedStates(country) ? context.zipPoint(postcode.slice(0, 5)) : undefined;
  return {
    kind: 'taken',
    store: {
      source: given.source,
      ref: given.ref,
      fields: {
        name: short('name', name),
        ...point,
        zone: keepsZone(byRow.isGiven, point, existing) ? existing!.zone : byRow.zone,
        ...(given.country === undefined && given.postcode === undefined ? {} : { country }),
        ...(given.street === undefined ? {} : { street: short('street', given.street) }),
        ...(given.city === undefined ? {} : { city: short('city', given.city) }),
        ...(given.state === undefined ? {} : { state: short('state', state) }),
        ...(given.postcode === undefined ? {} : { postcode: short('postcode', postcode) }),
        ...phone.field,
        ...website.field,
      },
      closedForGood: given.closedForGood,
      week: hours.week,
      special: hours.special,
    },
    warnings: [
      ...ofCountry,
      ...postcodeFindings(point, zip),
      ...byRow.findings,
      ...hours.findings,
      ...phone.findings,
      ...website.findings,
      ...findings,
    ],
  };
}

/** Cuts texts that no screen has room for, and remembers which. */
function shortener() {
  const findings: Finding[] = [];
  const short = (field: string, text: string): string => {
    if (text.length <= MOST_TEXT) return text;
    const letters = [...text.slice(0, 2 * MOST_TEXT + 2)];
    if (letters.length <= MOST_TEXT) return text;
    findings.push({ code: 'cut_short', values: { field, most: MOST_TEXT } });
    return letters.slice(0, MOST_TEXT).join('').trimEnd();
  };
  return { short, findings };
}

/** A zone that somebody set by hand outlives the next import, unless the store has moved or the file names one. */
const keepsZone = (isGiven: boolean, point: Point, existing: ExistingStore | undefined): boolean =>
  !isGiven && existing !== undefined && existing.lat === point.lat && existing.lng === point.lng;

function nameOf(given: GivenStore): string {
  const [name, branch] = [given.name?.trim() ?? '', given.branch?.trim() ?? ''];
  if (!name || !branch) return name || branch;
  return name.toLowerCase().includes(branch.toLowerCase()) ? name : `${name} ${branch}`;
}

function pointOf(given: GivenStore, existing: ExistingStore | undefined): Point | Finding {
  if (given.lat === undefined && given.lng === undefined && existing) return { lat: existing.lat, lng: existing.lng };
  return readPoint(given.lat ?? '', given.lng ?? '');
}

/** Under which ref a row is known. Rows without an id of their own are known again by name and address. */
export function refOf(given: GivenStore): string {
  if (given.ref) return given.ref;
  const parts = [nameOf(given), given.street, given.postcode ?? given.city];
  const folded = parts.map((part) =>
    (part ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
  return `at:${folded.join('|')}`;
}

function phoneOf(
  given: string | undefined,
  country: string,
): { field: { phone?: string | null }; findings: Finding[] } {
  if (given === undefined) return { field: {}, findings: [] };
  // Several numbers are joined by semicolons.
  const first = given
    .split(';')
    .map((part) => part.trim())
    .find(Boolean);
  if (!first) return { field: { phone: null }, findings: [] };
  const parsed = parsePhoneNumberFromString(first, country as CountryCode);
  if (parsed?.isPossible()) return { field: { phone: parsed.number }, findings: [] };
  return { field: { phone: null }, findings: [{ code: 'phone_not_understood', values: { given: first } }] };
}

function websiteOf(given: string | undefined): { field: { website?: string | null }; findings: Finding[] } {
  if (given === undefined) return { field: {}, findings: [] };
  const text = given.trim();
  if (text === '') return { field: { website: null }, findings: [] };
  if (text.length <= MOST_WEBSITE && /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(text))
    return { field: { website: text }, findings: [] };
  return { field: { website: null }, findings: [{ code: 'website_not_understood', values: { given: text } }] };
}
