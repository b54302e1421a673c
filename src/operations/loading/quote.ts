import { forecastFloor, seedOf } from '../../domain/forecast/forecast-floor.ts';
import { aheadOnly } from '../../domain/queue/boards/ahead-only.ts';
import type { FloorPerson } from '../../domain/queue/line/floor.ts';
import type { Quote } from '../steps/admit-visit.ts';
import type { StoreForecast } from './store-forecast.ts';

/** Who is about to join, as far as his wait depends on it. */
export type Joiner = Pick<
  FloorPerson,
  'serviceId' | 'joinedAt' | 'lineTime' | 'bookedAt' | 'appointmentId' | 'advisorWantedId' | 'awayUntil'
>;

const ID = 'joining';

/**
 * The wait that a joiner is told. Somebody who joins at the end of the line, there and open to any advisor, is told
 * exactly what the screens show; for others the floor is played once more with them in it.
 */
export function quoteFor(look: StoreForecast, joiner: Joiner): Quote | null {
  const { floor, forecast, store, storeDay } = look;
  const isUsual = joiner.advisorWantedId === null && joiner.awayUntil === null && joiner.bookedAt === null;
  if (isUsual) {
    const wait = forecast.joining.get(joiner.serviceId) ?? null;
    return wait && { wait, run: forecast };
  }
  const last = Math.max(0, ...floor.line.map((p) => p.ticketNumber));
  const person = { ...joiner, id: ID, ticketNumber: last + 1, counterWantedId: null, absentUntil: null };
  const with_ = {
    ...floor,
    line: [...floor.line, person],
    appointments: floor.appointments.filter((a) => a.id !== joiner.appointmentId),
  };
  const played = forecastFloor(with_, look.model, seedOf(store.id, storeDay), [], { people: new Set([ID]) });
  const run = store.rangesDoubtedAt === null ? played : aheadOnly(played, with_);
  const wait = run.people.get(ID) ?? null;
  return wait && { wait, run };
}
