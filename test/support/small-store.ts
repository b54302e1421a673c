import { insertCounter } from '../../src/db/records/staff/counters.ts';
import { saveShift } from '../../src/db/records/staff/shifts.ts';
import { insertAdvisor, replaceSkills } from '../../src/db/records/staff/staff.ts';
import { saveChainName } from '../../src/db/records/store/chain.ts';
import { replaceWeek } from '../../src/db/records/store/opening-hours.ts';
import { insertService } from '../../src/db/records/store/services.ts';
import { insertStore } from '../../src/db/records/store/stores.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Deps } from '../../src/deps.ts';
import { SYSTEM } from '../../src/domain/actor.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { openCounter } from '../../src/operations/counter/staff-counter.ts';
import { WEEKDAYS } from '../../src/time/local.ts';

export interface SmallStoreOptions {
  readonly id?: string;
  /** Skills of each advisor by service key; the advisors are `adv_1`, `adv_2`, ..., their counters `ctr_1`, ... */
  readonly advisors?: readonly (readonly string[])[];
  readonly settings?: Partial<Settings>;
  /** Opened by their advisors at once. */
  readonly openCounters?: boolean;
  /** Local opening minutes of every day; 9:00 to 18:00. */
  readonly open?: readonly [number, number];
  /** A shift from `from` to `to` for each advisor. */
  readonly shift?: { readonly date: string; readonly from: string; readonly to: string };
}

export const SERVICES = [
  { key: 'billing', name: 'Billing question', minutes: 10, letter: 'B' },
  { key: 'device', name: 'Device trouble', minutes: 20, letter: 'D' },
  { key: 'plan', name: 'Plan change', minutes: 15, letter: 'P' },
] as const;

export interface SmallStore {
  readonly id: string;
  readonly advisors: readonly string[];
  readonly counters: readonly string[];
  /** Id of a service by key. */
  service(key: string): string;
}

/** A store in Chicago with three services, some advisors and as many counters. */
export async function smallStore(deps: Deps, options: SmallStoreOptions = {}): Promise<SmallStore> {
  const { id = 'sto_1', advisors = [['billing', 'device', 'plan']], open = [540, 1080], shift } = options;
  const now = deps.now();
  const service = (key: string): string => `svc_${id}_${key}`;
  const advisorIds = advisors.map((_, i) => `adv_${id}_${i + 1}`);
  const counterIds = advisors.map((_, i) => `ctr_${id}_${i + 1}`);
  await inTransaction(deps.db, async (tx) => {
    await saveChainName(tx, 'Test chain', now);
    const place = { zone: 'America/Chicago', lat: 41.88, lng: -87.63 };
    const settings = options.settings ?? {};
    await insertStore(tx, {
      id,
      slug: id.replace('_', '-'),
      name: `Store ${id}`,
      ...place,
      hoursKnown: true,
      settings,
      createdAt: now,
      updatedAt: now,
    });
    await replaceWeek(
      tx,
      id,
      WEEKDAYS.map((weekday) => ({ weekday, opensMinute: open[0], closesMinute: open[1] })),
    );
    for (const [position, s] of SERVICES.entries()) {
      await insertService(tx, {
        id: service(s.key),
        storeId: id,
        key: s.key,
        name: s.name,
        serviceMinutes: s.minutes,
        ticketLetter: s.letter,
        position,
      });
    }
    for (const [i, skills] of advisors.entries()) {
      await insertAdvisor(tx, { id: advisorIds[i]!, storeId: id, name: `Advisor ${i + 1}` });
      await replaceSkills(tx, id, advisorIds[i]!, skills.map(service));
      await insertCounter(tx, { id: counterIds[i]!, storeId: id, name: String(i + 1), position: i });
      if (!shift) continue;
      const span = { startsAt: Date.parse(shift.from), endsAt: Date.parse(shift.to) };
      await saveShift(
        tx,
        { id: `shf_${id}_${i + 1}`, storeId: id, advisorId: advisorIds[i]!, date: shift.date, ...span },
        [],
      );
    }
  });
  if (options.openCounters ?? true) {
    for (const [i, advisorId] of advisorIds.entries()) {
      await openCounter(deps, { storeId: id, counterId: counterIds[i]!, advisorId, actor: SYSTEM });
    }
  }
  return { id, advisors: advisorIds, counters: counterIds, service };
}
