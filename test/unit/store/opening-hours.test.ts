import { describe, expect, it } from 'vitest';
import {
  type OpeningHours,
  openSpansBetween,
  openSpansOn,
  openState,
  type SpecialDay,
  type WeeklySpan,
} from '../../../src/domain/store/opening-hours.ts';
import { storeDayOf, storeDaySpan } from '../../../src/domain/store/store-day.ts';
import { parseLocalTime, type Weekday } from '../../../src/time/local.ts';

const NEW_YORK = 'America/New_York';
const at = (text: string): number => Date.parse(text);
const span = (text: string) => {
  const [opens, closes] = text.split('-');
  return { opensMinute: parseLocalTime(opens!)!, closesMinute: parseLocalTime(closes!)! };
};
const every = (days: readonly Weekday[], ...spans: string[]): WeeklySpan[] =>
  days.flatMap((weekday) => spans.map((s) => ({ weekday, ...span(s) })));
const hoursOf = (weekly: WeeklySpan[], special: SpecialDay[] = []): OpeningHours => ({ known: true, weekly, special });
const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const utc = (spans: readonly { startsAt: number; endsAt: number }[]): string[] =>
  spans.map(
    (s) => `${new Date(s.startsAt).toISOString().slice(5, 16)} ${new Date(s.endsAt).toISOString().slice(5, 16)}`,
  );

describe('spans of a date', () => {
  const hours = hoursOf(every(WEEK, '10:00-13:00', '14:00-20:00'), [
    { date: '2026-11-26', note: 'Thanksgiving', spans: [] },
    { date: '2026-12-24', note: null, spans: [span('10:00-16:00')] },
  ]);

  it('follow the weekday, and the special hours of a date', () => {
    expect(utc(openSpansOn(hours, NEW_YORK, '2026-11-25'))).toEqual([
      '11-25T15:00 11-25T18:00',
      '11-25T19:00 11-26T01:00',
    ]);
    expect(openSpansOn(hours, NEW_YORK, '2026-11-26')).toEqual([]);
    expect(utc(openSpansOn(hours, NEW_YORK, '2026-12-24'))).toEqual(['12-24T15:00 12-24T21:00']);
  });

  it('belong to the date on which they begin: special hours leave the tail of the evening before', () => {
    const late = hoursOf(every(WEEK, '18:00-26:00'), [{ date: '2026-07-04', note: null, spans: [] }]);
    expect(utc(openSpansBetween(late, NEW_YORK, at('2026-07-04T04:00Z'), at('2026-07-06T04:00Z')))).toEqual([
      '07-04T04:00 07-04T06:00',
      '07-05T22:00 07-06T04:00',
    ]);
  });

  it('that touch are joined, also over midnight', () => {
    const split = hoursOf([...every([1], '07:00-12:00', '12:00-24:00'), ...every([2], '00:00-02:00')]);
    expect(utc(openSpansBetween(split, 'UTC', at('2026-06-01T00:00Z'), at('2026-06-03T00:00Z')))).toEqual([
      '06-01T07:00 06-02T02:00',
    ]);
  });

  it('keep their local times over clock changes, and lose no minute to them', () => {
    const night = hoursOf(every(WEEK, '22:00-26:00'));
    const hoursLong = (date: string): number => {
      const [s] = openSpansOn(night, NEW_YORK, date);
      return (s!.endsAt - s!.startsAt) / 3_600_000;
    };
    expect(hoursLong('2026-03-07')).toBe(4);
    expect(hoursLong('2026-10-31')).toBe(5);
    const early = hoursOf(every(WEEK, '01:30-02:30'));
    expect(utc(openSpansOn(early, NEW_YORK, '2026-03-08'))).toEqual(['03-08T06:30 03-08T07:30']);
    expect(utc(openSpansOn(hoursOf(every(WEEK, '02:00-02:45')), NEW_YORK, '2026-03-08'))).toEqual([
      '03-08T07:00 03-08T07:45',
    ]);
    expect(utc(openSpansOn(early, NEW_YORK, '2026-11-01'))).toEqual(['11-01T05:30 11-01T07:30']);
  });

  it('are none where hours are not known', () => {
    expect(
      openSpansOn({ known: false, weekly: every(WEEK, '10:00-18:00'), special: [] }, NEW_YORK, '2026-06-01'),
    ).toEqual([]);
  });
});

