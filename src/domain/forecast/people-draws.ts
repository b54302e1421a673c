import { MINUTE } from '../../time/instant.ts';
import { mix } from './draws.ts';
import type { ForecastModel } from './service-times.ts';
import { type Strata, strataFor, withinOf } from './strata.ts';
import { drawnAt, POINTS, type QuantileTable } from './tables.ts';

/** Minutes lost with somebody who is called and does not come. */
export const NO_REPLY = 3 * MINUTE;
/** A day: whatever takes longer keeps the advisor busy for good. */
const LONGEST_TAKEN = 24 * 60 * MINUTE;

/** What a draw of a person is for. */
const FOR = { service: 0, walkUp: 1, wrapUp: 2, presence: 3 } as const;

/**
 * The chance of everybody in a run, drawn for all replications at once: the same person has the same at every refresh. A
 * person's draws stand at his index times the replications, plus the replication.
 */
export class PeopleDraws {
  /** Whole ms from his call to the next free moment of the advisor. */
  takes = new Int32Array(0);
  /** 1 where a person's draws have been made in this run. */
  isPlaced = new Uint8Array(0);
  /** He has left once the chance to have stayed so long falls under this; 0 = stays. */
  leavesUnder = new Float64Array(0);
  private strata = strataFor(1);
  private seed = 0;
  private model!: Pick<ForecastModel, 'walkUp' | 'wrapUp' | 'noReplyShare'>;

  /** For a run of this model, with room for so many people. */
  lay(strata: Strata, model: ForecastModel, seed: number, room: number): void {
    this.strata = strata;
    this.seed = seed;
    this.model = model;
    if (this.isPlaced.length < room) this.isPlaced = new Uint8Array(2 * room);
    this.isPlaced.fill(0, 0, room);
    const length = room * strata.count;
    if (this.takes.length >= length) return;
    this.takes = new Int32Array(2 * length);
    this.leavesUnder = new Float64Array(2 * length);
  }

  /**
   * Person `p` has the draws that belong to this key. `stayed` is his chance to have stayed until now, 0 = does not leave;
   * `ticket` is -1 for somebody who has none yet.
   */
  place(p: number, key: number, service: QuantileTable, stayed: number, ticket: number): void {
    const { strata, takes, seed } = this;
    this.isPlaced[p] = 1;
    const { walkUp, wrapUp } = this.model;
    const { ranks, count } = strata;
    const bits = mix(key, FOR.service);
    const within = withinOf(bits);
    const served = ticket < 0 ? strata.rowOf(bits) : strata.rowOfTicket(ticket, seed, bits);
    const walked = strata.rowOf(mix(key, FOR.walkUp));
    const wrapped = strata.rowOf(mix(key, FOR.wrapUp));
    const step = POINTS / count;
    for (let r = 0; r < count; r++) {
      const taken =
        drawnAt(service, (ranks[served + r]! + within) * step) +
        drawnAt(walkUp, (ranks[walked + r]! + within) * step) +
        drawnAt(wrapUp, (ranks[wrapped + r]! + within) * step);
      takes[p * count + r] = Math.min(LONGEST_TAKEN, taken);
    }
    this.drawPresence(p, mix(key, FOR.presence), stayed);
  }

  /** One draw tells whether he comes when he is called, and how his patience fell. */
  private drawPresence(p: number, bits: number, stayed: number): void {
    const { strata, takes, leavesUnder } = this;
    const { noReplyShare } = this.model;
    const { ranks, count } = strata;
    const row = strata.rowOf(bits);
    const within = withinOf(bits);
    const patience = stayed / (1 - noReplyShare);
    for (let r = 0; r < count; r++) {
      const comesBy = (ranks[row + r]! + within) / count - noReplyShare;
      if (comesBy < 0) takes[p * count + r] = NO_REPLY;
      leavesUnder[p * count + r] = comesBy < 0 ? 0 : comesBy * patience;
    }
  }
}
