import type { Instant } from '../time/instant.ts';

/** How the demo's time runs: from `startedAt`, `speed` times as fast as ours. Plain numbers, so that processes can share it. */
export interface DemoClock {
  readonly startedAt: Instant;
  readonly speed: number;
}

/** The demo's time at a moment of ours. */
export const demoNow = ({ startedAt, speed }: DemoClock, real: Instant = Date.now()): Instant =>
  Math.round(startedAt + (real - startedAt) * speed);