describe('state of a store', () => {
  const weekdays = hoursOf(every([1, 2, 3, 4, 5], '10:00-20:00'), [
    { date: '2026-11-26', note: 'Thanksgiving', spans: [] },
  ]);

  it('is open until the end of the joined span', () => {
    expect(openState(weekdays, NEW_YORK, at('2026-11-24T15:00Z'))).toEqual({
      kind: 'open',
      closesAt: at('2026-11-25T01:00Z'),
    });
    const night = hoursOf([...every(WEEK, '10:00-24:00'), ...every(WEEK, '00:00-02:00')]);
    expect(openState(night, NEW_YORK, at('2026-11-25T06:59Z'))).toEqual({
      kind: 'open',
      closesAt: at('2026-11-25T07:00Z'),
    });
    expect(openState(night, NEW_YORK, at('2026-11-24T17:00Z'))).toEqual({
      kind: 'open',
      closesAt: at('2026-11-25T07:00Z'),
    });
    const late = hoursOf(every(WEEK, '10:00-26:00'));
    expect(openState(late, NEW_YORK, at('2026-11-25T06:59Z'))).toEqual({
      kind: 'open',
      closesAt: at('2026-11-25T07:00Z'),
    });
  });

  it('is closed at the instant of closing and tells the next opening', () => {
    expect(openState(weekdays, NEW_YORK, at('2026-11-25T01:00Z'))).toEqual({
      kind: 'closed',
      opensAt: at('2026-11-25T15:00Z'),
      special: null,
    });
    expect(openState(weekdays, NEW_YORK, at('2026-11-28T15:00Z'))).toMatchObject({ opensAt: at('2026-11-30T15:00Z') });
  });

  it('names the special day that keeps it closed', () => {
    expect(openState(weekdays, NEW_YORK, at('2026-11-26T15:00Z'))).toEqual({
      kind: 'closed',
      opensAt: at('2026-11-27T15:00Z'),
      special: { date: '2026-11-26', note: 'Thanksgiving' },
    });
  });

  it('has no closing round the clock, but has one before a closed day', () => {
    const always = hoursOf(every(WEEK, '00:00-24:00'));
    expect(openState(always, NEW_YORK, at('2026-03-08T06:59Z'))).toEqual({ kind: 'open', closesAt: null });
    const soon = hoursOf(every(WEEK, '00:00-24:00'), [{ date: '2026-12-25', note: null, spans: [] }]);
    expect(openState(soon, NEW_YORK, at('2026-12-22T12:00Z'))).toEqual({
      kind: 'open',
      closesAt: at('2026-12-25T05:00Z'),
    });
  });

  it('is unknown without hours, and closed for good with none of a week', () => {
    expect(openState({ known: false, weekly: [], special: [] }, NEW_YORK, 0)).toEqual({ kind: 'unknown' });
    expect(openState(hoursOf([]), NEW_YORK, 0)).toEqual({ kind: 'closed', opensAt: null, special: null });
  });
});

describe('store day', () => {
  const ROLLS = 240;
  it('runs from the roll to the next', () => {
    const day = hoursOf(every(WEEK, '10:00-20:00'));
    expect(storeDayOf(day, NEW_YORK, at('2026-06-02T07:59Z'), ROLLS)).toBe('2026-06-01');
    expect(storeDayOf(day, NEW_YORK, at('2026-06-02T08:00Z'), ROLLS)).toBe('2026-06-02');
  });

  it('waits for the end of a span that runs at the roll and ends before noon', () => {
    const nightShift = hoursOf([...every(WEEK, '20:00-24:00'), ...every(WEEK, '00:00-07:00')]);
    expect(storeDayOf(nightShift, NEW_YORK, at('2026-06-02T10:59Z'), ROLLS)).toBe('2026-06-01');
    expect(storeDayOf(nightShift, NEW_YORK, at('2026-06-02T11:00Z'), ROLLS)).toBe('2026-06-02');
    expect(storeDaySpan(nightShift, NEW_YORK, '2026-06-02', ROLLS)).toEqual({
      startsAt: at('2026-06-02T11:00Z'),
      endsAt: at('2026-06-03T11:00Z'),
    });
  });

  it('rolls at the roll where the span runs on to noon or began at it', () => {
    const always = hoursOf(every(WEEK, '00:00-24:00'));
    expect(storeDayOf(always, NEW_YORK, at('2026-06-02T08:00Z'), ROLLS)).toBe('2026-06-02');
    const early = hoursOf(every(WEEK, '04:00-11:00'));
    expect(storeDayOf(early, NEW_YORK, at('2026-06-02T08:00Z'), ROLLS)).toBe('2026-06-02');
  });

  it('is 23 and 25 hours long at clock changes', () => {
    const day = hoursOf(every(WEEK, '10:00-20:00'));
    const length = (date: string): number => {
      const s = storeDaySpan(day, NEW_YORK, date, 0);
      return (s.endsAt - s.startsAt) / 3_600_000;
    };
    expect([length('2026-03-08'), length('2026-11-01'), length('2026-11-02')]).toEqual([23, 25, 24]);
  });
});
