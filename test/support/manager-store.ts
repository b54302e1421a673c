import { putStoreRole } from '../../src/db/records/access/accounts.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Role } from '../../src/domain/access/role.ts';
import { openSession } from '../../src/operations/access/sign-in.ts';
import { addAccount } from './people.ts';
import { smallStore } from './small-store.ts';
import { type TestApp, testApp } from './test-app.ts';
import type { PageAnswer, Visitor } from './visitor.ts';

/** A small store in Chicago on a Tuesday morning, and people who are signed in to it. */
export interface ManagedStore {
  readonly app: TestApp;
  readonly storeId: string;
  /** Address of the store's manager pages. */
  readonly base: string;
  service(key: string): string;
  readonly advisors: readonly string[];
  readonly counters: readonly string[];
  /** Signed in as an owner of the chain. */
  owner(): Promise<Visitor>;
  /** Signed in with a role in the store; null = in no store. */
  as(role: Exclude<Role, 'owner'> | null): Promise<Visitor>;
}

export async function managedStore(): Promise<ManagedStore> {
  // 9:00 in Chicago.
  const app = await testApp({ now: '2026-11-24T15:00:00Z' });
  const store = await smallStore(app.deps, {
    advisors: [['billing', 'device', 'plan'], ['billing']],
    shift: { date: '2026-11-24', from: '2026-11-24T15:00:00Z', to: '2026-11-24T23:00:00Z' },
    openCounters: false,
  });
  let people = 0;
  async function signedIn(isOwner: boolean, role: Exclude<Role, 'owner'> | null): Promise<Visitor> {
    const email = `person${++people}@example.com`;
    const accountId = await addAccount(app, {
      email,
      password: 'green lamps over water',
      isOwner,
      name: `Person ${people}`,
    });
    if (role)
      await inTransaction(app.deps.db, (tx) =>
        putStoreRole(tx, accountId, { storeId: store.id, role, advisorId: null }),
      );
    const visitor = app.visitor();
    visitor.cookies.set('session', (await openSession(app.deps, accountId)).secret);
    return visitor;
  }
  return {
    app,
    storeId: store.id,
    base: '/manage/stores/sto-1',
    service: store.service,
    advisors: store.advisors,
    counters: store.counters,
    owner: () => signedIn(true, null),
    as: (role) => signedIn(false, role),
  };
}

/** The form of a page with one of its fields called `name`. */
export function formWith(page: PageAnswer, name: string) {
  const form = page.forms.find((f) => name in f.values || f.html.includes(`name="${name}"`));
  if (!form) throw new Error(`no form with ${name} at ${page.path}: ${page.text.slice(0, 300)}`);
  return form;
}
