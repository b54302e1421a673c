import { describe, expect, it } from 'vitest';
import {
  clockTime,
  dateLong,
  dayAndTime,
  dayName,
  localClock,
  longDay,
  monthName,
  shortClockTime,
  shortDay,
  shortDayAt,
  shortDayName,
  shortLocalClock,
  zoneName,
} from '../../../src/time/wording.ts';

const DENVER = 'America/Denver';
const at = Date.parse('2026-11-24T21:30:00Z');

describe('wording', () => {
  it('says times as people in the US do', () => {
    expect(clockTime(at, DENVER, 'en')).toBe('2:30 pm');
    expect(clockTime(at, DENVER, 'es')).toBe('2:30 p.\u00a0m.');
    expect(localClock(0, 'en')).toBe('12:00 am');
    expect(localClock(12 * 60 + 5, 'es')).toBe('12:05 p.\u00a0m.');
    expect(localClock(26 * 60, 'en')).toBe('2:00 am');
    expect(shortLocalClock(20 * 60, 'en')).toBe('8 pm');
    expect(shortLocalClock(20 * 60 + 15, 'en')).toBe('8:15 pm');
    expect(shortClockTime(at + 30 * 60_000, DENVER, 'es')).toBe('3 p.\u00a0m.');
  });

  it('says days', () => {
    expect(shortDay('2026-11-24', 'en')).toBe('Tue, Nov 24');
    expect(shortDay('2026-11-24', 'es')).toBe('mar, 24 nov');
    expect(longDay('2026-09-05', 'en')).toBe('Saturday, September 5');
    expect(longDay('2026-09-05', 'es')).toBe('sábado, 5 de septiembre');
    expect(dateLong('2026-11-24', 'en')).toBe('Tuesday, November 24, 2026');
    expect(dateLong('2026-11-24', 'es')).toBe('martes, 24 de noviembre de 2026');
    expect(dayName(7, 'en')).toBe('Sunday');
    expect(shortDayName(3, 'es')).toBe('mié');
    expect(monthName(1, 'es')).toBe('enero');
  });

  it('says a moment by the calendar of the store', () => {
    const late = Date.parse('2026-11-25T06:30:00Z');
    expect(shortDayAt(late, DENVER, 'en')).toBe('Tue, Nov 24');
    expect(dayAndTime(late, DENVER, 'en')).toBe('Tue, Nov 24, 11:30 pm');
    expect(dayAndTime(late, DENVER, 'es')).toBe('mar, 24 nov, 11:30 p.\u00a0m.');
    expect(zoneName(at, DENVER, 'en')).toBe('Mountain Standard Time');
    expect(zoneName(at, DENVER, 'es')).toMatch(/^hora estándar/);
  });
});
