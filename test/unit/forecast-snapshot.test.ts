import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../src/domain/forecast/learning/open-log.ts';
import { type LogConfig, LogForecaster, type LogSnapshot } from '../../src/domain/forecast/snapshot.ts';

const config: LogConfig = {
  kind: 'config',
  services: [
    { id: 'quick', nominalMin: 10 },
    { id: 'repair', nominalMin: 30 },
  ],
  advisors: [{ id: 'a1', skills: ['quick'] }],
  policy: { headStart: 60, maxWait: 75, fitGap: true },
};

const waiting = (visitId: string, service: string, joinedAt: number) => ({
  visitId,
  kind: 'walkin',
  service,
  joinedAt,
  lineTime: joinedAt,
});

const snapshot: LogSnapshot = {
  kind: 'snapshot',
  id: 's1',
  t: 22_000,
  close: 22_300,
  advisors: [
    { id: 'a1', state: 'serving', since: 21_995, startedAt: 21_995, service: 'quick', shift: [21_900, 22_300] },
  ],
  queue: [waiting('v1', 'quick', 21_990), waiting('v2', 'quick', 21_996), waiting('v3', 'repair', 21_998)],
  appointments: [],
  targets: ['v1', 'v2', 'v3'],
};

describe('answering a snapshot of somebody else’s log', () => {
  const answers = new LogForecaster(config).forecast(snapshot);

  it('gives every target rising minutes at the seven levels, later ones longer', () => {
    expect(answers.map((a) => a.visitId)).toEqual(['v1', 'v2', 'v3']);
    for (const { q } of answers) {
      const minutes = ['0.05', '0.1', '0.25', '0.5', '0.75', '0.9', '0.95'].map((level) => q[level]!);
      expect([...minutes].sort((a, b) => a - b)).toEqual(minutes);
      expect(minutes.every(Number.isFinite)).toBe(true);
    }
    expect(answers[1]!.q['0.5']).toBeGreaterThan(answers[0]!.q['0.5']! + 5);
  });

  it('lets the rest of the day stand where nobody has the skill', () => {
    expect(answers[2]!.q['0.5']).toBe(300);
  });

  it('past closing, the day goes on until midnight: never a false zero', () => {
    const late = { ...snapshot, t: 22_310, advisors: [], targets: ['v1'] };
    expect(new LogForecaster(config).forecast(late)[0]!.q['0.5']).toBe(16 * 1440 - 22_310);
  });

  it('expects more the longer an advisor says he is free and calls nobody', () => {
    const medianAfter = (minutes: number): number => {
      const idle = { ...snapshot.advisors[0]!, state: 'idle' as const, since: 22_000 - minutes };
      const free = { ...snapshot, advisors: [idle], queue: [waiting('v1', 'quick', 21_960)], targets: ['v1'] };
      return new LogForecaster(config).forecast(free)[0]!.q['0.5']!;
    };
    expect(medianAfter(1)).toBeLessThan(2);
    expect(medianAfter(20)).toBeGreaterThan(4);
    expect(medianAfter(30)).toBeGreaterThan(medianAfter(20));
  });

  it('learns from the events before: visits that take longer make longer waits', () => {
    const taught = new LogForecaster(config);
    for (let i = 0; i < 60; i++) {
      const t = 20_000 + i * 30;
      const who = { visitId: `old${i}`, advisor: 'a1' };
      const events: LogEvent[] = [
        { kind: 'event', t, type: 'join', visitId: who.visitId, visitKind: 'walkin', service: 'quick' },
        { kind: 'event', t: t + 1, type: 'call', ...who },
        { kind: 'event', t: t + 2, type: 'start', ...who },
        { kind: 'event', t: t + 27, type: 'finish', ...who },
      ];
      for (const event of events) taught.learn(event);
    }
    const [first] = taught.forecast(snapshot);
    expect(first!.q['0.5']).toBeGreaterThan(2 * answers[0]!.q['0.5']!);
  });
});
