import { insertAdvisor, replaceSkills } from '../../src/db/records/staff/staff.ts';
import { saveChainName } from '../../src/db/records/store/chain.ts';
import { replaceWeek } from '../../src/db/records/store/opening-hours.ts';
import { insertService } from '../../src/db/records/store/services.ts';
import { insertStore } from '../../src/db/records/store/stores.ts';
import { shifts } from '../../src/db/schema/staff.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Deps } from '../../src/deps.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { MINUTE } from '../../src/time/instant.ts';
import { addDays, type LocalDate, WEEKDAYS } from '../../src/time/local.ts';
import { instantOf } from '../../src/time/store-zone.ts';

export const STORE = 'sto_market';
export const ZONE = 'America/Chicago';
export const DEVICE = 'svc_device';
export const BILLING = 'svc_billing';

export interface SmallStore {
  /** Advisors' skills, by service id; their ids are `adv_0`, `adv_1`, ... */
  readonly advisors?: readonly (readonly string[])[];
  readonly settings?: Partial<Settings>;
  /** Local dates with a shift from 9 to 18 for everybody. */
  readonly from?: LocalDate;
  readonly days?: number;
  readonly bufferAfterMinutes?: number;
}

/** A store in Chicago open 9 to 18 each day: device trouble (30 min) and billing (15 min). */
export async function smallStore(deps: Deps, store: SmallStore = {}): Promise<void> {
  const advisors = store.advisors ?? [[DEVICE, BILLING]];
  const now = deps.now();
  await inTransaction(deps.db, async (tx) => {
    await saveChainName(tx, 'Northline', now);
    await insertStore(tx, {
      id: STORE,
      slug: 'old-market',
      name: 'Old Market',
      zone: ZONE,
      lat: 41.25,
      lng: -95.93,
      street: '1012 Howard St',
      city: 'Omaha',
      state: 'NE',
      postcode: '68102',
      phone: '+14025550100',
      hoursKnown: true,
      mainServiceId: DEVICE,
      settings: store.settings ?? {},
      createdAt: now,
      updatedAt: now,
    });
    await replaceWeek(
      tx,
      STORE,
      WEEKDAYS.map((weekday) => ({ weekday, opensMinute: 540, closesMinute: 1080 })),
    );
    const common = { storeId: STORE, bufferAfterMinutes: store.bufferAfterMinutes ?? 0 };
    await insertService(tx, {
      ...common,
      id: DEVICE,
      key: 'device-trouble',
      name: 'Device trouble',
      names: { es: 'Problemas con el equipo' },
      serviceMinutes: 30,
      ticketLetter: 'D',
      readiness: ['Your device', 'A photo ID'],
    });
    await insertService(tx, {
      ...common,
      id: BILLING,
      key: 'billing',
      name: 'Billing',
      serviceMinutes: 15,
      ticketLetter: 'B',
      position: 1,
    });
    for (const [index, skills] of advisors.entries()) {
      const advisorId = `adv_${index}`;
      await insertAdvisor(tx, { id: advisorId, storeId: STORE, name: `Advisor ${index}` });
      await replaceSkills(tx, STORE, advisorId, skills);
    }
  });
  await addShifts(deps, advisors.length, store.from ?? '2026-11-24', store.days ?? 3);
}

/** Shifts from 9 to 18 for the advisors `adv_0` to `adv_<count - 1>` on each of these dates. */
export async function addShifts(deps: Deps, count: number, from: LocalDate, days: number): Promise<void> {
  const rows: (typeof shifts.$inferInsert)[] = [];
  for (let day = 0; day < days; day++) {
    const date = addDays(from, day);
    for (let index = 0; index < count; index++) {
      rows.push({
        id: deps.newId('shf'),
        storeId: STORE,
        advisorId: `adv_${index}`,
        date,
        startsAt: instantOf(ZONE, date, 540, 'start'),
        endsAt: instantOf(ZONE, date, 1080, 'end'),
      });
    }
  }
  await inTransaction(deps.db, async (tx) => {
    for (let at = 0; at < rows.length; at += 100) await tx.insert(shifts).values(rows.slice(at, at + 100));
  });
}

/** The instant of a clock time of the store, e.g. `at('2026-11-24', 9, 30)`. */
export const at = (date: LocalDate, hour: number, minute = 0): number =>
  instantOf(ZONE, date, 0, 'start') + (hour * 60 + minute) * MINUTE;
