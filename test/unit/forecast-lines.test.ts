import { describe, expect, it } from 'vitest';
import { configIn, snapshotIn } from '../../src/cli/forecast-lines.ts';
import { LogForecaster } from '../../src/domain/forecast/snapshot.ts';

describe('a line of somebody else’s log', () => {
  it('may leave out what it has nothing to say about', () => {
    const config = configIn({ kind: 'config', store: 'x' });
    expect(config).toMatchObject({ services: [], advisors: [] });
    const snapshot = snapshotIn({ kind: 'snapshot', id: 's1', t: 1500, targets: ['v1'] });
    expect(snapshot).toMatchObject({ advisors: [], queue: [], appointments: [], close: 2880 });
    const [answer] = new LogForecaster(config!).forecast(snapshot!);
    expect(answer!.visitId).toBe('v1');
    expect(Object.values(answer!.q)).toEqual(Array(7).fill(1380));
  });

  it('keeps what it does not know, and its own closing', () => {
    expect(snapshotIn({ id: 's1', t: 600, close: 1080, mood: 'fine' })).toMatchObject({ close: 1080, mood: 'fine' });
  });

  it('is refused where its lists are none, or a snapshot has no time', () => {
    expect(configIn({ services: 'none' })).toBeNull();
    expect(configIn({ advisors: [null] })).toBeNull();
    for (const t of [undefined, null, 'noon']) expect(snapshotIn({ id: 's1', t })).toBeNull();
    expect(snapshotIn({ t: 600, queue: { v1: {} } })).toBeNull();
    expect(snapshotIn({ t: 600, targets: 'v1' })).toBeNull();
    expect(snapshotIn({ t: 600, advisors: ['a1'] })).toBeNull();
  });
});
