import { putStoreRole } from '../../src/db/records/access/accounts.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Role } from '../../src/domain/access/role.ts';
import { openSession } from '../../src/operations/access/sign-in.ts';
import { STORE } from './booking-store.ts';
import { addAccount } from './people.ts';
import type { TestApp } from './test-app.ts';
import type { Visitor } from './visitor.ts';

/** An owner of the chain, signed in. */
export async function ownerSignedIn(app: TestApp): Promise<Visitor> {
  const account = { email: 'owner@example.com', password: 'green lamps over water', isOwner: true, name: 'Olu' };
  const visitor = app.visitor();
  visitor.cookies.set('session', (await openSession(app.deps, await addAccount(app, account))).secret);
  return visitor;
}

/** Somebody with a role in the booking store, signed in. */
export async function signedIn(app: TestApp, role: Exclude<Role, 'owner'>): Promise<Visitor> {
  const email = `${role}@example.com`;
  const accountId = await addAccount(app, { email, password: 'green lamps over water', name: 'Pat' });
  await inTransaction(app.deps.db, (tx) => putStoreRole(tx, accountId, { storeId: STORE, role, advisorId: null }));
  const visitor = app.visitor();
  visitor.cookies.set('session', (await openSession(app.deps, accountId)).secret);
  return visitor;
}
