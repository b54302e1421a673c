import { FAMILY_NAMES, GIVEN_NAMES } from '../chain/staff-names.ts';
import type { StorePlan } from '../chain/store-plan.ts';
import type { Random } from '../random.ts';

/** A customer of the demo; contacts are of the ranges that are kept free for fiction. */
export interface Customer {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly language: 'en' | 'es';
  readonly source: 'kiosk' | 'web' | 'staff';
  readonly partySize: number;
}

const SPANISH_SHARE: Readonly<Record<string, number>> = { PR: 0.75, FL: 0.25, TX: 0.25, CA: 0.22, NM: 0.22, AZ: 0.2 };

const phoneOf = (plan: StorePlan, random: Random): string =>
  `+1${plan.demo.areaCode}55501${String(random.whole(0, 99)).padStart(2, '0')}`;

const SOURCES = ['kiosk', 'staff', 'web'] as const;

export function customerOf(plan: StorePlan, random: Random): Customer {
  const given = random.pick(GIVEN_NAMES);
  const source = SOURCES[random.weighted([62, 18, 20])]!;
  const givesPhone = source === 'web' || random.chance(0.45);
  return {
    name: random.chance(0.5) ? given : `${given} ${random.pick(FAMILY_NAMES)}`,
    phone: givesPhone ? phoneOf(plan, random) : null,
    email: null,
    language: random.chance(SPANISH_SHARE[plan.demo.state] ?? 0.08) ? 'es' : 'en',
    source,
    partySize: random.chance(0.12) ? 2 : 1,
  };
}

/** Who books gives a full name and both contacts. */
export function bookerOf(plan: StorePlan, random: Random): Customer {
  const given = random.pick(GIVEN_NAMES);
  const family = random.pick(FAMILY_NAMES);
  return {
    ...customerOf(plan, random),
    name: `${given} ${family}`,
    phone: phoneOf(plan, random),
    email: `${given}.${family}@example.com`.toLowerCase(),
    source: 'web',
  };
}
