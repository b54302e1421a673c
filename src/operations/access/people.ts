import type { Tx } from '../../db/client.ts';
import {
  type AccountRow,
  accountOfAdvisor,
  accountsWithRoles,
  countActiveOwners,
  deleteStoreRole,
  findAccount,
  findAccountByEmail,
  insertAccount,
  putStoreRole,
  type StoreRole,
  updateAccount,
} from '../../db/records/access/accounts.ts';
import { deleteLinksOf, insertLink, type LinkPurpose } from '../../db/records/access/one-time-links.ts';
import { deleteSessionsOf } from '../../db/records/access/sessions.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Role } from '../../domain/access/role.ts';
import type { Actor } from '../../domain/actor.ts';
import { DAY } from '../../time/instant.ts';
import { appendEvent } from '../steps/append-event.ts';
import { hashOfSecret, NO_PASSWORD } from './secrets.ts';

const LINK_MS = 3 * DAY;

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isOwner: boolean;
  readonly isDisabled: boolean;
  /** True until they have followed their first link. */
  readonly isInvited: boolean;
  readonly roles: readonly StoreRole[];
}

/** The people of a store, owners included; of the whole chain without one. By name. */
export async function listPeople(deps: Deps, storeId?: string): Promise<Person[]> {
  const rows = await accountsWithRoles(deps.db.read, storeId);
  return rows.map(({ account, roles }) => ({
    id: account.id,
    name: account.name,
    email: account.email,
    isOwner: account.isOwner,
    isDisabled: account.disabledAt !== null,
    isInvited: account.passwordHash === NO_PASSWORD,
    roles,
  }));
}

export interface NewPerson {
  readonly actor: Actor;
  readonly email: string;
  readonly name: string;
  /** Owner of the chain, without a store; else a role in one store. */
  readonly role: Role;
  readonly storeId?: string;
  readonly advisorId?: string | null;
}

export type AddPersonOutcome =
  /** `link` is where they set their password: once, within three days. Null: they had an account before. */
  | { readonly kind: 'added'; readonly accountId: string; readonly link: string | null }
  | { readonly kind: 'store_missing' }
  /** Another account is tied to this advisor. */
  | { readonly kind: 'advisor_taken' };

async function makeLink(tx: Tx, deps: Deps, purpose: LinkPurpose, accountId: string): Promise<string> {
  const token = deps.newSecret();
  const now = deps.now();
  await deleteLinksOf(tx, accountId);
  await insertLink(tx, {
    tokenHash: hashOfSecret(token),
    purpose,
    accountId,
    createdAt: now,
    expiresAt: now + LINK_MS,
  });
  return `${deps.baseUrl}/password/${token}`;
}

async function recordPersonChange(tx: Tx, deps: Deps, actor: Actor, accountId: string, storeId: string, data: object) {
  await appendEvent(tx, {
    storeId,
    subjectId: accountId,
    kind: 'person_changed',
    at: deps.now(),
    actor,
    data: { ...data },
  });
}

/** Asked in the transaction that ties: two managers may do so at the same moment. */
async function isTaken(tx: Tx, advisorId: string | null | undefined, by: string | undefined): Promise<boolean> {
  const holder = advisorId ? await accountOfAdvisor(tx, advisorId) : undefined;
  return holder !== undefined && holder !== by;
}

/** A link that somebody holds already must not open more than it did when it was made. */
async function linkFor(tx: Tx, deps: Deps, accountId: string, known: AccountRow | undefined, role: Role) {
  const hasPassword = known !== undefined && known.passwordHash !== NO_PASSWORD;
  if (hasPassword) await deleteLinksOf(tx, accountId);
  return !known || (role === 'owner' && !hasPassword) ? makeLink(tx, deps, 'invite', accountId) : null;
}

