import { describe, expect, it } from 'vitest';
import { Agenda, NEVER } from '../../../src/domain/forecast/agenda.ts';
import { mix } from '../../../src/domain/forecast/draws.ts';
import { strataFor } from '../../../src/domain/forecast/strata.ts';

describe('strata', () => {
  it('give every draw one level in each of even strata, in an order of its own', () => {
    const strata = strataFor(96);
    const [one, other] = [new Float64Array(96), new Float64Array(96)];
    strata.fill(mix(7, 1), one);
    strata.fill(mix(7, 2), other);
    for (const levels of [one, other]) {
      const inOrder = [...levels].sort((a, b) => a - b);
      expect(inOrder.every((level, i) => level > i / 96 && level < (i + 1) / 96)).toBe(true);
      expect([...levels]).not.toEqual(inOrder);
    }
    const together = one.reduce((sum, level, r) => sum + (level - 0.5) * (other[r]! - 0.5), 0) / 96;
    expect(Math.abs(together * 12)).toBeLessThan(0.3);
  });

  it('are the same each time', () => {
    const [one, again] = [new Float64Array(32), new Float64Array(32)];
    strataFor(32).fill(mix(3, 4), one);
    strataFor(32).fill(mix(3, 4), again);
    expect(again).toEqual(one);
  });
});

describe('the agenda', () => {
  it('keeps everybody in order of time, however turns are moved', () => {
    const agenda = new Agenda();
    const due = new Map<number, number>();
    agenda.clear(12);
    for (let who = 0; who < 12; who++) {
      due.set(who, (mix(who, 1) >>> 0) % 1000);
      agenda.add(due.get(who)!, who);
    }
    for (let n = 0; n < 500; n++) {
      const at = (mix(n, 2) >>> 0) % 2000;
      const isFirst = n % 2 === 0;
      const who = isFirst ? agenda.who[0]! : (mix(n, 3) >>> 0) % 12;
      expect(agenda.at[0]).toBe(Math.min(...due.values()));
      due.set(who, at);
      if (isFirst) agenda.replaceFirst(at, who);
      else agenda.change(at, who);
      expect([...agenda.at.subarray(0, 12)]).toEqual([...due.values()].sort((a, b) => a - b));
      expect(agenda.who.subarray(0, 12).every((one, i) => due.get(one) === agenda.at[i])).toBe(true);
    }
  });

  it('has nothing due when nobody is in it', () => {
    const agenda = new Agenda();
    agenda.clear(3);
    agenda.add(5, 1);
    agenda.clear(3);
    expect(agenda.due(NEVER - 1)).toBe(-1);
  });
});
