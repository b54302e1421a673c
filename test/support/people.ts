import { insertAccount } from '../../src/db/records/access/accounts.ts';
import { insertStore } from '../../src/db/records/store/stores.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Deps } from '../../src/deps.ts';
import { hashPassword } from '../../src/operations/access/secrets.ts';
import type { Instant } from '../../src/time/instant.ts';

/** A test app, or bare dependencies with a clock. */
interface People {
  readonly deps: Deps;
  now(): Instant;
}

/** An account with a password, hashed cheaply: a real hash takes half a second. */
export async function addAccount(
  app: People,
  account: { readonly email: string; readonly password: string; readonly isOwner?: boolean; readonly name?: string },
): Promise<string> {
  const id = app.deps.newId('acc');
  const passwordHash = await hashPassword(account.password, 10);
  await inTransaction(app.deps.db, (tx) =>
    insertAccount(tx, {
      id,
      email: account.email,
      name: account.name ?? 'Somebody',
      passwordHash,
      isOwner: account.isOwner ?? false,
      createdAt: app.now(),
    }),
  );
  return id;
}

/** A store with nothing in it. */
export async function addStore(app: People, slug = 'portland-pearl'): Promise<string> {
  const id = app.deps.newId('sto');
  await inTransaction(app.deps.db, (tx) =>
    insertStore(tx, {
      id,
      slug,
      name: 'Portland Pearl',
      zone: 'America/Los_Angeles',
      lat: 45.53,
      lng: -122.68,
      createdAt: app.now(),
      updatedAt: app.now(),
    }),
  );
  return id;
}
