import type { Role } from './role.ts';

/** An account as far as rights over it go. */
export interface HeldAccount {
  readonly isOwner: boolean;
  /** Its roles in stores. */
  readonly roles: readonly { readonly storeId: string; readonly role: Role }[];
}

/** Who asks: an owner, or a manager of some stores. */
export interface Holder {
  readonly isOwner: boolean;
  readonly managedStoreIds: ReadonlySet<string>;
}

/**
 * True when the holder may act on the whole account: make a new link for it, stop it. A manager may where every store of the
 * account is one that he manages; otherwise he could take over an account that can do more than his own.
 */
export const mayHoldAccount = (holder: Holder, account: HeldAccount): boolean =>
  holder.isOwner || (!account.isOwner && account.roles.every((role) => holder.managedStoreIds.has(role.storeId)));

/** Roles that the holder may give in a store; only an owner makes owners. */
export const rolesToGive = (holder: Holder, inStore: boolean): readonly Role[] =>
  inStore ? ['manager', 'advisor', 'viewer'] : holder.isOwner ? ['owner'] : [];
