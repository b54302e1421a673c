import { canonicalZone } from '../../time/store-zone.ts';
import { lengthProblem, numberProblem, type Problem, type Read, read, textProblem, tidy } from '../problem.ts';

/** A store as the JSON API and the forms give it. */
export interface StoreInput {
  readonly name: string;
  /** IANA name, old or new. */
  readonly zone: string;
  readonly point: { readonly lat: number; readonly lng: number };
  readonly address: {
    readonly street?: string | undefined;
    readonly city?: string | undefined;
    readonly state?: string | undefined;
    readonly postcode?: string | undefined;
    readonly country?: string | undefined;
  };
  readonly phone?: string | null | undefined;
  readonly website?: string | null | undefined;
  readonly directions?: string | null | undefined;
}

export interface StoreDetails {
  readonly name: string;
  /** Canonical IANA name. */
  readonly zone: string;
  readonly lat: number;
  readonly lng: number;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly postcode: string;
  readonly country: string;
  readonly phone: string | null;
  readonly website: string | null;
  readonly directions: string | null;
}

/** E.164 of a telephone number as typed, where it is North American or begins with +; null where it is none. */
export function readPhone(text: string): string | null {
  if (!/^[+\d\s().x/-]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, '');
  if (text.trim().startsWith('+')) return digits.length >= 7 && digits.length <= 15 ? `+${digits}` : null;
  if (/^1?[2-9]\d{9}$/.test(digits)) return `+1${digits.slice(-10)}`;
  return null;
}

const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/]+\.[^\s]+$/.test(text);

/**
 * A store put in order. Refuses missing or long texts, a zone that is none (abbreviations and offsets too), coordinates that
 * are off the globe, and telephone numbers and web addresses that cannot be such.
 */
export function readStore(input: StoreInput): Read<StoreDetails> {
  const phone = tidy(input.phone);
  const website = tidy(input.website);
  const zone = canonicalZone(tidy(input.zone));
  const details: StoreDetails = {
    name: tidy(input.name),
    zone: zone ?? '',
    lat: input.point.lat,
    lng: input.point.lng,
    street: tidy(input.address.street),
    city: tidy(input.address.city),
    state: tidy(input.address.state),
    postcode: tidy(input.address.postcode),
    country: tidy(input.address.country).toUpperCase() || 'US',
    phone: phone ? readPhone(phone) : null,
    website: website || null,
    directions: tidy(input.directions) || null,
  };
  return read(details, [
    textProblem('/name', details.name, 120),
    zone ? null : zoneProblem(input.zone),
    numberProblem('/point/lat', details.lat, { from: -90, to: 90, step: 0 }),
    numberProblem('/point/lng', details.lng, { from: -180, to: 180, step: 0 }),
    ...(['street', 'city', 'state', 'postcode'] as const).map((part) =>
      lengthProblem(`/address/${part}`, details[part], 120),
    ),
    /^[A-Z]{2}$/.test(details.country) ? null : { pointer: '/address/country', code: 'not_a_key' as const },
    phone && !details.phone ? { pointer: '/phone', code: 'not_a_phone' as const } : null,
    website && !isWebAddress(website) ? { pointer: '/website', code: 'not_an_address' as const } : null,
    lengthProblem('/website', website, 300),
    lengthProblem('/directions', details.directions ?? '', 500),
  ]);
}

const zoneProblem = (zone: string): Problem => ({ pointer: '/zone', code: tidy(zone) ? 'not_a_zone' : 'required' });

/** The part of an address that stands for a store: its name, with its city where the name does not say it. */
export function slugOf(name: string, city: string): string {
  const fold = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
  const [own, place] = [fold(name), fold(city)];
  return (own.includes(place) ? own : `${own}-${place}`).slice(0, 80).replace(/-+$/, '') || 'store';
}
