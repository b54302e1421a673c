import { allStores, type StoreRow, storesByIds } from '../../db/records/store/stores.ts';
import type { Deps } from '../../deps.ts';
import type { Role } from '../../domain/access/role.ts';
import type { SignedIn } from './session.ts';

/** A store in which somebody has a role. */
export interface MyStore {
  readonly slug: string;
  readonly name: string;
  readonly city: string;
  readonly role: Role;
}

const isInUse = (store: StoreRow): boolean => store.closedForGoodAt === null;

/** The stores of an account by name: of an owner all, of others those where they were given a role. */
export async function myStores(deps: Deps, who: SignedIn): Promise<MyStore[]> {
  const { read } = deps.db;
  const ids = who.stores.map((store) => store.storeId);
  const rows = who.isOwner ? await allStores(read) : await storesByIds(read, ids);
  return rows
    .filter(isInUse)
    .map((store) => ({
      slug: store.slug,
      name: store.name,
      city: store.city,
      role: who.isOwner ? 'owner' : who.stores.find((own) => own.storeId === store.id)!.role,
    }))
    .sort((a, b) => a.name.localeCompare(b.name) || a.slug.localeCompare(b.slug));
}
