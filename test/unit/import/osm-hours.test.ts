import { describe, expect, it } from 'vitest';
import { importHorizon, readOsmHours } from '../../../src/operations/stores/formats/osm/osm-hours.ts';
import { formatLocalTime, WEEKDAY_CODES } from '../../../src/time/local.ts';

const OPTIONS = { from: '2026-01-01', through: '2026-12-31', federalHolidays: true };

function weekly(value: string): string {
  const answer = readOsmHours(value, OPTIONS);
  if (answer.kind === 'refused') return `refused ${answer.code}`;
  return answer.hours.weekly
    .map((s) => `${WEEKDAY_CODES[s.weekday - 1]} ${formatLocalTime(s.opensMinute)}-${formatLocalTime(s.closesMinute)}`)
    .join(' ');
}

function special(value: string): Record<string, string> {
  const answer = readOsmHours(value, OPTIONS);
  if (answer.kind === 'refused') return { refused: answer.code };
  return Object.fromEntries(
    answer.hours.special.map((day) => [
      day.date,
      `${day.spans.map((s) => `${formatLocalTime(s.opensMinute)}-${formatLocalTime(s.closesMinute)}`).join(',')} ${day.note ?? ''}`.trim(),
    ]),
  );
}

describe('opening_hours of All The Places', () => {
  it('reads days, ranges over the end of the week and several spans', () => {
    expect(weekly('Mo-We 09:00-12:00,13:00-17:30; Th 09:00-24:00; Fr 00:00-02:00; Su closed')).toBe(
      'Mo 09:00-12:00 Mo 13:00-17:30 Tu 09:00-12:00 Tu 13:00-17:30 We 09:00-12:00 We 13:00-17:30 Th 09:00-26:00',
    );
    expect(weekly('Sa-Mo 10:00-14:00')).toBe('Mo 10:00-14:00 Sa 10:00-14:00 Su 10:00-14:00');
    expect(weekly('mo,TU 9:00-17:00;')).toBe('Mo 09:00-17:00 Tu 09:00-17:00');
  });

  it('tells always, closed for now and a day left out apart', () => {
    expect(weekly('24/7').split(' ')).toHaveLength(14);
    expect(weekly('Mo-Su 00:00-24:00')).toBe(weekly('24/7'));
    expect(weekly('Mo-Su closed')).toBe('');
    expect(weekly('off')).toBe('');
    expect(weekly('Mo 10:00-12:00')).toBe('Mo 10:00-12:00');
  });

  it('keeps an evening whole until 2:00 and cuts a longer one at midnight', () => {
    expect(weekly('Fr 18:00-02:00')).toBe('Fr 18:00-26:00');
    expect(weekly('Fr 18:00-03:00')).toBe('Fr 18:00-24:00 Sa 00:00-03:00');
    expect(weekly('We 22:00-22:00')).toBe('We 22:00-24:00 Th 00:00-22:00');
  });

  it('lets a later rule replace a day, and a comma add to it', () => {
    expect(weekly('Mo-Tu 10:00-16:00; Tu 12:00-18:00')).toBe('Mo 10:00-16:00 Tu 12:00-18:00');
    expect(weekly('Mo-Tu 10:00-12:00, Tu 14:00-18:00')).toBe('Mo 10:00-12:00 Tu 10:00-12:00 Tu 14:00-18:00');
    expect(weekly('Mo-Tu 10:00-18:00; Tu 12:00-13:00 off')).toBe('Mo 10:00-18:00 Tu 10:00-12:00 Tu 13:00-18:00');
  });

  it('makes special days of dates, nth weekdays and public holidays, with their names', () => {
    expect(special('Mo-Su 10:00-20:00; Nov Th[4] off; Dec 24 10:00-16:00; Dec 25 off "Merry Christmas"')).toEqual({
      '2026-11-26': 'Thanksgiving',
      '2026-12-24': '10:00-16:00 Christmas Eve',
      '2026-12-25': 'Merry Christmas',
    });
    expect(Object.keys(special('Mo-Fr 09:00-17:00; PH off'))).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ]);
    expect(special('Mo-Su 10:00-20:00; 2026 Mar 02-04 off; 2027 Mar 05 off')).toEqual({
      '2026-03-02': '',
      '2026-03-03': '',
      '2026-03-04': '',
    });
    expect(special('Mo-Su 10:00-20:00; Dec 30-Jan 02 off')).toEqual({
      '2026-01-01': "New Year's Day",
      '2026-01-02': '',
      '2026-12-30': '',
      '2026-12-31': "New Year's Eve",
    });
  });

  it('refuses by name what it does not read', () => {
    const refused: Record<string, string> = {
      '': 'empty',
      ';': 'syntax',
      'Mo 10:00': 'point_in_time',
      'Mo 10:00+': 'open_end',
      'Mo 10:00-18:00+': 'open_end',
      'Mo 10-18': 'syntax',
      'Mon: 10-9': 'unknown_word',
      'Mo 10:00-18:00 || "call us"': 'fallback_rule',
      'Mo 10:00-18:00 "by appointment"': 'unknown_state',
      'Mo 10:00-18:00 unknown': 'unknown_state',
      'week 1-10 Mo 10:00-18:00': 'week_numbers',
      'easter off': 'easter',
      'SH off': 'school_holidays',
      'Mo-Fr 08:00-10:00; SH off': 'school_holidays',
      'Mo sunrise-sunset': 'sun_times',
      'Mo (sunrise+01:00)-18:00': 'sun_times',
      'winter Mo 10:00-18:00': 'season_words',
      'PH +1 day off': 'day_offset',
      'Nov Th[4] +1 day off': 'day_offset',
      'Mo 10:00-18:00/90': 'interval',
      '2026 Mo 10:00-18:00': 'year_without_date',
      'Feb 30 off': 'syntax',
      'Mo 25:00-26:00': 'syntax',
      'Mo 10:60-18:00': 'syntax',
      'Mo 10:00-49:00': 'syntax',
      'Mo-Fr 08:00-12:00; 14:00-16:00': 'override_of_dated_days',
      'Mo-Su 18:00-02:00; Dec 25 off': 'night_after_exception',
      'Opening Soon': 'unknown_word',
      'Mo-Fr 08:00-12:00 Sa 10:00-12:00': 'unknown_word',
    };
    for (const [value, code] of Object.entries(refused))
      expect(`${value} ${weekly(value).split(' ').at(-1)} ${special(value).refused}`).toBe(`${value} ${code} ${code}`);
    expect(readOsmHours('x'.repeat(3_000), OPTIONS)).toMatchObject({ code: 'too_long' });
    expect(readOsmHours('Mo-Fr 09:00-17:00; PH off', { ...OPTIONS, federalHolidays: false })).toMatchObject({
      code: 'public_holidays',
    });
  });

  it('looks ahead to the end of the year after next', () => {
    expect(importHorizon('2026-11-22')).toEqual({ from: '2026-01-01', through: '2028-12-31' });
  });
});
