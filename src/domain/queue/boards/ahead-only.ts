import type { FloorForecast } from '../../forecast/forecast-floor.ts';
import { callingFloor } from '../line/calling-floor.ts';
import type { StoreFloor } from '../line/floor.ts';
import { rankLine } from '../line/ranking.ts';

/** People there now who would stand before somebody that joined for a service, since an advisor on duty serves both. */
function aheadOfJoiner(floor: StoreFloor, serviceId: string): number {
  const able = floor.advisors.filter((a) => a.state !== 'off' && a.skills.includes(serviceId));
  return floor.line.filter(
    (person) =>
      person.absentUntil === null &&
      (person.awayUntil === null || person.awayUntil <= floor.now) &&
      able.some((a) => a.skills.includes(person.serviceId)),
  ).length;
}

/**
 * The forecast of a store whose ranges hold too seldom to be shown: each wait carries how many are ahead, to be said in
 * the range's place. The figures stay in it, for they are still judged.
 */
export function aheadOnly(forecast: FloorForecast, floor: StoreFloor): FloorForecast {
  const arrays = callingFloor(floor);
  const ahead = new Map(rankLine(arrays, floor.now).map((rank) => [arrays.people[rank.index]!.id, rank.ahead]));
  const people = [...forecast.people].map(
    ([id, wait]) => [id, wait && { ...wait, aheadOnly: ahead.get(id) ?? 0 }] as const,
  );
  const joining = [...forecast.joining].map(
    ([id, wait]) => [id, wait && { ...wait, aheadOnly: aheadOfJoiner(floor, id) }] as const,
  );
  return { ...forecast, people: new Map(people), joining: new Map(joining) };
}
