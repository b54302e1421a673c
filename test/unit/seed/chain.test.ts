import { describe, expect, test } from 'vitest';
import { openState } from '../../../src/domain/store/opening-hours.ts';
import { FIRST_STORES, sharesOf, storesInOrder } from '../../../src/seed/chain/choose-stores.ts';
import { demoHours } from '../../../src/seed/chain/opening-templates.ts';
import { DEMO_SERVICES, SKILL_SETS } from '../../../src/seed/chain/service-list.ts';
import { DEMO_STORES } from '../../../src/seed/chain/store-list.ts';
import { planStore } from '../../../src/seed/chain/store-plan.ts';
import { HOUR } from '../../../src/time/instant.ts';
import { covers, overlaps } from '../../../src/time/span.ts';
import { canonicalZone, localOf } from '../../../src/time/store-zone.ts';

const NOW = Date.parse('2026-11-20T18:20:00Z');

describe('the chain of the demo', () => {
  test('has some forty stores, in zones from Puerto Rico to Guam', () => {
    expect(DEMO_STORES.length).toBeGreaterThanOrEqual(38);
    expect(new Set(DEMO_STORES.map((s) => s.slug)).size).toBe(DEMO_STORES.length);
    const zones = new Set(DEMO_STORES.map((s) => s.zone));
    for (const zone of zones) expect(canonicalZone(zone)).toBe(zone);
    expect([...zones]).toEqual(
      expect.arrayContaining([
        'America/New_York',
        'America/Chicago',
        'America/Denver',
        'America/Phoenix',
        'America/Los_Angeles',
        'America/Anchorage',
        'Pacific/Honolulu',
        'America/Puerto_Rico',
      ]),
    );
  });

  test('has services with a letter each, and advisors who together give all of them', () => {
    expect(new Set(DEMO_SERVICES.map((s) => s.letter)).size).toBe(DEMO_SERVICES.length);
    expect(new Set(SKILL_SETS.flat())).toEqual(new Set(DEMO_SERVICES.map((s) => s.key)));
  });

  test('shows an open store whatever the hour', () => {
    for (let hour = 0; hour < 7 * 24; hour += 3) {
      const now = NOW + hour * HOUR;
      const { main, others } = storesInOrder(now);
      const { date } = localOf(main.zone, now);
      expect(openState(demoHours(main.hours, date, date), main.zone, now).kind).toBe('open');
      expect(new Set([main, ...others]).size).toBe(DEMO_STORES.length);
    }
  });

  test('first of all plays stores of few advisors, shared out so that no process has much more to do', () => {
    for (let hour = 0; hour < 7 * 24; hour++) {
      const { main, others } = storesInOrder(NOW + hour * HOUR);
      const first = [main, ...others].slice(0, FIRST_STORES);
      expect(first.slice(1).every((store) => store.advisors <= 6 && store.hours !== 'always')).toBe(true);
      const shares = sharesOf(first, 2);
      const workOf = (share: number) =>
        first.filter((_, i) => shares[i] === share).reduce((sum, store) => sum + store.advisors, 0);
      expect(shares).toHaveLength(FIRST_STORES);
      expect(Math.abs(workOf(0) - workOf(1))).toBeLessThanOrEqual(8);
    }
  });

  test('closes on Thanksgiving, and opens early the day after', () => {
    const hours = demoHours('usual', '2026-11-01', '2027-01-10');
    expect(hours.special.map((day) => `${day.date} ${day.note} ${day.spans.length}`)).toEqual([
      '2026-11-26 Thanksgiving 0',
      '2026-11-27 Day after Thanksgiving 1',
      '2026-12-24 Christmas Eve 1',
      '2026-12-25 Christmas Day 0',
      "2026-12-31 New Year's Eve 1",
      "2027-01-01 New Year's Day 1",
    ]);
  });
});

describe('the rota', () => {
  test.each(DEMO_STORES.map((s) => [s.slug, s] as const))(
    'of %s never has one person twice, and breaks in shifts',
    (_, demo) => {
      const plan = planStore(demo, NOW);
      for (let advisor = 0; advisor < demo.advisors; advisor++) {
        const own = plan.shifts.filter((shift) => shift.advisor === advisor);
        expect(own.length).toBeGreaterThan(10);
        expect(own.filter((shift, i) => own.slice(i + 1, i + 4).some((next) => overlaps(shift, next)))).toEqual([]);
        const rests = own.slice(1).map((shift, i) => shift.startsAt - own[i]!.endsAt);
        expect(Math.min(...rests)).toBeGreaterThanOrEqual(8 * HOUR);
        expect(own.filter((shift) => !shift.breaks.every((pause) => covers(shift, pause)))).toEqual([]);
      }
    },
  );
});
