import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { canonicalZone, instantOf, localOf, offsetMinutes } from '../../../src/time/store-zone.ts';

const utc = (text: string): number => Date.parse(text);
const NEW_YORK = 'America/New_York';

describe('instantOf', () => {
  it('reads the clock of the zone, in winter and in summer', () => {
    expect(instantOf(NEW_YORK, '2026-01-15', 9 * 60, 'start')).toBe(utc('2026-01-15T14:00:00Z'));
    expect(instantOf(NEW_YORK, '2026-07-15', 9 * 60, 'start')).toBe(utc('2026-07-15T13:00:00Z'));
    expect(instantOf('Pacific/Honolulu', '2026-07-15', 9 * 60, 'start')).toBe(utc('2026-07-15T19:00:00Z'));
    expect(instantOf('Asia/Kathmandu', '2026-07-15', 0, 'start')).toBe(utc('2026-07-14T18:15:00Z'));
  });

  it('moves a time that the clock skips forward by the gap', () => {
    const changesAt = utc('2026-03-08T07:00:00Z');
    for (const minutes of [120, 121, 150, 179]) {
      const moved = changesAt + (minutes - 120) * 60_000;
      expect(instantOf(NEW_YORK, '2026-03-08', minutes, 'start')).toBe(moved);
      expect(instantOf(NEW_YORK, '2026-03-08', minutes, 'end')).toBe(moved);
    }
    expect(instantOf(NEW_YORK, '2026-03-08', 119, 'end')).toBe(changesAt - 60_000);
    expect(instantOf(NEW_YORK, '2026-03-08', 180, 'start')).toBe(changesAt);
    expect(instantOf(NEW_YORK, '2026-03-08', 181, 'start')).toBe(changesAt + 60_000);
  });

  it('takes a time shown twice for the earlier at a start and the later at an end', () => {
    expect(instantOf(NEW_YORK, '2026-11-01', 90, 'start')).toBe(utc('2026-11-01T05:30:00Z'));
    expect(instantOf(NEW_YORK, '2026-11-01', 90, 'end')).toBe(utc('2026-11-01T06:30:00Z'));
    expect(instantOf(NEW_YORK, '2026-11-01', 60, 'start')).toBe(utc('2026-11-01T05:00:00Z'));
    expect(instantOf(NEW_YORK, '2026-11-01', 60, 'end')).toBe(utc('2026-11-01T06:00:00Z'));
    expect(instantOf(NEW_YORK, '2026-11-01', 120, 'start')).toBe(utc('2026-11-01T07:00:00Z'));
    expect(instantOf(NEW_YORK, '2026-11-01', 120, 'end')).toBe(utc('2026-11-01T07:00:00Z'));
  });

  it('counts past midnight on the calendar, also over a clock change', () => {
    expect(instantOf(NEW_YORK, '2026-06-01', 1560, 'end')).toBe(utc('2026-06-02T06:00:00Z'));
    expect(instantOf(NEW_YORK, '2026-03-07', 1560, 'end')).toBe(utc('2026-03-08T07:00:00Z'));
    expect(instantOf(NEW_YORK, '2026-10-31', 1530, 'end')).toBe(utc('2026-11-01T06:30:00Z'));
    expect(instantOf(NEW_YORK, '2026-10-31', 1440, 'end')).toBe(utc('2026-11-01T04:00:00Z'));
  });

  it('knows midnights that do not exist, half-hour changes and a skipped day', () => {
    expect(instantOf('Africa/Cairo', '2026-04-24', 0, 'start')).toBe(utc('2026-04-23T22:00:00Z'));
    expect(localOf('Africa/Cairo', utc('2026-04-23T22:00:00Z'))).toEqual({ date: '2026-04-24', minutes: 60 });
    expect(instantOf('Australia/Lord_Howe', '2026-04-05', 105, 'start')).toBe(utc('2026-04-04T14:45:00Z'));
    expect(instantOf('Australia/Lord_Howe', '2026-04-05', 105, 'end')).toBe(utc('2026-04-04T15:15:00Z'));
    expect(instantOf('Pacific/Apia', '2011-12-30', 12 * 60, 'start')).toBe(utc('2011-12-30T22:00:00Z'));
  });

  it('agrees with Luxon on every hour of two years where the clock is unambiguous', () => {
    let compared = 0;
    for (const zone of [NEW_YORK, 'America/Phoenix', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Anchorage']) {
      for (let at = utc('2026-01-01T00:00:00Z'); at < utc('2028-01-01T00:00:00Z'); at += 3_600_000) {
        const luxon = DateTime.fromMillis(at, { zone });
        const local = localOf(zone, at);
        const same = local.date === luxon.toISODate() && local.minutes === luxon.hour * 60 + luxon.minute;
        const back = [
          instantOf(zone, local.date, local.minutes, 'start'),
          instantOf(zone, local.date, local.minutes, 'end'),
        ];
        if (!same || !back.includes(at)) expect.fail(`${zone} ${luxon.toISO()}`);
        compared++;
      }
    }
    expect(compared).toBe(5 * 17_520);
  });

  it('refuses what is no zone and no date', () => {
    expect(() => instantOf('Asia/Beijing', '2026-01-01', 0, 'start')).toThrow(RangeError);
    expect(() => instantOf(NEW_YORK, 'tomorrow', 0, 'start')).toThrow(RangeError);
  });

  it('does not depend on the zone of the process', () => {
    const module = fileURLToPath(new URL('../../../src/time/store-zone.ts', import.meta.url));
    const code = `import { instantOf, localOf } from ${JSON.stringify(module)};
      const at = instantOf('America/New_York', '2026-11-01', 90, 'end');
      console.log(JSON.stringify([at, localOf('America/New_York', at), instantOf('America/New_York', '2026-03-08', 150, 'start')]));`;
    const answers = ['Pacific/Kiritimati', 'America/New_York'].map((TZ) =>
      execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(JSON.parse(answers[0]!)[0]).toBe(utc('2026-11-01T06:30:00Z'));
  });
});

describe('localOf', () => {
  it('rounds down to whole minutes', () => {
    expect(localOf(NEW_YORK, utc('2026-01-15T14:00:59.999Z'))).toEqual({ date: '2026-01-15', minutes: 540 });
    expect(localOf(NEW_YORK, utc('2026-01-15T04:59:00Z'))).toEqual({ date: '2026-01-14', minutes: 1439 });
    expect(offsetMinutes(NEW_YORK, utc('2026-01-15T04:59:00Z'))).toBe(-300);
  });
});

describe('canonicalZone', () => {
  it('gives the present name of old names', () => {
    expect(canonicalZone('US/Eastern')).toBe('America/New_York');
    expect(canonicalZone('America/Indianapolis')).toBe('America/Indiana/Indianapolis');
    expect(canonicalZone('America/Indiana/Indianapolis')).toBe('America/Indiana/Indianapolis');
    expect(canonicalZone(' america/puerto_rico ')).toBe('America/Puerto_Rico');
    expect(canonicalZone('Asia/Calcutta')).toBe('Asia/Kolkata');
    expect(canonicalZone('EST5EDT')).toBe('America/New_York');
    expect(canonicalZone('Etc/UTC')).toBe('UTC');
  });

  it('refuses what is no zone of one place', () => {
    for (const text of [
      'Asia/Beijing',
      'Asia/New_Delhi',
      'America/Argentina/Bu',
      'CST',
      'EST',
      '+05:00',
      '',
      'Eastern',
    ]) {
      expect(canonicalZone(text)).toBeNull();
    }
  });
});
