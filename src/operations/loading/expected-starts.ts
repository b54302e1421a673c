import type { Deps } from '../../deps.ts';
import { type ExpectedStart, expectedStarts, startInLine } from '../../domain/forecast/expected-start.ts';
import { seedOf } from '../../domain/forecast/forecast-floor.ts';
import { HOUR, type Instant } from '../../time/instant.ts';
import { type StoreForecast, storeForecast } from './store-forecast.ts';

/** No store gives a longer head start. */
const MOST_AHEAD = 3 * HOUR;

const known = new WeakMap<StoreForecast, ReadonlyMap<string, ExpectedStart>>();

/**
 * Likely starts by appointment: of those still to come within the head start, and of those in line. Worked out once a
 * look, when the first screen asks. Empty where ranges hold too seldom to be told.
 */
export function startsIn(look: StoreForecast): ReadonlyMap<string, ExpectedStart> {
  const there = known.get(look);
  if (there) return there;
  const { floor, forecast, model, settings, store, storeDay } = look;
  const made = new Map<string, ExpectedStart>();
  if (store.rangesDoubtedAt === null) {
    for (const [id, start] of expectedStarts(floor, model, seedOf(store.id, storeDay))) made.set(id, start);
    for (const { id, appointmentId, bookedAt } of floor.line) {
      const wait = bookedAt === null ? null : forecast.people.get(id);
      if (wait && appointmentId) made.set(appointmentId, startInLine(bookedAt!, wait, floor.now, settings));
    }
  }
  known.set(look, made);
  return made;
}

/** The likely start of one appointment that has not been checked in; null while it is too far ahead to say. */
export async function startOf(
  deps: Deps,
  appointment: { readonly id: string; readonly storeId: string; readonly startsAt: Instant },
): Promise<ExpectedStart | null> {
  // Far ahead nobody need look at the floor.
  if (Math.abs(appointment.startsAt - deps.now()) > MOST_AHEAD) return null;
  const look = await storeForecast(deps.db, appointment.storeId, deps.now());
  return (look && startsIn(look).get(appointment.id)) ?? null;
}
