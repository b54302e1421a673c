import { putStoreRole } from '../../src/db/records/access/accounts.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Role } from '../../src/domain/access/role.ts';
import { addAccount } from './people.ts';
import type { SmallStore } from './small-store.ts';
import type { TestApp } from './test-app.ts';
import type { Visitor } from './visitor.ts';

const PASSWORD = 'green lamps over water';

export interface Colleague {
  readonly name: string;
  readonly role: Role;
  /** Tied to this advisor of the store. */
  readonly advisorId?: string;
}

/** An account with a role in the store, signed in. */
export async function signInAs(app: TestApp, store: SmallStore, who: Colleague): Promise<Visitor> {
  const email = `${who.name.toLowerCase()}@example.com`;
  const id = await addAccount(app, { email, password: PASSWORD, name: who.name });
  await inTransaction(app.deps.db, (tx) =>
    putStoreRole(tx, id, { storeId: store.id, role: who.role, advisorId: who.advisorId ?? null }),
  );
  const visitor = app.visitor();
  const page = await visitor.get('/sign-in');
  await visitor.submit(page.form('/sign-in'), { email, password: PASSWORD });
  return visitor;
}
