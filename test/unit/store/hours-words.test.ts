import { describe, expect, it } from 'vitest';
import { hoursByDay, hoursSentence } from '../../../src/domain/store/hours-view.ts';
import { normalWeek } from '../../../src/domain/store/normal-hours.ts';
import { type OpeningHours, openState, type WeeklySpan } from '../../../src/domain/store/opening-hours.ts';
import { openingHoursSpecification } from '../../../src/domain/store/schema-org.ts';
import { WEEKDAYS, type Weekday } from '../../../src/time/local.ts';
import { dayHoursText, hoursText } from '../../../src/words/hours-text.ts';

const DENVER = 'America/Denver';
const on = (days: readonly Weekday[], opens: number, closes: number): WeeklySpan[] =>
  days.map((weekday) => ({ weekday, opensMinute: opens * 60, closesMinute: closes * 60 }));
const store: OpeningHours = {
  known: true,
  weekly: on([1, 2, 3, 4, 5], 10, 20),
  special: [{ date: '2026-11-26', note: 'Thanksgiving', spans: [] }],
};
const say = (hours: OpeningHours, now: string, lang: 'en' | 'es' = 'en'): string =>
  hoursText(hoursSentence(openState(hours, DENVER, Date.parse(now)), DENVER, Date.parse(now)), DENVER, lang);

describe('the sentence on a store', () => {
  it('says what people look for', () => {
    expect(say(store, '2026-11-24T18:00Z')).toBe('Open until 8 pm');
    expect(say(store, '2026-11-25T02:03Z')).toBe('Closes 8 pm, in 57 min');
    expect(say(store, '2026-11-24T12:00Z')).toBe('Opens 10 am');
    expect(say(store, '2026-11-25T04:00Z')).toBe('Opens tomorrow 10 am');
    expect(say(store, '2026-11-28T18:00Z')).toBe('Opens Mon 10 am');
    expect(say(store, '2026-11-26T18:00Z')).toBe('Closed today: Thanksgiving');
    expect(say({ ...store, known: false }, '2026-11-24T18:00Z')).toBe('Call for hours');
    expect(say({ ...store, weekly: on(WEEKDAYS, 0, 24), special: [] }, '2026-11-24T18:00Z')).toBe('Open 24 hours');
    expect(say({ ...store, weekly: on(WEEKDAYS, 10, 26) }, '2026-11-24T18:00Z')).toBe('Open until 2 am');
    expect(say({ ...store, weekly: on(WEEKDAYS, 12, 24) }, '2026-11-24T20:00Z')).toBe('Open until midnight');
    expect(say({ ...store, weekly: on(WEEKDAYS, 0, 24) }, '2026-11-24T20:00Z')).toBe('Open until tomorrow midnight');
    expect(say({ ...store, weekly: [] }, '2026-11-24T20:00Z')).toBe('Closed');
  });

  it('says it in Spanish', () => {
    expect(say(store, '2026-11-24T18:00Z', 'es')).toBe('Abierto hasta 8 p.\u00a0m.');
    expect(say(store, '2026-11-28T18:00Z', 'es')).toBe('Abre lun, 10 a.\u00a0m.');
    expect(say(store, '2026-11-26T18:00Z', 'es')).toBe('Cerrado hoy: Día de Acción de Gracias');
  });
});

describe('the table of hours', () => {
  it('joins what touches and marks special dates', () => {
    const days = hoursByDay(
      { ...store, weekly: [...on([2], 10, 12), ...on([2], 12, 20), ...on([3], 0, 24)] },
      '2026-11-24',
    );
    expect(days.map((day) => dayHoursText(day, 'en'))).toEqual([
      '10 am to 8 pm',
      'Open 24 hours',
      'Closed',
      'Closed',
      'Closed',
      'Closed',
      'Closed',
    ]);
    expect(days[2]!.special).toEqual({ note: 'Thanksgiving' });
    expect(hoursByDay({ ...store, known: false }, '2026-11-24')).toEqual([]);
  });
});

describe('normalWeek', () => {
  it('gives an evening its tail and cuts what runs on', () => {
    expect(normalWeek([...on([1], 7, 24), ...on([2], 0, 2)])).toEqual(on([1], 7, 26));
    expect(normalWeek([...on([7], 20, 25), ...on([1], 9, 17)])).toEqual([...on([1], 9, 17), ...on([7], 20, 25)]);
    expect(normalWeek(on([7], 22, 46))).toEqual([...on([1], 0, 22), ...on([7], 22, 24)]);
    expect(normalWeek(on(WEEKDAYS, 0, 24))).toEqual(on(WEEKDAYS, 0, 24));
  });
});

describe('schema.org', () => {
  it('groups days, and tells closed and whole days as search engines read them', () => {
    const spec = openingHoursSpecification(
      { ...store, weekly: [...on([1, 2], 10, 26), ...on([7], 0, 24)] },
      '2026-11-20',
    );
    expect(spec).toEqual({
      weekly: [
        { '@type': 'OpeningHoursSpecification', dayOfWeek: ['Monday', 'Tuesday'], opens: '10:00', closes: '02:00' },
        { '@type': 'OpeningHoursSpecification', dayOfWeek: ['Sunday'], opens: '00:00', closes: '23:59' },
      ],
      special: [
        {
          '@type': 'OpeningHoursSpecification',
          opens: '00:00',
          closes: '00:00',
          validFrom: '2026-11-26',
          validThrough: '2026-11-26',
        },
      ],
    });
    expect(openingHoursSpecification({ ...store, known: false }, '2026-11-20')).toBeUndefined();
  });
});
