import type { Instant } from '../../../time/instant.ts';

/** Raised when the shape or the meaning of what is kept changes: older states are built again from the log. */
export const LEARNING_FORMAT = 1;

/** How long one service takes in this store, on the scale of log minutes. */
export interface ServiceLengths {
  /** Configured minutes when it was last joined. */
  minutes: number;
  /** Mean of the logarithm by the store's own visits alone, and how sure it is; `variance` null = none yet. */
  mean: number;
  variance: number | null;
  /** Weighted squares about the forecast, and their number: the spread of single visits. */
  squares: number;
  count: number;
}

/** A visit that is under way, as far as something can still be learned from it. Instants. */
export interface OpenVisit {
  service: string;
  joinedAt: Instant;
  bookedAt: Instant | null;
  /** The wait since joining is that of somebody who stood in line all the time. */
  isPlainWait: boolean;
  calledAt: Instant | null;
  startedAt: Instant | null;
  /** Raw quantiles, in seconds, of the wait that was forecast when it joined. */
  quote: readonly number[] | null;
}

/** A visit that has just ended: learned from once it can no longer be undone. */
export interface EndedVisit {
  readonly visit: string;
  readonly service: string;
  readonly minutes: number;
  readonly at: Instant;
}

/** What an advisor last did. */
export interface AdvisorTrace {
  /** End of the last visit, while nothing else came between. */
  endedAt: Instant | null;
  breakAt: Instant | null;
  /** Planned length of the break in ms, null = unplanned. */
  planned: number | null;
}

/** The newest of so many values each, whole seconds (ratios: thousandths). */
export interface Samples {
  wrapUp: number[];
  walkUp: number[];
  lateness: number[];
  breakRatio: number[];
  shortPause: number[];
}

/**
 * What a store's own past has taught: small, built in order from its log, one event at a time, and the same however the
 * log is cut. Nothing in it is about one advisor's speed.
 */
export interface Learned {
  /** Days since the epoch up to which weights have faded. */
  day: number;
  readonly services: Map<string, ServiceLengths>;
  /** By bucket of minutes waited: person-minutes in line, and how many left. */
  readonly waited: number[];
  readonly left: number[];
  /** Appointments that came, of so many that were due. */
  shows: number;
  due: number;
  /** Calls, and how many were not followed. */
  calls: number;
  noReplies: number;
  readonly samples: Samples;
  /** Where past waits fell in their forecasts: weights of 20 even bins. */
  readonly pit: number[];
  readonly visits: Map<string, OpenVisit>;
  readonly ended: EndedVisit[];
  readonly advisors: Map<string, AdvisorTrace>;
}

export const PIT_BINS = 20;
export const BUCKETS = 8;

/** A store of which nothing is known yet. */
export const nothingLearned = (): Learned => ({
  day: 0,
  services: new Map(),
  waited: Array.from({ length: BUCKETS }, () => 0),
  left: Array.from({ length: BUCKETS }, () => 0),
  shows: 0,
  due: 0,
  calls: 0,
  noReplies: 0,
  samples: { wrapUp: [], walkUp: [], lateness: [], breakRatio: [], shortPause: [] },
  pit: Array.from({ length: PIT_BINS }, () => 0),
  visits: new Map(),
  ended: [],
  advisors: new Map(),
});

/** As text, to be kept; the same state gives the same text. */
export const packLearned = (learned: Learned): string =>
  JSON.stringify({
    ...learned,
    services: [...learned.services],
    visits: [...learned.visits],
    advisors: [...learned.advisors],
  });

interface Packed extends Omit<Learned, 'services' | 'visits' | 'advisors'> {
  readonly services: [string, ServiceLengths][];
  readonly visits: [string, OpenVisit][];
  readonly advisors: [string, AdvisorTrace][];
}

/** The state of a text that `packLearned` made with this format. */
export function unpackLearned(text: string): Learned {
  const packed = JSON.parse(text) as Packed;
  return {
    ...packed,
    services: new Map(packed.services),
    visits: new Map(packed.visits),
    advisors: new Map(packed.advisors),
  };
}
