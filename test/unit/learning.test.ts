import { describe, expect, it } from 'vitest';
import { learnFrom } from '../../src/domain/forecast/learning/learn.ts';
import {
  type Learned,
  nothingLearned,
  packLearned,
  unpackLearned,
} from '../../src/domain/forecast/learning/learned.ts';
import { learnedModel } from '../../src/domain/forecast/learning/learned-model.ts';
import type { Observed } from '../../src/domain/forecast/learning/observed.ts';
import { learnPlace, readingLevels } from '../../src/domain/forecast/learning/recalibration.ts';
import { observedIn } from '../../src/domain/forecast/learning/store-log.ts';
import { configuredModel } from '../../src/domain/forecast/service-times.ts';
import { valueAt } from '../../src/domain/forecast/tables.ts';
import { LEVELS } from '../../src/domain/forecast/wait-forecast.ts';
import { DAY, MINUTE } from '../../src/time/instant.ts';

const START = Date.UTC(2026, 9, 5, 14, 0);
const SERVICES = [
  { id: 'quick', minutes: 10 },
  { id: 'repair', minutes: 30 },
];

interface Past {
  readonly minutes: number;
  readonly service?: string;
  readonly waited?: number;
  readonly quote?: readonly number[];
}

/** One visit after the other, ten a day, each an hour after the one before. */
function visits(past: readonly Past[]): Observed[] {
  return past.flatMap(({ minutes, service = 'quick', waited = 8, quote = null }, i): Observed[] => {
    const at = START + Math.floor(i / 10) * DAY + (i % 10) * 60 * MINUTE;
    const visit = `vis_${i}`;
    const called = at + waited * MINUTE;
    const end = called + (1 + minutes) * MINUTE;
    const configured = SERVICES.find((s) => s.id === service)!.minutes;
    return [
      { kind: 'joined', at, visit, service, minutes: configured, bookedAt: null, quote: quote && [...quote] },
      { kind: 'called', at: called, visit, service, advisor: 'adv_1' },
      { kind: 'started', at: called + MINUTE, visit },
      { kind: 'finished', at: end, visit, service, advisor: 'adv_1', isReal: true, isOver: true },
    ];
  });
}

const learned = (past: readonly Past[]): Learned => learnFrom(nothingLearned(), visits(past));
const median = (state: Learned, service = 'quick'): number =>
  valueAt(learnedModel(state, SERVICES).services.get(service)!, 0.5) / MINUTE;
const usual = Array.from({ length: 80 }, (_, i): Past => ({ minutes: [16, 20, 25, 18, 22][i % 5]! }));

