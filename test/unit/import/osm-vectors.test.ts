import { describe, expect, it } from 'vitest';
import { openSpansBetween } from '../../../src/domain/store/opening-hours.ts';
import { keepsFederalHolidaysOnly } from '../../../src/domain/store/us-holidays.ts';
import { readOsmHours } from '../../../src/operations/stores/formats/osm/osm-hours.ts';
import { joinSpans, type Span } from '../../../src/time/span.ts';
import { sharedJson } from '../../support/shared-data.ts';

interface Vector {
  id: string;
  level: string;
  value: string;
  equivalents?: string[];
  range: [string, string];
  expect: { intervals: { from: string; to: string; state: string }[] };
  location?: { country_code: string; state: string | null };
}
interface Vectors {
  vectors: Vector[];
  own: Vector[];
  invalid: { value: string }[];
}

const file = sharedJson<Vectors>('vectors/opening-hours.json');
if (!file) console.warn('skipped: ../shared/vectors/opening-hours.json is absent');

const WANTED = new Set(['basic', 'midnight', 'override', 'additional', 'exceptions', 'own']);
/** One wanted level holds a day that is unknown: it may be refused. */
const MAY_BE_REFUSED = new Set(['oh-262']);
const STATE_CODES: Record<string, string> = {
  'New York': 'NY',
  Maryland: 'MD',
  Alabama: 'AL',
  Alaska: 'AK',
  Hawaii: 'HI',
  'Puerto Rico': 'PR',
  Texas: 'TX',
};

const utc = (local: string): number => Date.parse(`${local}Z`);

function read(vector: Vector, value: string) {
  const { country_code = '', state = null } = vector.location ?? {};
  const code = state === null ? '' : (STATE_CODES[state] ?? 'elsewhere');
  return readOsmHours(value, {
    from: vector.range[0].slice(0, 10),
    through: vector.range[1].slice(0, 10),
    federalHolidays: keepsFederalHolidaysOnly(country_code, code),
  });
}

function wantedSpans(vector: Vector): Span[] {
  const open = vector.expect.intervals.filter((interval) => interval.state === 'open');
  return joinSpans(open.map(({ from, to }) => ({ startsAt: utc(from), endsAt: utc(to) })));
}

const hasUnknown = (vector: Vector): boolean => vector.expect.intervals.some((i) => i.state !== 'open');

function expectRight(vector: Vector, value: string, mayBeRefused: boolean): 'read' | 'refused' {
  const answer = read(vector, value);
  if (answer.kind === 'refused') {
    expect(mayBeRefused, `${vector.id} ${value} refused: ${answer.code} near ${answer.near}`).toBe(true);
    return 'refused';
  }
  expect(hasUnknown(vector), `${vector.id} ${value} has unknown hours and must be refused`).toBe(false);
  const [from, to] = vector.range.map(utc) as [number, number];
  expect(openSpansBetween(answer.hours, 'UTC', from, to), `${vector.id} ${value}`).toEqual(wantedSpans(vector));
  return 'read';
}

describe.skipIf(!file)('opening_hours test vectors', () => {
  const all = [...(file?.vectors ?? []), ...(file?.own ?? [])];

  it('reads every wanted value right', () => {
    const wanted = all.filter((v) => (WANTED.has(v.level) && !MAY_BE_REFUSED.has(v.id)) || v.id === 'oh-111');
    expect(wanted.length).toBeGreaterThan(20);
    for (const vector of wanted) expectRight(vector, vector.value, false);
  });

  it('reads every other value and spelling right or refuses it by name', () => {
    const counts = { read: 0, refused: 0 };
    for (const vector of all) {
      for (const value of [vector.value, ...(vector.equivalents ?? [])]) counts[expectRight(vector, value, true)]++;
    }
    expect(counts.read).toBeGreaterThan(60);
  });

  it('rejects every invalid value', () => {
    for (const { value } of file!.invalid) {
      const answer = readOsmHours(value, { from: '2026-01-01', through: '2026-12-31', federalHolidays: true });
      expect(answer.kind, value).toBe('refused');
    }
  });
});
