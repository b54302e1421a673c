import { describe, expect, test } from 'vitest';
import { mayHoldAccount, rolesToGive } from '../../../src/domain/access/person-rights.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import { readSettings } from '../../../src/domain/settings-input.ts';
import { readClock, splitStretch } from '../../../src/domain/store/clock-text.ts';
import { readSpecialDay, readWeek } from '../../../src/domain/store/hours-input.ts';
import { freeLetter, keyOf, readService } from '../../../src/domain/store/service.ts';
import { readShift, shiftMoved, shiftOnDate } from '../../../src/domain/store/shift.ts';
import { readBreak, readStretch, readStretches } from '../../../src/domain/store/shift-text.ts';
import { readDays, weekCopies } from '../../../src/domain/store/shift-week.ts';
import { MOBILE_CARRIER_SERVICES } from '../../../src/domain/store/starting-services.ts';
import { readPhone, readStore, slugOf } from '../../../src/domain/store/store-details.ts';
import { localOf } from '../../../src/time/store-zone.ts';

const ZONE = 'America/New_York';
const codes = (read: { kind: string; problems?: readonly { pointer: string; code: string }[] }) =>
  (read.problems ?? []).map((p) => `${p.pointer} ${p.code}`);

describe('times as people type them', () => {
  test.each([
    ['9', 540],
    ['9:30', 570],
    ['9.30', 570],
    ['9am', 540],
    ['9:30 PM', 1290],
    ['9:30 p. m.', 1290],
    ['12 am', 0],
    ['12pm', 720],
    ['24:00', 1440],
    ['26:00', 1560],
    ['noon', 720],
    ['medianoche', 0],
    ['27:00', null],
    ['13 pm', null],
    ['9:75', null],
    ['soon', null],
  ])('%s', (text, minutes) => {
    expect(readClock(text)).toBe(minutes);
  });

  test.each([
    ['9-5', [540, 1020]],
    ['9am–5:30pm', [540, 1050]],
    ['9 a 17', [540, 1020]],
    ['9 a. m. a 5 p. m.', [540, 1020]],
    ['9 to 5pm', [540, 1020]],
    ['22-6', [1320, 360]],
    ['12-12:30', [720, 750]],
    ['11-2', [660, 840]],
    ['12 am - 12 am', [0, 1440]],
    ['9-10 pm', [540, 1320]],
    ['9am-5', [540, 1020]],
    ['11 am to 11', [660, 1380]],
    ['6pm-2', [1080, 120]],
    ['9-9', [540, 1260]],
    ['09:00-09:00', [540, 540]],
    ['9am-9am', [540, 540]],
  ])('stretch %s', (text, stretch) => {
    const ends = splitStretch(text)!;
    expect(readStretch(ends[0], ends[1])).toEqual(stretch);
  });

  test.each([
    ['3–3:15 pm', [900, 915]],
    ['12–12:30 pm', [720, 750]],
    ['11-1 pm', [660, 780]],
    ['22-11 pm', [1320, 1380]],
    ['12-12:30', [720, 750]],
    ['9:45–10 am', [585, 600]],
  ])('break %s', (text, stretch) => {
    expect(readStretches(text, readBreak)).toEqual([stretch]);
  });

  test('several stretches, and what is none', () => {
    expect(readStretches('9-13, 14-18:30')).toEqual([
      [540, 780],
      [840, 1110],
    ]);
    expect(readStretches('')).toEqual([]);
    expect(readStretches('9-')).toBeNull();
  });
});