describe('what a store’s past teaches', () => {
  it('gives a new store what its manager configured', () => {
    const model = learnedModel(nothingLearned(), SERVICES);
    const configured = configuredModel(SERVICES);
    for (const name of ['wrapUp', 'walkUp', 'breakRatio', 'shortPause', 'lateness'] as const) {
      expect(model[name]).toEqual(configured[name]);
    }
    expect(median(nothingLearned())).toBeCloseTo(8.5, 6);
    expect(model.services.get('repair')![200]).toBeCloseTo(configured.services.get('repair')![200]!, 3);
    expect(model.showRate).toBeCloseTo(0.88);
    for (let i = 0; i < LEVELS.length; i++) expect(model.readAt[i]).toBeCloseTo(LEVELS[i]!, 12);
  });

  it('finds how long a service takes, and lets a store’s other services follow half-way', () => {
    expect(median(learned(usual))).toBeGreaterThan(18);
    expect(median(learned(usual))).toBeLessThan(22);
    const untried = median(learned(usual), 'repair');
    expect(untried).toBeGreaterThan(1.2 * 0.85 * 30);
    expect(untried).toBeLessThan(2 * 0.85 * 30);
  });

  it('is not harmed by a finish that was forgotten, a start pressed by mistake, or a night', () => {
    const before = median(learned(usual));
    expect(median(learned([...usual, { minutes: 9 * 60 }]))).toBeCloseTo(before, 0);
    expect(median(learned([...usual, { minutes: 0.05 }]))).toBeCloseTo(before, 0);
    const long = median(learned([...usual, { minutes: 55 }]));
    expect(long / before).toBeLessThan(1.05);
    const [joined, called, started] = visits([{ minutes: 20 }]);
    const closed: Observed = {
      kind: 'finished',
      at: START + 14 * 60 * MINUTE,
      visit: 'vis_0',
      service: 'quick',
      advisor: 'adv_1',
      isReal: false,
      isOver: true,
    };
    const night = learnFrom(nothingLearned(), [joined!, called!, started!, closed]);
    expect(median(night)).toBeCloseTo(8.5, 6);
    expect(night.visits.size).toBe(0);
  });

  it('forgets what was taken back', () => {
    const events = visits([{ minutes: 40 }]);
    const undone: Observed = { kind: 'muddled', at: events.at(-1)!.at + 5000, visit: 'vis_0', advisor: null };
    const later: Observed = { kind: 'gave_up_appointment', at: START + DAY };
    expect(median(learnFrom(nothingLearned(), [...events, later]))).toBeGreaterThan(11);
    expect(median(learnFrom(nothingLearned(), [...events, undone, later]))).toBeCloseTo(8.5, 6);
  });

  it('counts people’s patience by how long they stood there', () => {
    const leaving = Array.from({ length: 200 }, (_, i): Observed[] => {
      const visit = `vis_${i}`;
      const at = START + i * 20 * MINUTE;
      return [
        { kind: 'joined', at, visit, service: 'quick', minutes: 10, bookedAt: null, quote: null },
        { kind: 'left', at: at + 5 * MINUTE, visit, isReal: true },
      ];
    }).flat();
    const { leaving: hazard } = learnedModel(learnFrom(nothingLearned(), leaving), SERVICES);
    expect(hazard[0]).toBeGreaterThan(0.1);
    expect(hazard[1]).toBeGreaterThan(configuredModel(SERVICES).leaving[1]!);
    const closed = leaving.map((e) => (e.kind === 'left' ? { ...e, isReal: false } : e));
    expect(learnedModel(learnFrom(nothingLearned(), closed), SERVICES).leaving[0]).toBeCloseTo(0.0003, 9);
  });

  it('reads wrap-up only where somebody stood there to be called', () => {
    const [first, second] = [visits([{ minutes: 20 }]), visits([{ minutes: 20 }, { minutes: 20 }]).slice(4)];
    const end = first.at(-1)!.at;
    const wait = (joinedAt: number): Learned => {
      const [joined, called] = second as [Observed, Observed];
      return learnFrom(nothingLearned(), [
        ...first.slice(0, 3),
        ...(joinedAt <= end ? [{ ...joined, at: joinedAt }] : []),
        first[3]!,
        ...(joinedAt > end ? [{ ...joined, at: joinedAt }] : []),
        { ...called, at: end + 3 * MINUTE },
      ]);
    };
    expect(wait(end - MINUTE).samples.wrapUp).toEqual([180]);
    expect(wait(end + MINUTE).samples.wrapUp).toEqual([]);
  });

  it('reads forecasts wider where the past fell outside them', () => {
    const quote = LEVELS.map((level) => 600 + level * 60);
    const pit = Array.from({ length: 20 }, () => 0);
    for (let i = 0; i < 100; i++) learnPlace(pit, quote, i % 2 === 0 ? 300 : 1200);
    const levels = readingLevels(pit);
    expect(levels[0]).toBeLessThan(0.03);
    expect(levels[18]).toBeGreaterThan(0.97);
    expect([...levels].sort((a, b) => a - b)).toEqual([...levels]);
    const shared = Array.from({ length: 20 }, () => 0);
    learnPlace(shared, [...quote.slice(0, 9).map(() => 500), ...quote.slice(9)], 500);
    expect(shared.slice(0, 9).every((weight) => weight > 0.1)).toBe(true);
    expect(shared.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it('learns nothing from rows without the fields it needs, and reads those of the store’s log', () => {
    const row = { subjectId: 'vis_1', at: START };
    expect(observedIn({ ...row, kind: 'settings_changed', data: {} })).toBeNull();
    expect(observedIn({ ...row, kind: 'joined', data: {} })).toBeNull();
    expect(observedIn({ ...row, kind: 'checked_in', data: {} })).toBeNull();
    const data = { service: 'quick', advisor: 'adv_1', closeOfDay: true };
    expect(observedIn({ ...row, kind: 'completed', data })).toMatchObject({ kind: 'finished', isReal: false });
    const joined = { service: 'quick', minutes: 10, bookedAt: null, quote: { quantiles: [1, 2] } };
    expect(observedIn({ ...row, kind: 'joined', data: joined })).toMatchObject({ minutes: 10, quote: [1, 2] });
  });

  it('is the same however the log is cut, and after being kept as text', () => {
    const events = visits(usual.map((past, i) => ({ ...past, waited: i % 23, quote: LEVELS.map((l) => 1200 * l) })));
    const whole = packLearned(learnFrom(nothingLearned(), events));
    for (const size of [1, 7, 50]) {
      let state = nothingLearned();
      for (let i = 0; i < events.length; i += size) {
        state = unpackLearned(packLearned(learnFrom(state, events.slice(i, i + size))));
      }
      expect(packLearned(state)).toBe(whole);
    }
    expect(whole.length).toBeLessThan(20_000);
  });
});
