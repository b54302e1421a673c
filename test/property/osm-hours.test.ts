import fc from 'fast-check';
import OpeningHoursJs from 'opening_hours';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSpansBetween } from '../../src/domain/store/opening-hours.ts';
import { readOsmHours } from '../../src/operations/stores/formats/osm/osm-hours.ts';
import { joinSpans, type Span } from '../../src/time/span.ts';

// opening_hours.js reads the clock of the process: a fixed zone without clock changes makes its answers comparable.
const zoneOfProcess = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'UTC';
});
afterAll(() => {
  if (zoneOfProcess === undefined) delete process.env.TZ;
  else process.env.TZ = zoneOfProcess;
});

const two = (n: number): string => String(n).padStart(2, '0');
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30))
  .map(([h, m]) => `${two(h)}:${two(m)}`);
const range = fc.tuple(time, time).map(([a, b]) => `${a}-${b}`);
const plainRange = fc
  .tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 12, max: 24 }))
  .map(([a, b]) => `${two(a)}:00-${two(b)}:00`);
const times = fc
  .array(fc.oneof({ weight: 4, arbitrary: plainRange }, range), { minLength: 1, maxLength: 2 })
  .map((t) => t.join(','));
const day = fc.constantFrom('Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su');
const weekdays = fc.oneof(
  day,
  fc.tuple(day, day).map(([a, b]) => `${a}-${b}`),
  fc.tuple(day, day).map(([a, b]) => `${a},${b}`),
  fc.tuple(day, fc.constantFrom(1, 2, 4, -1)).map(([d, n]) => `${d}[${n}]`),
  fc.constant('PH'),
  day.map((d) => `${d},PH`),
);
const month = fc.constantFrom('Jan', 'May', 'Jun', 'Jul', 'Nov', 'Dec');
const dates = fc.oneof(
  fc.tuple(month, fc.integer({ min: 1, max: 28 })).map(([m, d]) => `${m} ${two(d)}`),
  fc
    .tuple(month, fc.integer({ min: 1, max: 14 }), fc.integer({ min: 15, max: 28 }))
    .map(([m, a, b]) => `${m} ${two(a)}-${two(b)}`),
  fc
    .tuple(month, fc.integer({ min: 1, max: 28 }), month, fc.integer({ min: 1, max: 28 }))
    .map(([m, a, n, b]) => `${m} ${two(a)}-${n} ${two(b)}`),
  fc.tuple(month, fc.integer({ min: 1, max: 28 })).map(([m, d]) => `2026 ${m} ${two(d)}`),
  fc.tuple(month, month).map(([a, b]) => (a === b ? a : `${a}-${b}`)),
);
const days = fc.oneof(
  { weight: 4, arbitrary: weekdays },
  { weight: 2, arbitrary: dates },
  fc.tuple(dates, weekdays).map(([a, b]) => `${a} ${b}`),
);
const rule = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(days, times).map(([d, t]) => `${d} ${t}`) },
  { weight: 2, arbitrary: days.map((d) => `${d} off`) },
  fc.tuple(days, times).map(([d, t]) => `${d} ${t} off`),
  fc.constant('24/7'),
  times,
);
const value = fc
  .array(fc.tuple(rule, fc.constantFrom('; ', '; ', '; ', ', ')), { minLength: 1, maxLength: 4 })
  .map((rules) => rules.map(([r, joint], i) => (i === 0 ? r : joint + r)).join(''));

const WINDOWS = ['2026-01-01', '2026-05-20', '2026-06-29', '2026-11-20', '2026-12-20'].map((date) => Date.parse(date));
const DAYS = 16 * 86_400_000;

function byReference(text: string, from: number): Span[] | null {
  try {
    // biome-ignore lint/suspicious/noExplicitAny: its types ask for a whole Nominatim answer.
    const place = { lat: 39.7, lon: -98.4, address: { country_code: 'us', state: 'Kansas' } } as any;
    const parsed = new OpeningHoursJs(text, place, null);
    const spans = parsed.getOpenIntervals(new Date(from), new Date(from + DAYS));
    return joinSpans(spans.filter((s) => !s[2]).map(([a, b]) => ({ startsAt: a.getTime(), endsAt: b.getTime() })));
  } catch {
    return null;
  }
}

it('reads what it accepts as opening_hours.js does', () => {
  const counts = { read: 0, refused: 0 };
  fc.assert(
    fc.property(value, (text) => {
      const answer = readOsmHours(text, { from: '2025-12-01', through: '2027-02-01', federalHolidays: true });
      counts[answer.kind]++;
      if (answer.kind === 'refused') return;
      for (const from of WINDOWS) {
        const reference = byReference(text, from);
        if (reference === null) return;
        expect(openSpansBetween(answer.hours, 'UTC', from, from + DAYS), text).toEqual(reference);
      }
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 150) },
  );
  expect(counts.read).toBeGreaterThan(60);
});