describe('opening hours', () => {
  const week = (...spans: [string, string, string][]) =>
    readWeek(spans.map(([day, opens, closes]) => ({ day, opens, closes })));

  test('past midnight as 26:00 or as an earlier clock time is the same', () => {
    const late = { kind: 'read', value: [{ weekday: 5, opensMinute: 1080, closesMinute: 1560 }] };
    expect(week(['Fr', '18:00', '26:00'])).toEqual(late);
    expect(week(['Fr', '18:00', '02:00'])).toEqual(late);
  });

  test('a whole day, and a day that is split at noon', () => {
    expect(week(['Mo', '00:00', '24:00'])).toMatchObject({ value: [{ opensMinute: 0, closesMinute: 1440 }] });
    expect(week(['Mo', '14:00', '18:00'], ['Mo', '09:00', '12:00'])).toMatchObject({
      value: [{ opensMinute: 540 }, { opensMinute: 840 }],
    });
  });

  test('what is refused, and where', () => {
    expect(codes(week(['Mo', '9', '18:00'], ['Xx', '09:00', '18:00'], ['Tu', '09:00', '09:00']))).toEqual([
      '/weekly/0/opens not_a_time',
      '/weekly/1/day unknown_day',
      '/weekly/2/closes same_time',
    ]);
    expect(codes(week(['Mo', '09:00', '13:00'], ['Mo', '12:00', '18:00']))).toEqual(['/weekly/1/opens overlaps']);
  });

  test('special hours end by 2 am, since the next date has its own', () => {
    expect(codes(readSpecialDay('2026-12-31', { spans: [{ opens: '18:00', closes: '03:00' }] }))).toEqual([
      '/spans/0/closes ends_too_late',
    ]);
    expect(codes(readSpecialDay('2026-02-30', { spans: [] }))).toEqual(['/date not_a_date']);
    expect(readSpecialDay('2026-11-26', { spans: [], note: ' Thanksgiving ' })).toEqual({
      kind: 'read',
      value: { date: '2026-11-26', note: 'Thanksgiving', spans: [] },
    });
  });
});

describe('services', () => {
  const around = { takenLetters: new Set(['D']), presentLetter: null };
  test('minutes lie on the 5-minute grid; letters are one and free', () => {
    const read = readService(
      { name: ' ', serviceMinutes: 12, bufferMinutes: 121, ticketLetter: 'd', bookable: false, walkIn: false },
      around,
    );
    expect(codes(read)).toEqual([
      '/name required',
      '/serviceMinutes not_a_multiple',
      '/bufferMinutes out_of_range',
      '/ticketLetter letter_taken',
      '/bookable neither_way',
    ]);
    expect(codes(readService({ name: 'X', serviceMinutes: Number.NaN, ticketLetter: '7' }, around))).toEqual([
      '/serviceMinutes not_a_number',
      '/ticketLetter not_a_letter',
    ]);
  });

  test('a letter is found for who names none, and a key', () => {
    expect(freeLetter('Device trouble', new Set(['D']))).toBe('E');
    expect(freeLetter('77', new Set())).toBe('A');
    expect(keyOf('Línea o equipo nuevo')).toBe('linea-o-equipo-nuevo');
  });

  test('the starting set is accepted as it stands, with a letter each', () => {
    for (const { key, ...details } of MOBILE_CARRIER_SERVICES)
      expect([key, readService(details, { takenLetters: new Set(), presentLetter: null }).kind]).toEqual([key, 'read']);
    expect(new Set(MOBILE_CARRIER_SERVICES.map((s) => s.ticketLetter)).size).toBe(MOBILE_CARRIER_SERVICES.length);
  });
});

