import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalWeek } from '../../src/domain/store/normal-hours.ts';
import { type OpeningHours, openSpansBetween, type WeeklySpan } from '../../src/domain/store/opening-hours.ts';
import { readOsmHours } from '../../src/operations/stores/formats/osm/osm-hours.ts';
import { osmValue } from '../../src/operations/stores/formats/osm/osm-writer.ts';
import { addDays, type Weekday } from '../../src/time/local.ts';

const span = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 60 }))
  .map(([from, length]) => ({ opensMinute: from * 15, closesMinute: Math.min(from * 15 + length * 15, 1560) }));
const weekly = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 7 }), span), { maxLength: 9 })
  .map((spans): WeeklySpan[] => normalWeek(spans.map(([weekday, s]) => ({ weekday: weekday as Weekday, ...s }))));
const special = fc
  .uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 4 })
  .chain((days) =>
    fc.tuple(
      ...days.map((day) =>
        fc.array(span, { maxLength: 1 }).map((spans) => ({ date: addDays('2026-12-10', day), note: null, spans })),
      ),
    ),
  );
const hours = fc.record({ known: fc.constant(true), weekly, special });

const FROM = Date.parse('2026-12-10T00:00Z');
const TO = Date.parse('2027-01-10T00:00Z');

it('writes hours as a value that reads back to the same open times', () => {
  fc.assert(
    fc.property(hours, (given: OpeningHours) => {
      const value = osmValue(given, '2026-12-01')!;
      const answer = readOsmHours(value, { from: '2026-12-01', through: '2027-02-01', federalHolidays: true });
      expect(answer.kind, value).toBe('read');
      if (answer.kind === 'read') {
        expect(openSpansBetween(answer.hours, 'UTC', FROM, TO), value).toEqual(
          openSpansBetween(given, 'UTC', FROM, TO),
        );
      }
    }),
    { numRuns: 300 },
  );
});
