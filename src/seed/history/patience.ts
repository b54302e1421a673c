import { LEAVING_FROM } from '../../domain/forecast/leaving.ts';
import { MINUTE } from '../../time/instant.ts';
import type { Random } from '../random.ts';

/** How long somebody stays in line, in ms, by the chance a minute of leaving in each stretch of minutes waited. */
export function patienceOf(leaving: ArrayLike<number>, random: Random): number {
  let left = random.exponential(1);
  for (let i = 0; i < LEAVING_FROM.length; i++) {
    const from = LEAVING_FROM[i]!;
    const until = LEAVING_FROM[i + 1] ?? Number.POSITIVE_INFINITY;
    const spent = leaving[i]! * (until - from);
    if (left <= spent) return (from + left / leaving[i]!) * MINUTE;
    left -= spent;
  }
  return Number.POSITIVE_INFINITY;
}
