import { type Instant, MINUTE } from '../../time/instant.ts';
import type { FloorAdvisor, StoreFloor } from '../queue/line/floor.ts';
import type { ForecastModel } from './service-times.ts';
import { remaining, valueAt } from './tables.ts';

/** Who is there for a service. */
export interface WhoCanHelp {
  /** On duty and with the skill; on duty at all, also on a break. */
  readonly able: number;
  readonly onDuty: number;
  /** When the first of them is likely to be done with what he has in hand, to 5 minutes; `now` = at once, with nobody before. */
  readonly nextFree: Instant | 'now' | null;
}

const STEP = 5 * MINUTE;
const MIDDLE = 0.5;

/** The likeliest moment at which somebody on duty can take the next person; the median of each stretch still to go. */
function freeAt(advisor: FloorAdvisor, { services, walkUp, wrapUp, shortPause }: ForecastModel, now: Instant): Instant {
  const { state, since, serviceId, backAt } = advisor;
  const length = serviceId === null ? undefined : services.get(serviceId);
  const wrap = valueAt(wrapUp, MIDDLE);
  if (state === 'idle') return now;
  if (state === 'wrap') return now + remaining(wrapUp, now - since, MIDDLE);
  if (state === 'break') return backAt ?? now + remaining(shortPause, now - since, MIDDLE);
  if (state === 'calling') return now + valueAt(walkUp, MIDDLE) + (length ? valueAt(length, MIDDLE) : 0) + wrap;
  return now + (length ? remaining(length, now - since, MIDDLE) : 0) + wrap;
}

/** How many of those on duty can give a service, and when the next of them is free, by what the store has learned. */
export function whoCanHelp(floor: StoreFloor, model: ForecastModel, serviceId: string): WhoCanHelp {
  const { now } = floor;
  const onDuty = floor.advisors.filter((a) => a.state !== 'off');
  const able = onDuty.filter((a) => a.skills.includes(serviceId));
  if (able.length === 0) return { able: 0, onDuty: onDuty.length, nextFree: null };
  const first = Math.min(...able.map((a) => freeAt(a, model, now)));
  const isAwaited = floor.line.some((person) => able.some((a) => a.skills.includes(person.serviceId)));
  const nextFree = first <= now && !isAwaited ? 'now' : Math.ceil(Math.max(now + 1, first) / STEP) * STEP;
  return { able: able.length, onDuty: onDuty.length, nextFree };
}
