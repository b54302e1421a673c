import { formatLocalTime, WEEKDAYS } from '../../time/local.ts';
import { type LocalSpan, localSpansOn, type OpeningHours, type SpecialDay } from './opening-hours.ts';

/** https://schema.org/OpeningHoursSpecification */
export interface OpeningHoursSpecification {
  readonly '@type': 'OpeningHoursSpecification';
  readonly dayOfWeek?: readonly string[];
  readonly opens: string;
  readonly closes: string;
  readonly validFrom?: string;
  readonly validThrough?: string;
}

const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
// Search engines read these two pairs as open and as closed for the whole day.
const ALL_DAY = { opens: '00:00', closes: '23:59' };
const CLOSED = { opens: '00:00', closes: '00:00' };

/**
 * Opening hours as schema.org tells them: one entry for the weekdays that share a span, one for each special date.
 * An evening that runs past midnight closes at an earlier clock time than it opens. Undefined where hours are not known.
 */
export function openingHoursSpecification(
  hours: OpeningHours,
  specialFrom: string,
): { weekly: OpeningHoursSpecification[]; special: OpeningHoursSpecification[] } | undefined {
  if (!hours.known) return undefined;
  const upcoming = hours.special.filter((day) => day.date >= specialFrom);
  return { weekly: weeklyEntries(hours), special: upcoming.flatMap(specialEntries) };
}

function weeklyEntries(hours: OpeningHours): OpeningHoursSpecification[] {
  const weekly = { ...hours, special: [] };
  const days = new Map<string, { times: { opens: string; closes: string }; names: string[] }>();
  for (const weekday of WEEKDAYS) {
    // 2024-01-01 was a Monday.
    for (const span of localSpansOn(weekly, `2024-01-0${weekday}`)) {
      const times = timesOf(span);
      const key = `${times.opens} ${times.closes}`;
      const entry = days.get(key) ?? { times, names: [] };
      entry.names.push(DAY_NAMES[weekday - 1]!);
      days.set(key, entry);
    }
  }
  return [...days.values()].map(({ times, names }) => ({
    '@type': 'OpeningHoursSpecification',
    dayOfWeek: names,
    ...times,
  }));
}

function specialEntries(day: SpecialDay): OpeningHoursSpecification[] {
  const times = day.spans.length === 0 ? [CLOSED] : day.spans.map(timesOf);
  return times.map((t) => ({
    '@type': 'OpeningHoursSpecification',
    ...t,
    validFrom: day.date,
    validThrough: day.date,
  }));
}

function timesOf(span: LocalSpan): { opens: string; closes: string } {
  if (span.opensMinute === 0 && span.closesMinute === 1440) return ALL_DAY;
  return { opens: formatLocalTime(span.opensMinute), closes: formatLocalTime(span.closesMinute % 1440) };
}

/** What schema.org is told of a store. */
export interface StoreFacts {
  readonly name: string;
  readonly url: string;
  readonly phone: string | null;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly postcode: string;
  readonly country: string;
  readonly lat: number;
  readonly lng: number;
  readonly hours: OpeningHours;
}

/** A store as schema.org `Store`, without `@context`; special hours from the local date `specialFrom` on. */
export function schemaOrgStore(store: StoreFacts, specialFrom: string) {
  const hours = openingHoursSpecification(store.hours, specialFrom);
  return {
    '@type': 'Store',
    '@id': store.url,
    name: store.name,
    url: store.url,
    ...(store.phone ? { telephone: store.phone } : {}),
    address: {
      '@type': 'PostalAddress',
      streetAddress: store.street,
      addressLocality: store.city,
      addressRegion: store.state,
      postalCode: store.postcode,
      addressCountry: store.country,
    },
    geo: { '@type': 'GeoCoordinates', latitude: store.lat, longitude: store.lng },
    ...(hours
      ? {
          openingHoursSpecification: hours.weekly,
          ...(hours.special.length > 0 ? { specialOpeningHoursSpecification: hours.special } : {}),
        }
      : {}),
  };
}
