import { type Instant, SECOND } from '../../../time/instant.ts';
import { MEDIAN, type WaitForecast } from '../../forecast/wait-forecast.ts';
import { callingFloor, type FloorArrays } from '../line/calling-floor.ts';
import type { StoreFloor } from '../line/floor.ts';
import { type Rank, rankLine, shareAdvisor } from '../line/ranking.ts';
import { type OrderReason, type Reason, reasonsFor, whyBefore } from '../line/reason.ts';
import { type BoardVisit, ticketOf } from './party.ts';

/** Somebody who is called before, and why: the ticket alone, never a name. */
export interface AheadRow {
  readonly ticket: string;
  readonly why: OrderReason;
}

/** Where a visit stands in its line. */
export interface VisitPlace {
  /** In the order of the whole line, from 1. */
  readonly rank: number;
  readonly ahead: number;
  readonly position: number;
  /** The most telling first. */
  readonly reasons: readonly Reason[];
  /** The first few who are ahead, in order. */
  readonly aheadRows: readonly AheadRow[];
}

const MOST_ROWS = 5;

/** Those who are called before somebody at `at` of the ranks, as far as they are shown. */
function rowsAhead(
  arrays: FloorArrays,
  ranks: readonly Rank[],
  at: number,
  now: Instant,
  ticket: (id: string) => string,
): AheadRow[] {
  const { floor, people } = arrays;
  const { index } = ranks[at]!;
  const rows: AheadRow[] = [];
  for (let r = 0; r < at && rows.length < MOST_ROWS; r++) {
    const other = ranks[r]!.index;
    const isHere = floor.callableFrom[other]! <= now;
    if (!isHere || !shareAdvisor(arrays, index, other)) continue;
    rows.push({ ticket: ticket(people[other]!.id), why: whyBefore(arrays, other, index, now) });
  }
  return rows;
}

/** Everybody's place, in the order of the rule; one pass serves all pages of a store. */
export function placesOf(
  floor: StoreFloor,
  visits: readonly Pick<BoardVisit, 'id' | 'ticketLetter' | 'ticketNumber'>[],
): Map<string, VisitPlace> {
  const arrays = callingFloor(floor);
  const ranks = rankLine(arrays, floor.now);
  const tickets = new Map(visits.map((v) => [v.id, ticketOf(v)]));
  const places = new Map<string, VisitPlace>();
  ranks.forEach(({ index, ahead }, at) => {
    const person = arrays.people[index]!;
    places.set(person.id, {
      rank: at + 1,
      ahead,
      position: ahead + 1,
      reasons: reasonsFor(floor, person, floor.now),
      aheadRows: rowsAhead(arrays, ranks, at, floor.now, (id) => tickets.get(id) ?? ''),
    });
  });
  return places;
}

/** Does the latest time that was told still hold: the likeliest call is not after it. */
export function promiseHolds(promisedLatestAt: Instant | null, forecast: WaitForecast | null, now: Instant): boolean {
  if (promisedLatestAt === null) return false;
  return !forecast || now + forecast.quantiles[MEDIAN]! * SECOND <= promisedLatestAt;
}
