import { putStoreRole } from '../../src/db/records/access/accounts.ts';
import { insertSession } from '../../src/db/records/access/sessions.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Deps } from '../../src/deps.ts';
import { addApiKey } from '../../src/operations/access/api-keys.ts';
import { acceptDevice, beginPairing } from '../../src/operations/access/pair-device.ts';
import { hashOfSecret } from '../../src/operations/access/secrets.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { linkTag } from '../../src/operations/steps/link-tag.ts';
import { HOUR } from '../../src/time/instant.ts';
import { addAccount } from '../support/people.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { benchDeps } from './bench-deps.ts';

export const COUNTERS = 8;
export const VISIT_PAGES = 150;
const DISPLAYS = 2;
const STAFF_SCREENS = 8;
/** With these the store has 200 screens. */
const STORE_PAGES = 200 - VISIT_PAGES - DISPLAYS - STAFF_SCREENS;
const OTHER_STORES = 25;
export const OTHER_SCREENS = 1_000;
const ALL = ['billing', 'device', 'plan'];
export const SECRET = 'a key of benches, thirty-two bytes at the least';
const VISITOR = { kind: 'public', id: 'web' } as const;

export interface Screen {
  readonly what: 'visit page' | 'lobby display' | 'staff screen' | 'store page' | 'other store';
  readonly path: string;
  readonly cookie?: string;
}

/**
 * A database with one busy store and others that are open too, and the addresses of all screens. `before`: so many stand in
 * line before those whose pages are open.
 */
export async function fillScreens(file: string, before: number) {
  const filled = await benchDeps(Date.now(), file, SECRET);
  const { deps } = filled;
  const busy = await smallStore(deps, { advisors: Array.from({ length: COUNTERS }, () => ALL), open: [0, 1440] });
  const others: SmallStore[] = [];
  for (let i = 0; i < OTHER_STORES; i++) {
    others.push(await smallStore(deps, { id: `sto_o${i}`, advisors: [ALL, ALL], open: [0, 1440] }));
  }
  const screens: Screen[] = [];
  for (let i = 0; i < before + VISIT_PAGES; i++) {
    const join = { storeId: busy.id, services: [ALL[i % 3]!], source: 'web', actor: VISITOR } as const;
    const joined = await joinLine(deps, join);
    if (joined.kind !== 'joined') throw new Error(`nobody joined: ${joined.kind}`);
    if (i < before) continue;
    const { id, linkVersion } = joined.visit;
    const cookie = `visit=${id}.${linkTag(deps.secretKey, 'visit', id, linkVersion)}`;
    screens.push({ what: 'visit page', path: `/visits/${id}/live`, cookie });
  }
  for (let i = 0; i < DISPLAYS; i++) screens.push(await display(deps, busy.id));
  const staff = await staffCookie(deps, busy.id);
  for (let i = 0; i < STAFF_SCREENS; i++) {
    screens.push({ what: 'staff screen', path: '/staff/sto-1/live', cookie: staff });
  }
  for (let i = 0; i < STORE_PAGES; i++) screens.push({ what: 'store page', path: '/stores/sto-1/live' });
  for (let i = 0; i < OTHER_SCREENS; i++) {
    screens.push({ what: 'other store', path: `/stores/sto-o${i % OTHER_STORES}/live` });
  }
  const { key } = await addApiKey(deps, { name: 'bench', scopes: ['read', 'operate'], storeIds: null });
  await filled.close();
  return { busy, screens, key };
}

async function display(deps: Deps, storeId: string): Promise<Screen> {
  const { secret, code } = await beginPairing(deps, 'display');
  await acceptDevice(deps, { actor: VISITOR, storeId, code, name: 'Wall' });
  return { what: 'lobby display', path: '/display/live', cookie: `display=${secret}` };
}

async function staffCookie(deps: Deps, storeId: string): Promise<string> {
  const now = deps.now();
  const accountId = await addAccount({ deps, now: deps.now }, { email: 'a@example.com', password: 'long enough 1' });
  const secret = deps.newSecret();
  const times = { createdAt: now, lastSeenAt: now, expiresAt: now + 12 * HOUR };
  await inTransaction(deps.db, async (tx) => {
    await putStoreRole(tx, accountId, { storeId, role: 'manager', advisorId: null });
    await insertSession(tx, { idHash: hashOfSecret(secret), accountId, ...times });
  });
  return `session=${secret}`;
}

export type FilledScreens = Awaited<ReturnType<typeof fillScreens>>;
