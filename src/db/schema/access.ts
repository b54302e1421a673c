import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { type ApiScope, DEVICE_KINDS, DEVICE_STATUSES, ROLES } from '../../domain/access/role.ts';
import { flag, id, instant, json, oneOf } from './columns.ts';
import { advisors } from './staff.ts';
import { stores } from './store.ts';

export const accounts = sqliteTable(
  'accounts',
  {
    id: id(),
    /** Lower case. */
    email: text().notNull(),
    name: text().notNull(),
    /** `scrypt$ln$r$p$salt$hash`. */
    passwordHash: text().notNull(),
    /** Owner of the chain. */
    isOwner: flag().notNull().default(false),
    language: text().notNull().default('en'),
    disabledAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex('accounts_email').on(t.email)],
);

/** What an account is in a store. */
export const accountStores = sqliteTable(
  'account_stores',
  {
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    storeId: text()
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    role: text({ enum: ROLES }).notNull(),
    /** Only an account tied to an advisor opens a counter. */
    advisorId: text().references(() => advisors.id, { onDelete: 'set null' }),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.storeId] }),
    oneOf('account_stores_role', t.role, ROLES),
    index('account_stores_store').on(t.storeId),
    uniqueIndex('account_stores_advisor').on(t.advisorId),
  ],
);

export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the cookie's value. */
    idHash: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [index('sessions_account').on(t.accountId), index('sessions_expiry').on(t.expiresAt)],
);

/** A link that works once: first owner, or a password set by its holder. */
export const oneTimeLinks = sqliteTable(
  'one_time_links',
  {
    tokenHash: text().primaryKey(),
    purpose: text().notNull(),
    accountId: text().references(() => accounts.id, { onDelete: 'cascade' }),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [oneOf('one_time_links_purpose', t.purpose, ['set_up', 'invite', 'reset'])],
);

export const devices = sqliteTable(
  'devices',
  {
    id: id(),
    /** Null until a manager accepts it. */
    storeId: text().references(() => stores.id, { onDelete: 'cascade' }),
    kind: text({ enum: DEVICE_KINDS }).notNull(),
    status: text({ enum: DEVICE_STATUSES }).notNull(),
    name: text().notNull().default(''),
    /** Shown on the screen while it pairs; short-lived. */
    pairingCode: text(),
    pairingExpiresAt: instant(),
    /** SHA-256 of the cookie's value. */
    secretHash: text().notNull(),
    settings: json<Record<string, unknown>>().notNull().default({}),
    lastSeenAt: instant(),
    helpWantedAt: instant(),
    /** Since when nothing was heard of it; null while it is there. */
    offlineAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    oneOf('devices_kind', t.kind, DEVICE_KINDS),
    oneOf('devices_status', t.status, DEVICE_STATUSES),
    check('devices_paired_has_store', sql`${t.status} <> 'paired' or ${t.storeId} is not null`),
    uniqueIndex('devices_secret').on(t.secretHash),
    uniqueIndex('devices_code').on(t.pairingCode),
    index('devices_store').on(t.storeId),
  ],
);

export const apiKeys = sqliteTable(
  'api_keys',
  {
    id: id(),
    name: text().notNull(),
    keyHash: text().notNull(),
    scopes: json<ApiScope[]>().notNull(),
    /** Null = all stores. */
    storeIds: json<string[]>(),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [uniqueIndex('api_keys_hash').on(t.keyHash)],
);

/** Idempotency: written in the act's own transaction; kept 24 h. */
export const requestKeys = sqliteTable(
  'request_keys',
  {
    caller: text().notNull(),
    /** Method and path. */
    route: text().notNull(),
    key: text().notNull(),
    bodyHash: text().notNull(),
    /** Status and ids, from which the answer is made again. */
    outcome: json<Record<string, unknown>>().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caller, t.route, t.key] }), index('request_keys_age').on(t.createdAt)],
);

/** Failed sign-ins, so that guessing is slowed across processes. */
export const signInFailures = sqliteTable(
  'sign_in_failures',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Keyed hash of the e-mail or of the network address. */
    subject: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('sign_in_failures_subject').on(t.subject, t.at)],
);
