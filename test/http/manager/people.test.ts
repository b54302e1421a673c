import { afterEach, beforeEach, expect, test } from 'vitest';
import { addPerson, changeRole, makeResetLink } from '../../../src/operations/access/people.ts';
import { formWith, type ManagedStore, managedStore } from '../../support/manager-store.ts';
import { addAccount, addStore } from '../../support/people.ts';

let store: ManagedStore;
beforeEach(async () => {
  store = await managedStore();
});
afterEach(() => store.app.close());

const actor = { kind: 'account', id: 'acc_owner' } as const;

test('a manager invites somebody: errors by field, a link shown once, tied to one advisor alone', async () => {
  const me = await store.as('manager');
  const [first] = store.advisors as [string];
  let page = await me.get(`${store.base}/people/new`);
  page = await me.submit(page.form('/people'), { name: '', email: 'nobody', advisor: first });
  expect(page.status).toBe(422);
  expect(page.text).toContain('Enter the name');
  expect(page.text).toContain('Write an e-mail address');
  page = await me.submit(page.form('/people'), { name: 'Ana Silva', email: 'ana@example.com' });
  expect(page.text).toContain('The invitation for Ana Silva');
  expect(page.html).toMatch(/value="http:\/\/localhost:3000\/password\/[\w-]{43}"/);
  const list = await me.get(`${store.base}/people`);
  expect(list.text).toContain('Ana Silva ana@example.com Advisor Advisor 1 has not signed in yet');
  page = await me.get(`${store.base}/people/new`);
  expect(page.html).toMatch(new RegExp(`value="${first}"[^>]*disabled`));
  page = await me.submit(page.form('/people'), { name: 'Bo', email: 'bo@example.com', advisor: first });
  expect(page.text).toContain('Another account is tied to this advisor');
  page = await me.submit(page.form('/people'), { email: 'ana@example.com', advisor: '' });
  expect(page.text).toContain('This person is in the store already');
  expect((await me.submit(page.form('/people'), { email: 'x@example.com', role: 'owner' })).status).toBe(422);
});

test('role and tie are changed, the person is stopped, let in and taken out', async () => {
  const me = await store.as('manager');
  const added = await addPerson(store.app.deps, {
    actor,
    email: 'ana@example.com',
    name: 'Ana Silva',
    role: 'viewer',
    storeId: store.storeId,
  });
  if (added.kind !== 'added') throw new Error('not added');
  const base = `${store.base}/people/${added.accountId}`;
  let page = await me.submit(formWith(await me.get(base), 'role'), { role: 'advisor', advisor: store.advisors[1]! });
  expect(page.text).toContain('Ana Silva is saved.');
  expect(formWith(await me.get(base), 'role').values).toMatchObject({ role: 'advisor', advisor: store.advisors[1] });
  expect((await me.submit((await me.get(base)).form('/links'))).text).toContain('The invitation for Ana Silva');
  page = await me.submit((await me.get(`${base}/disabling`)).form('/disabling'));
  expect(page.text).toContain('Ana Silva can no longer sign in.');
  expect(page.text).toContain('cannot sign in');
  page = await me.submit((await me.get(base)).form('/enabling'));
  expect(page.text).toContain('Ana Silva can sign in again.');
  page = await me.submit((await me.get(`${base}/removal`)).form('/removal'));
  expect(page.text).toContain('Ana Silva is no longer in this store.');
  expect((await me.get(base)).status).toBe(404);
});

test('two managers who tie one advisor at the same moment: one does, the other is told', async () => {
  const { deps } = store.app;
  const [advisorId] = store.advisors as [string];
  const common = { actor, role: 'advisor', storeId: store.storeId, advisorId } as const;
  const both = await Promise.all([
    addPerson(deps, { ...common, email: 'ana@example.com', name: 'Ana' }),
    addPerson(deps, { ...common, email: 'bo@example.com', name: 'Bo' }),
  ]);
  expect(both.map((one) => one.kind).sort()).toEqual(['added', 'advisor_taken']);
  const other = await addAccount(store.app, { email: 'cleo@example.com', password: 'green lamps over water' });
  expect(await changeRole(deps, { ...common, accountId: other })).toEqual({ kind: 'advisor_taken' });
  const holder = both.find((one) => one.kind === 'added')!;
  expect(await changeRole(deps, { ...common, accountId: holder.accountId })).toEqual({ kind: 'changed' });
});

