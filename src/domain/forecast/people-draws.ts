import { MINUTE } from '../../time/instant.ts';
import { mix } from './draws.ts';
import type { ForecastModel } from './service-times.ts';
import { type Strata, strataFor, withinOf } from './strata.ts';
import { drawnAt, POINTS, type QuantileTable } from './tables.ts';

/** Minutes lost with somebody who is called and does not come. */
export const NO_REPLY = 3 * MINUTE;
/** A day: whatever takes longer keeps the advisor busy for good. */
const LONGEST_TAKEN = 24 * 60 * MINUTE;

/** What is drawn for a person: his service, his walk to the counter, what comes after it, and whether he is there. */
const DRAWS = 4;
const SERVICE = 0;
const WALK_UP = 1;
const WRAP_UP = 2;
const PRESENCE = 3;

/** The chance of everybody in a run: the same person has the same at every refresh, in each replication. */
export class PeopleDraws {
  private strata = strataFor(1);
  private ranks = this.strata.ranks;
  private walkUp: QuantileTable = new Float64Array(0);
  private wrapUp: QuantileTable = new Float64Array(0);
  private noReplyShare = 0;
  private perReply = 1;
  /** Of a level in strata, per point of a table. */
  private step = 1;
  private share = 1;
  private rows = new Int32Array(0);
  private within = new Float64Array(0);

  /** For a run of this model, with room for so many people. */
  lay(strata: Strata, model: ForecastModel, room: number): void {
    this.strata = strata;
    this.ranks = strata.ranks;
    this.step = POINTS / strata.count;
    this.share = 1 / strata.count;
    this.walkUp = model.walkUp;
    this.wrapUp = model.wrapUp;
    this.noReplyShare = model.noReplyShare;
    this.perReply = 1 / (1 - model.noReplyShare);
    if (this.within.length >= room) return;
    this.rows = new Int32Array(2 * room * DRAWS);
    this.within = new Float64Array(2 * room);
  }

  /** Person `p` has the draws that belong to this key. */
  place(p: number, key: number): void {
    const { rows, strata } = this;
    for (let draw = 0; draw < DRAWS; draw++) {
      const bits = mix(key, draw);
      rows[p * DRAWS + draw] = strata.rowOf(bits);
      if (draw === SERVICE) this.within[p] = withinOf(bits);
    }
  }

  /** Whether he would come when called, below the share of those who do not, and else how his patience fell: in (0, 1). */
  presence(p: number, replication: number): number {
    return (this.ranks[this.rows[p * DRAWS + PRESENCE]! + replication]! + this.within[p]!) * this.share;
  }

  /** His patience, even in (0, 1); for one who does not come when called, as if he had all of it. */
  patience(presence: number): number {
    const { noReplyShare } = this;
    return presence < noReplyShare ? 0 : (presence - noReplyShare) * this.perReply;
  }

  /** Whole ms from the call to the next free moment of the advisor. */
  timeTaken(p: number, replication: number, service: QuantileTable, presence: number): number {
    if (presence < this.noReplyShare) return NO_REPLY;
    const { ranks, rows, step } = this;
    const row = p * DRAWS;
    const within = this.within[p]!;
    const served = drawnAt(service, (ranks[rows[row + SERVICE]! + replication]! + within) * step);
    const walked = drawnAt(this.walkUp, (ranks[rows[row + WALK_UP]! + replication]! + within) * step);
    const wrapped = drawnAt(this.wrapUp, (ranks[rows[row + WRAP_UP]! + replication]! + within) * step);
    return Math.min(LONGEST_TAKEN, served + walked + wrapped) | 0;
  }
}
