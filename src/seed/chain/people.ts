import type { BulkRow } from '../../operations/demo/write-demo-rows.ts';
import type { Instant } from '../../time/instant.ts';
import { randomOf } from '../random.ts';
import type { StorePlan } from './store-plan.ts';

export const CHAIN_NAME = 'Northline Mobile';
export const DEMO_PASSWORD = 'northline-demo';

/** Advisors of the main store for whom somebody signs in; nobody plays them. */
export const GUEST_ADVISORS = ['Robin Vale', 'Sam Ortega'] as const;

interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly role: 'owner' | 'manager' | 'advisor' | 'viewer';
}

/** Who can sign in to the demo, with `DEMO_PASSWORD`. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { email: 'owner@northline.example', name: 'Olive Marsh', role: 'owner' },
  { email: 'manager@northline.example', name: 'Maya Keller', role: 'manager' },
  { email: 'robin@northline.example', name: GUEST_ADVISORS[0], role: 'advisor' },
  { email: 'sam@northline.example', name: GUEST_ADVISORS[1], role: 'advisor' },
  { email: 'viewer@northline.example', name: 'Victor Lane', role: 'viewer' },
];

export const chainRow = (now: Instant): BulkRow<'chain'> => ({ id: 1, name: CHAIN_NAME, settings: {}, createdAt: now });

/** Accounts of the demo in its main store. `passwordHash` is that of `DEMO_PASSWORD`. */
export function peopleRows(main: StorePlan, passwordHash: string, now: Instant) {
  const random = randomOf('demo people');
  const accounts = DEMO_PEOPLE.map(({ email, name, role }): BulkRow<'accounts'> => {
    return { id: random.id('acc', now), email, name, passwordHash, isOwner: role === 'owner', createdAt: now };
  });
  const accountStores = DEMO_PEOPLE.flatMap(({ name, role }, i): BulkRow<'accountStores'>[] => {
    if (role === 'owner') return [];
    const advisorId = main.advisors.find((advisor) => advisor.name === name)?.id ?? null;
    return [{ accountId: accounts[i]!.id, storeId: main.id, role, advisorId }];
  });
  return { accounts, accountStores };
}