describe('shifts', () => {
  const plan = (from: number, to: number, ...breaks: [number, number][]) =>
    shiftOnDate(
      ZONE,
      '2026-11-24',
      from * 60,
      to * 60,
      breaks.map(([a, b]) => [a * 60, b * 60] as const),
    );

  test('breaks lie inside and apart; shifts of one advisor do not meet', () => {
    expect(readShift(plan(9, 17, [12, 13]), []).kind).toBe('read');
    expect(codes(readShift(plan(9, 17, [12, 14], [13, 15]), []))).toEqual(['/breaks/1/startsAt overlaps']);
    expect(codes(readShift(plan(9, 17, [16, 18]), []))).toEqual(['/breaks/0/startsAt outside_shift']);
    expect(codes(readShift(plan(9, 17), [plan(16, 20)]))).toEqual(['/startsAt overlaps']);
    expect(codes(readShift(plan(9, 9), []))).toEqual(['/endsAt ends_before_start']);
    expect(codes(readShift(plan(2, 19), []))).toEqual(['/endsAt shift_too_long']);
  });

  test('a night shift ends on the next morning', () => {
    const night = plan(22, 6, [1, 2]);
    expect(night.endsAt - night.startsAt).toBe(8 * 3_600_000);
    expect(localOf(ZONE, night.breaks[0]!.startsAt)).toEqual({ date: '2026-11-25', minutes: 60 });
  });

  test('a week later is the same clock time across a clock change', () => {
    const before = shiftOnDate(ZONE, '2026-10-27', 540, 1020, [[720, 750]]);
    const after = shiftMoved(before, '2026-10-27', 7, ZONE);
    expect(localOf(ZONE, after.startsAt)).toEqual({ date: '2026-11-03', minutes: 540 });
    expect(localOf(ZONE, after.breaks[0]!.startsAt).minutes).toBe(720);
    expect(after.startsAt - before.startsAt).toBe(7 * 86_400_000 + 3_600_000);
  });

  test('planned days: breaks find their shift, breaks on a day off are refused by day', () => {
    const day = { advisorId: 'a', date: '2026-11-24' };
    const split = readDays(
      ZONE,
      [
        {
          ...day,
          shifts: [
            [540, 780],
            [840, 1080],
          ],
          breaks: [[900, 915]],
        },
      ],
      () => [],
    );
    expect(split).toMatchObject({ value: [{ plans: [{ breaks: [] }, { breaks: [{}] }] }] });
    const off = { ...day, date: '2026-11-25', shifts: [], breaks: [[540, 555]] as const };
    const outside = { ...day, shifts: [[540, 780]] as const, breaks: [[840, 855]] as const };
    expect(codes(readDays(ZONE, [outside, off], () => []))).toEqual([
      '/days/0/breaks outside_shift',
      '/days/1/breaks outside_shift',
    ]);
  });

  test('copies leave planned days alone, or take their place', () => {
    const shift = (id: string, date: string) => ({
      ...shiftOnDate(ZONE, date, 540, 1020, []),
      id,
      advisorId: 'a',
      date,
    });
    const source = [shift('s1', '2026-11-23'), shift('s2', '2026-11-24')];
    const planned = [shift('p1', '2026-12-01')];
    expect(weekCopies(ZONE, source, planned, 2, false)).toMatchObject({ replaced: [], left: 1, fresh: { length: 3 } });
    expect(weekCopies(ZONE, source, planned, 2, true)).toMatchObject({
      replaced: ['p1'],
      left: 0,
      fresh: { length: 4 },
    });
  });
});

describe('stores, settings, people', () => {
  const store = {
    name: 'Old Market',
    zone: 'US/Central',
    point: { lat: 41.25, lng: -95.93 },
    address: { city: 'Omaha', state: 'NE', postcode: '68102' },
  };
  test('the present name of a zone is kept, abbreviations are refused', () => {
    expect(readStore(store)).toMatchObject({ kind: 'read', value: { zone: 'America/Chicago', country: 'US' } });
    expect(codes(readStore({ ...store, zone: 'CST', point: { lat: 91, lng: 0 }, phone: '12' }))).toEqual([
      '/zone not_a_zone',
      '/point/lat out_of_range',
      '/phone not_a_phone',
    ]);
    expect(readPhone('(303) 555-0142')).toBe('+13035550142');
    expect(slugOf('Old Market', 'Omaha')).toBe('old-market-omaha');
    expect(slugOf('Omaha Old Market', 'Omaha')).toBe('omaha-old-market');
  });

  test('settings are checked by name and range, and together', () => {
    expect(readSettings({ leadMinutes: 45, dayRollsAt: '4:30', horizonDays: '' }, DEFAULT_SETTINGS)).toEqual({
      kind: 'read',
      value: { leadMinutes: 45, dayRollsAt: '04:30' },
    });
    expect(
      codes(
        readSettings({ slotStepMinutes: 7, releaseMinutes: 5, nonsense: 1, dayRollsAt: '13:00' }, DEFAULT_SETTINGS),
      ),
    ).toEqual([
      '/settings/slotStepMinutes not_a_multiple',
      '/settings/nonsense unknown_setting',
      '/settings/dayRollsAt not_a_time',
      '/settings/releaseMinutes before_punctual',
    ]);
  });

  test('a manager holds only accounts that cannot do more than his own', () => {
    const manager = { isOwner: false, managedStoreIds: new Set(['a']) };
    expect(mayHoldAccount(manager, { isOwner: false, roles: [{ storeId: 'a', role: 'advisor' }] })).toBe(true);
    expect(mayHoldAccount(manager, { isOwner: false, roles: [{ storeId: 'b', role: 'viewer' }] })).toBe(false);
    expect(mayHoldAccount(manager, { isOwner: true, roles: [] })).toBe(false);
    expect(mayHoldAccount({ isOwner: true, managedStoreIds: new Set() }, { isOwner: true, roles: [] })).toBe(true);
    expect(rolesToGive(manager, false)).toEqual([]);
  });
});
