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

  it('let the services in progress and those of the line fall evenly together, two by two', () => {
    const strata = strataFor(49);
    const rows = [0, 1, 2].map((n) => strata.rowOfAdvisor(n, mix(n, 5)));
    for (let ticket = 103; ticket < 108; ticket++) rows.push(strata.rowOfTicket(ticket, 9, mix(ticket, 5)));
    const wide = (row: number, r: number): number => Math.floor(strata.ranks[row + r]! / 7);
    for (const [i, row] of rows.entries()) {
      expect(new Set(strata.ranks.subarray(row, row + 49)).size).toBe(49);
      for (const other of rows.slice(0, i)) {
        const pairs = new Set(Array.from({ length: 49 }, (_, r) => wide(row, r) * 7 + wide(other, r)));
        expect(pairs.size).toBe(49);
      }
    }
    // Beyond the columns: an order of one's own, or a free one.
    expect(strata.rowOfTicket(108, 9, 1)).not.toBe(strata.rowOfTicket(103, 9, 1));
    expect(strata.rowOfAdvisor(3, mix(4, 4))).toBe(strata.rowOf(mix(4, 4)));
    expect(strataFor(80).rowOfTicket(5, 9, mix(4, 4))).toBe(strataFor(80).rowOf(mix(4, 4)));
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