test('an e-mail address is read in one way everywhere', async () => {
  const me = await store.as('manager');
  let page = await me.get(`${store.base}/people/new`);
  page = await me.submit(page.form('/people'), { name: 'Ana', email: 'ana@example..com', advisor: '' });
  expect(page.status).toBe(422);
  expect(page.text).toContain('Write an e-mail address');
  page = await me.submit(page.form('/people'), { name: 'Ana', email: 'ana@mail.example.com', advisor: '' });
  expect(page.text).toContain('The invitation for Ana');
});

test('a manager cannot take over an account that can do more than his own', async () => {
  const me = await store.as('manager');
  const owner = await addAccount(store.app, {
    email: 'boss@example.com',
    password: 'green lamps over water',
    isOwner: true,
  });
  const elsewhere = await addStore(store.app, 'elsewhere');
  const person = { actor, email: 'two@example.com', name: 'Two Stores' };
  const added = await addPerson(store.app.deps, { ...person, role: 'advisor', storeId: store.storeId });
  await addPerson(store.app.deps, { ...person, role: 'manager', storeId: elsewhere });
  if (added.kind !== 'added') throw new Error('not added');
  for (const id of [owner, added.accountId]) {
    for (const act of ['links', 'disabling'])
      expect((await me.post(`${store.base}/people/${id}/${act}`)).status).toBe(403);
  }
  expect((await me.post(`${store.base}/people/${owner}`, { role: 'viewer' })).status).toBe(403);
  expect((await me.get(`${store.base}/people/${added.accountId}`)).forms.some((f) => f.action.endsWith('/links'))).toBe(
    false,
  );
});

test('an owner invites owners, may be an advisor himself, and the last one stays', async () => {
  const me = await store.owner();
  let page = await me.get('/manage/people/new');
  page = await me.submit(page.form('/people'), { name: 'Lena', email: 'lena@example.com' });
  expect(page.text).toContain('The invitation for Lena');
  page = await me.get('/manage/people');
  expect(page.text).toContain('Lena lena@example.com Owner');
  const myself = /href="(\/manage\/stores\/sto-1\/people\/acc_\w+)" aria-label="Change Person 1"/.exec(
    (await me.get(`${store.base}/people`)).html,
  )![1]!;
  page = await me.submit(formWith(await me.get(myself), 'advisor'), { advisor: store.advisors[0]! });
  expect(page.text).toContain('Person 1 is saved.');
  expect(page.text).toContain('Owner Advisor 1');
  expect((await me.post(`${myself}/disabling`)).status).toBe(403);
});

test('a link made before does not open more than it did: it ends when the account gets another role', async () => {
  const { deps } = store.app;
  const ana = { actor, email: 'ana@example.com', name: 'Ana Silva' };
  const invited = await addPerson(deps, { ...ana, role: 'advisor', storeId: store.storeId });
  const owner = await addPerson(deps, { ...ana, role: 'owner' });
  if (invited.kind !== 'added' || owner.kind !== 'added') throw new Error('not added');
  const opens = async (link: string | null) => (await store.app.visitor().get(new URL(link!).pathname)).status;
  expect(await opens(invited.link)).toBe(404);
  expect(await opens(owner.link)).toBe(200);

  await addAccount(store.app, { email: 'bo@example.com', password: 'green lamps over water' });
  const reset = await makeResetLink(deps, 'bo@example.com');
  if (reset.kind !== 'made') throw new Error('no link');
  const role = { actor, email: 'bo@example.com', name: 'Bo', role: 'manager', storeId: store.storeId } as const;
  expect(await addPerson(deps, role)).toMatchObject({ kind: 'added', link: null });
  expect(await opens(reset.link)).toBe(404);
});
