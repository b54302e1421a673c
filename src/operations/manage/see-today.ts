import { overflowBetween } from '../../db/records/booking/overflow-lanes.ts';
import {
  type AppointmentLine,
  attentionLines,
  countBooked,
  storeInventory,
} from '../../db/records/queue/store-glance.ts';
import { shiftsBetween } from '../../db/records/staff/shifts.ts';
import { advisorsOf } from '../../db/records/staff/staff.ts';
import { findStoreWithHours } from '../../db/records/store/store-with-hours.ts';
import type { StoreRow } from '../../db/records/store/stores.ts';
import type { Deps } from '../../deps.ts';
import type { Span } from '../../time/span.ts';
import { runningDay } from '../loading/store-now.ts';
import { type StoreAtAGlance, seeStore } from './see-stores.ts';
import { seeUnreached } from './see-unreached.ts';

export type { AppointmentLine };

export interface StoreToday extends StoreAtAGlance {
  /** Booked appointments from now to the end of the store day. */
  readonly appointmentsLeft: number;
  readonly attentionLines: readonly AppointmentLine[];
  /** People whom the last message did not reach: in the store, or with an appointment to come. */
  readonly unreached: number;
  readonly working: readonly (Span & { readonly name: string; readonly breaks: readonly Span[] })[];
  /** Appointments of today that are on an overflow lane, with its name. */
  readonly overflow: readonly {
    readonly id: string;
    readonly startsAt: number;
    readonly name: string | null;
    readonly lane: string;
  }[];
  /** What of the way from empty to open is done. */
  readonly has: StoreHas;
}

/** Which of the things that a store needs to take customers it has. */
export interface StoreHas {
  readonly hours: boolean;
  readonly services: boolean;
  readonly advisors: boolean;
  readonly shifts: boolean;
  readonly counters: boolean;
  readonly people: boolean;
  readonly devices: boolean;
}

const MOST_ATTENTION = 50;

/** A store on the store day that runs: how it stands, who works, what needs attention, what is still to be set up. */
export async function seeToday(deps: Deps, store: StoreRow): Promise<StoreToday> {
  const { read } = deps.db;
  const now = deps.now();
  const withHours = (await findStoreWithHours(read, store.id))!;
  const day = runningDay(withHours, now);
  const glance = await seeStore(deps, store);
  const shifts = await shiftsBetween(read, store.id, day.startsAt, day.endsAt);
  const advisors = new Map((await advisorsOf(read, store.id)).map((advisor) => [advisor.id, advisor.name]));
  const inventory = await storeInventory(read, store.id, now);
  return {
    ...glance,
    appointmentsLeft: await countBooked(read, store.id, now, day.endsAt),
    attentionLines: glance.attention > 0 ? await attentionLines(read, store.id, MOST_ATTENTION) : [],
    unreached: (await seeUnreached(deps, store.id)).length,
    overflow: await overflowBetween(read, store.id, day.startsAt, day.endsAt),
    working: shifts.map(({ advisorId, startsAt, endsAt, breaks }) => ({
      name: advisors.get(advisorId) ?? '',
      startsAt,
      endsAt,
      breaks,
    })),
    has: {
      hours: withHours.hours.known,
      services: inventory.services > 0,
      advisors: inventory.skilledAdvisors > 0,
      shifts: inventory.comingShifts > 0,
      counters: inventory.counters > 0,
      people: inventory.servingAccounts > 0,
      devices: inventory.devices > 0,
    },
  };
}
