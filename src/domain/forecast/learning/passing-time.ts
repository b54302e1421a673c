import { DAY, type Instant, MINUTE, SECOND } from '../../../time/instant.ts';
import type { Learned } from './learned.ts';
import { PIT_KEPT_A_DAY } from './recalibration.ts';
import { DRIFT_A_DAY, learnLength } from './service-lengths.ts';

/** Nothing can be undone after this long (the greatest setting). */
const SETTLED_AFTER = 120 * SECOND;
/** A visit that is not over after so long was forgotten by its log. */
const FORGOTTEN_AFTER = 24 * 60 * MINUTE;
/** Counts fade, so that a store may change: half after some 140 days. */
const COUNTS_KEPT_A_DAY = 0.995;

/** At the turn of a day weights fade, doubts grow, and what the log forgot is forgotten. Changes `learned`. */
export function turnDays(learned: Learned, at: Instant): void {
  const day = Math.floor(at / DAY);
  const days = learned.day === 0 ? 0 : day - learned.day;
  if (day <= learned.day) return;
  learned.day = day;
  if (days === 0) return;
  for (const service of learned.services.values()) {
    if (service.variance !== null) service.variance += days * DRIFT_A_DAY;
  }
  for (let i = 0; i < learned.pit.length; i++) learned.pit[i]! *= PIT_KEPT_A_DAY ** days;
  const kept = COUNTS_KEPT_A_DAY ** days;
  for (let i = 0; i < learned.waited.length; i++) {
    learned.waited[i]! *= kept;
    learned.left[i]! *= kept;
  }
  learned.shows *= kept;
  learned.due *= kept;
  learned.calls *= kept;
  learned.noReplies *= kept;
  for (const [id, visit] of learned.visits) if (at - visit.joinedAt > FORGOTTEN_AFTER) learned.visits.delete(id);
}

/** What ended long enough ago to stand counts as the length of its service. Changes `learned`. */
export function settleEnded(learned: Learned, at: Instant): void {
  while (learned.ended.length > 0 && at - learned.ended[0]!.at > SETTLED_AFTER) {
    const { service, minutes } = learned.ended.shift()!;
    learnLength(learned.services, service, minutes);
  }
}
