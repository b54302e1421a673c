import { bookedOnLanes, lanesFrom, type OverflowLaneRow } from '../../db/records/booking/overflow-lanes.ts';
import { type CounterRow, countersOf, isCounterStaffed } from '../../db/records/staff/counters.ts';
import { type ShiftWithBreaks, shiftsOnDates } from '../../db/records/staff/shifts.ts';
import { type AdvisorWithSkills, advisorsOf } from '../../db/records/staff/staff.ts';
import { type Chain, findChain } from '../../db/records/store/chain.ts';
import { hoursOf } from '../../db/records/store/opening-hours.ts';
import { type ServiceRow, servicesOf } from '../../db/records/store/services.ts';
import { type StoreRow, storesByIds } from '../../db/records/store/stores.ts';
import type { Deps } from '../../deps.ts';
import { type Settings, settingsInForce } from '../../domain/settings.ts';
import type { OpeningHours } from '../../domain/store/opening-hours.ts';
import { addDays, type LocalDate } from '../../time/local.ts';

export type {
  AdvisorWithSkills,
  Chain,
  CounterRow,
  OpeningHours,
  OverflowLaneRow,
  ServiceRow,
  ShiftWithBreaks,
  StoreRow,
};

/** What is set up, as the pages that change it show it. Only what is in use, unless it says otherwise. */
export const seeChain = (deps: Deps): Promise<Chain | null> => findChain(deps.db.read);

export const seeHours = (deps: Deps, storeId: string): Promise<OpeningHours> => hoursOf(deps.db.read, storeId);

export const seeServices = async (deps: Deps, storeId: string): Promise<ServiceRow[]> =>
  (await servicesOf(deps.db.read, storeId)).filter((service) => service.active);

export const seeAdvisors = async (deps: Deps, storeId: string): Promise<AdvisorWithSkills[]> =>
  (await advisorsOf(deps.db.read, storeId)).filter((advisor) => advisor.active);

/** The counters in use, each with whether somebody is at it. */
export async function seeCounters(deps: Deps, storeId: string): Promise<(CounterRow & { isStaffed: boolean })[]> {
  const counters = (await countersOf(deps.db.read, storeId)).filter((counter) => counter.active);
  const seen = [];
  for (const counter of counters)
    seen.push({ ...counter, isStaffed: await isCounterStaffed(deps.db.read, counter.id) });
  return seen;
}

/** The overflow lanes that are not over, each with how many appointments the plan gives it. */
export async function seeOverflowLanes(
  deps: Deps,
  storeId: string,
): Promise<(OverflowLaneRow & { readonly booked: number })[]> {
  const lanes = await lanesFrom(deps.db.read, storeId, deps.now());
  const booked = await bookedOnLanes(
    deps.db.read,
    lanes.map((lane) => lane.id),
  );
  return lanes.map((lane) => ({ ...lane, booked: booked.get(lane.id) ?? 0 }));
}

/** The shifts that begin in the seven days from `monday`. */
export const seeWeek = (deps: Deps, storeId: string, monday: LocalDate): Promise<ShiftWithBreaks[]> =>
  shiftsOnDates(deps.db.read, storeId, monday, addDays(monday, 6));

/** Own settings, and what holds where there is none: of a store, or of the chain where `store` is null. */
export async function seeSettings(
  deps: Deps,
  store: StoreRow | null,
): Promise<{ readonly own: Partial<Settings>; readonly above: Settings }> {
  const chain = await findChain(deps.db.read);
  if (!store) return { own: chain?.settings ?? {}, above: settingsInForce(null, null) };
  const [present] = await storesByIds(deps.db.read, [store.id]);
  return { own: present?.settings ?? {}, above: settingsInForce(chain?.settings ?? null, null) };
}
