import { MINUTE, SECOND } from '../../../time/instant.ts';
import type { FloorService } from '../../queue/line/floor.ts';
import { type ForecastModel, PRIOR } from '../service-times.ts';
import { lognormalTable, type QuantileTable, tableOf, valueAt } from '../tables.ts';
import type { Learned } from './learned.ts';
import { readingLevels } from './recalibration.ts';
import { lengthOf } from './service-lengths.ts';

/** What the guess weighs beside what was seen: values, person-minutes, departures, appointments, calls. */
const PRIOR_VALUES = 20;
const PRIOR_MINUTES = 300;
const PRIOR_DEPARTURES = 3;
const PRIOR_DUE = 20;
const PRIOR_SHOWS = 17.6;
const PRIOR_CALLS = 100;

/** Seen values, and a small even sample of the guess among them. */
function tableFrom(values: readonly number[], unit: number, prior: QuantileTable): QuantileTable {
  if (values.length === 0) return prior;
  const all = new Float64Array(values.length + PRIOR_VALUES);
  for (let i = 0; i < PRIOR_VALUES; i++) all[i] = valueAt(prior, (i + 0.5) / PRIOR_VALUES);
  for (let i = 0; i < values.length; i++) all[PRIOR_VALUES + i] = values[i]! * unit;
  all.sort();
  const last = all.length - 1;
  return tableOf((level) => {
    const x = Math.min(last, Math.max(0, level * all.length - 0.5));
    const i = Math.min(last - 1, Math.floor(x));
    return all[i]! + (all[i + 1]! - all[i]!) * (x - i);
  });
}

/** Chances of leaving a minute: the guess times the store's level, and the store's own where it has seen much. */
function leavingOf({ waited, left }: Learned): Float64Array {
  let expected = PRIOR_DEPARTURES;
  let seen = PRIOR_DEPARTURES;
  for (let i = 0; i < waited.length; i++) {
    expected += waited[i]! * PRIOR.leaving[i]!;
    seen += left[i]!;
  }
  const level = seen / expected;
  return PRIOR.leaving.map((prior, i) => (PRIOR_MINUTES * prior * level + left[i]!) / (PRIOR_MINUTES + waited[i]!));
}

function serviceTable(learned: Learned, service: FloorService): QuantileTable {
  const { mean, unsure, spread } = lengthOf(learned.services, service.id, service.minutes);
  return lognormalTable(mean + Math.log(MINUTE), Math.sqrt(spread + unsure));
}

/**
 * The model of a store by what it has learned, and by sensible guesses where that is little: on the first morning by them
 * alone. `version` is kept with each quote.
 */
export function learnedModel(learned: Learned, services: readonly FloorService[]): ForecastModel {
  const { samples } = learned;
  return {
    version: 'learned-1',
    services: new Map(services.map((s) => [s.id, serviceTable(learned, s)])),
    wrapUp: tableFrom(samples.wrapUp, SECOND, PRIOR.wrapUp),
    walkUp: tableFrom(samples.walkUp, SECOND, PRIOR.walkUp),
    breakRatio: tableFrom(samples.breakRatio, 1 / 1000, PRIOR.breakRatio),
    shortPause: tableFrom(samples.shortPause, SECOND, PRIOR.shortPause),
    lateStart: PRIOR.lateStart,
    lateness: tableFrom(samples.lateness, SECOND, PRIOR.lateness),
    showRate: (PRIOR_SHOWS + learned.shows) / (PRIOR_DUE + learned.due),
    noReplyShare: (PRIOR.noReplyShare * PRIOR_CALLS + learned.noReplies) / (PRIOR_CALLS + learned.calls),
    leaving: leavingOf(learned),
    readAt: readingLevels(learned.pit),
  };
}
