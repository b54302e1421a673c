import type { Queries } from '../../db/client.ts';
import { arrivalsIn } from '../../db/records/queue/arrivals.ts';
import { eventsWithin } from '../../db/records/queue/day-events.ts';
import { advisorsOf } from '../../db/records/staff/staff.ts';
import { servicesOf } from '../../db/records/store/services.ts';
import { type ReplayDay, replayDay } from '../../domain/replay/replay-day.ts';
import { type LoggedEvent, StoreLogReader } from '../../domain/reports/store-log.ts';
import { storeDaySpan } from '../../domain/store/store-day.ts';
import { HOUR } from '../../time/instant.ts';
import type { LocalDate } from '../../time/local.ts';
import { dayRollsAtMinutes, type StoreNow } from './store-now.ts';

/** Counters that were open when the day began were opened up to this long before. */
const OPENED_BEFORE = 16 * HOUR;
/** Whose day ended after the store's is still read. */
const ENDED_AFTER = 2 * HOUR;

export interface PastDay {
  readonly day: ReplayDay;
  readonly events: readonly LoggedEvent[];
  readonly services: Awaited<ReturnType<typeof servicesOf>>;
  readonly advisors: Awaited<ReturnType<typeof advisorsOf>>;
}

/** A day of a store as it can be played again: from `given` events, else from its own log, by its present configuration. */
export async function loadPastDay(
  read: Queries,
  store: StoreNow,
  date: LocalDate,
  given?: readonly LoggedEvent[],
): Promise<PastDay> {
  const { id, zone } = store.store;
  const span = storeDaySpan(store.hours, zone, date, dayRollsAtMinutes(store.settings));
  const events = given ?? (await eventsWithin(read, id, span.startsAt - OPENED_BEFORE, span.endsAt + ENDED_AFTER));
  const reader = new StoreLogReader();
  for (const event of events) reader.add(event);
  const services = await servicesOf(read, id);
  const advisors = await advisorsOf(read, id);
  const booked = await arrivalsIn(read, id, span);
  const day = replayDay(reader.read(), {
    storeId: id,
    span,
    settings: store.settings,
    services: services.map((s) => ({ id: s.id, minutes: s.serviceMinutes })),
    skills: new Map(advisors.map((a) => [a.id, a.skills])),
    appointments: booked.filter((a) => a.status !== 'cancelled'),
  });
  return { day, events, services, advisors };
}