/** Gives a person a role; who has no account yet gets one, and a link to set a password. */
export async function addPerson(deps: Deps, input: NewPerson): Promise<AddPersonOutcome> {
  if (input.role !== 'owner' && !input.storeId) return { kind: 'store_missing' };
  const email = input.email.trim().toLowerCase();
  const outcome = await inTransaction(deps.db, async (tx): Promise<AddPersonOutcome> => {
    const known = await findAccountByEmail(tx, email);
    if (await isTaken(tx, input.advisorId, known?.id)) return { kind: 'advisor_taken' };
    const accountId = known?.id ?? deps.newId('acc');
    if (!known) {
      await insertAccount(tx, {
        id: accountId,
        email,
        name: input.name.trim(),
        passwordHash: NO_PASSWORD,
        isOwner: input.role === 'owner',
        createdAt: deps.now(),
      });
    } else if (input.role === 'owner') await updateAccount(tx, accountId, { isOwner: true });
    if (input.role !== 'owner') {
      const role = { storeId: input.storeId!, role: input.role, advisorId: input.advisorId ?? null };
      await putStoreRole(tx, accountId, role);
      await recordPersonChange(tx, deps, input.actor, accountId, input.storeId!, { role: input.role });
    }
    return { kind: 'added', accountId, link: await linkFor(tx, deps, accountId, known, input.role) };
  });
  if (input.storeId && outcome.kind === 'added') deps.signals.storeChanged(input.storeId);
  return outcome;
}

export interface RoleChange {
  readonly actor: Actor;
  readonly accountId: string;
  readonly storeId: string;
  /** Null takes the role away. */
  readonly role: Exclude<Role, 'owner'> | null;
  readonly advisorId?: string | null;
}

export type RoleChangeOutcome =
  | { readonly kind: 'changed' }
  | { readonly kind: 'unknown_person' }
  /** Another account is tied to this advisor. */
  | { readonly kind: 'advisor_taken' };

/** What a person is in one store from now on; their open screens follow at the next request. */
export async function changeRole(deps: Deps, input: RoleChange): Promise<RoleChangeOutcome> {
  const { accountId, storeId, role } = input;
  const outcome = await inTransaction(deps.db, async (tx): Promise<RoleChangeOutcome> => {
    if (!(await findAccount(tx, accountId))) return { kind: 'unknown_person' };
    if (role && (await isTaken(tx, input.advisorId, accountId))) return { kind: 'advisor_taken' };
    if (role) await putStoreRole(tx, accountId, { storeId, role, advisorId: input.advisorId ?? null });
    else await deleteStoreRole(tx, accountId, storeId);
    await recordPersonChange(tx, deps, input.actor, accountId, storeId, { role });
    return { kind: 'changed' };
  });
  if (outcome.kind === 'changed') deps.signals.storeChanged(storeId);
  return outcome;
}

export type DisableOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'unknown_person' }
  /** Nobody could undo that. */
  | { readonly kind: 'last_owner' };

/** Ends all sessions of an account and lets it sign in no more, or lets it again. */
export function setDisabled(deps: Deps, accountId: string, disabled: boolean): Promise<DisableOutcome> {
  return inTransaction(deps.db, async (tx): Promise<DisableOutcome> => {
    const account = await findAccount(tx, accountId);
    if (!account) return { kind: 'unknown_person' };
    const isActiveOwner = account.isOwner && account.disabledAt === null;
    if (disabled && isActiveOwner && (await countActiveOwners(tx)) === 1) return { kind: 'last_owner' };
    await updateAccount(tx, accountId, { disabledAt: disabled ? deps.now() : null });
    if (disabled) await deleteSessionsOf(tx, accountId);
    return { kind: 'done' };
  });
}

/** A link to set a new password, once, within three days; the old password and open sessions end when it is used. */
export function makeResetLink(
  deps: Deps,
  email: string,
): Promise<{ kind: 'made'; link: string } | { kind: 'unknown_person' }> {
  return inTransaction(deps.db, async (tx) => {
    const account = await findAccountByEmail(tx, email.trim().toLowerCase());
    if (!account) return { kind: 'unknown_person' };
    return { kind: 'made', link: await makeLink(tx, deps, 'reset', account.id) };
  });
}
