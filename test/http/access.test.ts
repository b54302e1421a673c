import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { devices, sessions, signInFailures } from '../../src/db/schema/access.ts';
import { addApiKey, apiCallerOf, keyReaches, revokeKey } from '../../src/operations/access/api-keys.ts';
import { acceptDevice, beginPairing, endPairing, listPairing } from '../../src/operations/access/pair-device.ts';
import { addPerson, changeRole, makeResetLink, setDisabled } from '../../src/operations/access/people.ts';
import { makeSetUpLink } from '../../src/operations/access/set-up.ts';
import { signIn as tryToSignIn } from '../../src/operations/access/sign-in.ts';
import { forgetSpent } from '../../src/operations/daily/forget-spent.ts';
import { addAccount, addStore } from '../support/people.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

const OWNER = { kind: 'account', id: 'acc_owner' } as const;
const PASSWORD = 'green lamps over water';

describe('access', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await testApp();
  });
  afterEach(() => app.close());

  const signIn = async (email: string, password = PASSWORD) => {
    const visitor = app.visitor();
    const page = await visitor.get('/sign-in');
    return { visitor, answer: await visitor.submit(page.form('/sign-in'), { email, password }) };
  };

  describe('the first set-up', () => {
    test('a link makes the chain and its first owner, once', async () => {
      const link = (await makeSetUpLink(app.deps))!;
      const path = new URL(link).pathname;
      const visitor = app.visitor();
      const page = await visitor.get(path);
      const fields = {
        chainName: 'Northline Mobile',
        name: 'Ada Okafor',
        email: 'Ada@Example.com',
        password: PASSWORD,
      };
      const refused = await visitor.submit(page.form(), { ...fields, password: 'password123' });
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('among the passwords that are tried first');
      expect(refused.form().values.chainName).toBe('Northline Mobile');
      expect(refused.html).not.toContain('password123');

      const done = await visitor.submit(refused.form(), fields);
      expect(done.path).toBe('/manage');
      expect(visitor.cookies.get('session')).toMatch(/^[\w-]{43}$/);
      expect((await app.visitor().get(path)).status).toBe(404);
      expect(await makeSetUpLink(app.deps)).toBeNull();
      expect((await signIn('ada@example.com')).answer.path).toBe('/staff');
      expect((await app.visitor().get('/sign-in')).html).toContain('Northline');
    });

    test('a later start withdraws the earlier link, and a day ends it', async () => {
      const first = new URL((await makeSetUpLink(app.deps))!).pathname;
      const second = new URL((await makeSetUpLink(app.deps))!).pathname;
      expect((await app.visitor().get(first)).status).toBe(404);
      expect((await app.visitor().get(second)).status).toBe(200);
      app.advance(24 * 60 + 1);
      expect((await app.visitor().get(second)).status).toBe(404);
    });
  });

  describe('signing in', () => {
    test('a cookie that scripts cannot read opens the staff pages, which say where to come back to', async () => {
      await addAccount(app, { email: 'ada@example.com', password: PASSWORD, isOwner: true });
      const visitor = app.visitor();
      const asked = await visitor.get('/staff/somewhere?x=1');
      expect(asked.path).toBe('/sign-in?next=%2Fstaff%2Fsomewhere%3Fx%3D1');
      const sent = await visitor.request('/sign-in', {
        method: 'POST',
        headers: { origin: app.deps.baseUrl, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ email: 'ada@example.com', password: PASSWORD, next: '/staff/somewhere?x=1' }),
      });
      expect(sent.status).toBe(303);
      expect(sent.headers.get('location')).toBe('/staff/somewhere?x=1');
      expect(sent.headers.get('set-cookie')).toMatch(
        /^session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/,
      );
    });

    test('over https the cookie is bound to the host', async () => {
      const secure = await testApp({ baseUrl: 'https://walkup.example.com' });
      await addAccount(secure, { email: 'ada@example.com', password: PASSWORD, isOwner: true });
      const visitor = secure.visitor();
      await visitor.post('/sign-in', { email: 'ada@example.com', password: PASSWORD });
      expect([...visitor.cookies.keys()]).toEqual(['__Host-session']);
      const said = await visitor.request('/manage/chain', {
        method: 'POST',
        headers: { origin: secure.deps.baseUrl, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ name: 'Northline', accent: '#0b5fa5' }),
      });
      expect(said.headers.getSetCookie().find((cookie) => cookie.startsWith('said='))).toContain('Secure');
      expect((await visitor.get('/staff')).headers.get('strict-transport-security')).toContain('max-age=31536000');
      await secure.close();
    });

    test('is never led to an address elsewhere', async () => {
      await addAccount(app, { email: 'ada@example.com', password: PASSWORD, isOwner: true });
      for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', '/a b']) {
        const answer = await app.visitor().post('/sign-in', { email: 'ada@example.com', password: PASSWORD, next });
        expect(answer.path).toBe('/staff');
      }
    });

    test('refuses a wrong password, an unknown e-mail and a disabled account with the same words', async () => {
      const id = await addAccount(app, { email: 'ada@example.com', password: PASSWORD, isOwner: true });
      await addAccount(app, { email: 'bo@example.com', password: PASSWORD, isOwner: true });
      const words = 'This e-mail and password do not go together';
      const wrong = (await signIn('ada@example.com', 'not the password')).answer;
      expect(wrong.status).toBe(422);
      expect(wrong.text).toContain(words);
      expect(wrong.form('/sign-in').values.email).toBe('ada@example.com');
      expect((await signIn('nobody@example.com')).answer.text).toContain(words);
      await setDisabled(app.deps, id, true);
      expect((await signIn('ada@example.com')).answer.text).toContain(words);
    });

    test('slows guesses at one account for a quarter of an hour, also with the right password', async () => {
      await addAccount(app, { email: 'ada@example.com', password: PASSWORD, isOwner: true });
      for (let i = 0; i < 10; i++)
        expect((await signIn('ada@example.com', `wrong guess ${i}`)).answer.status).toBe(422);
      const slowed = (await signIn('ada@example.com')).answer;
      expect(slowed.status).toBe(429);
      expect(slowed.text).toContain('Try again in 15 minutes');
      expect(Number(slowed.headers.get('retry-after'))).toBe(900);
      app.advance(15.1);
      expect((await signIn('ada@example.com')).answer.path).toBe('/staff');
    });

    test('slows guesses that are sent at the same moment', async () => {
      await addAccount(app, { email: 'ada@example.com', password: PASSWORD, isOwner: true });
      const guess = { email: 'ada@example.com', password: 'a wrong guess', address: '203.0.113.9' };
      const outcomes = await Promise.all(Array.from({ length: 14 }, () => tryToSignIn(app.deps, guess)));
      expect(outcomes.filter((outcome) => outcome.kind === 'refused')).toHaveLength(10);
      expect(outcomes.filter((outcome) => outcome.kind === 'slowed')).toHaveLength(4);
    });

    test('a right password is no failure, neither of the account nor of the address', async () => {
      await addAccount(app, { email: 'ada@example.com', password: PASSWORD, isOwner: true });
      expect((await signIn('ada@example.com')).answer.path).toBe('/staff');
      expect(await app.deps.db.read.$count(signInFailures)).toBe(0);
    });

    test('ends at signing out, after twelve idle hours, after fourteen days, and when the account is disabled', async () => {
      const id = await addAccount(app, { email: 'ada@example.com', password: PASSWORD, isOwner: true });
      await addAccount(app, { email: 'bo@example.com', password: PASSWORD, isOwner: true });
      const { visitor } = await signIn('ada@example.com');
      const isIn = async () => !(await visitor.get('/staff')).path.startsWith('/sign-in');
      expect(await isIn()).toBe(true);
      const kept = new Map(visitor.cookies);
      await visitor.post('/sign-out');
      for (const [name, value] of kept) visitor.cookies.set(name, value);
      expect(await isIn()).toBe(false);

      const again = (await signIn('ada@example.com')).visitor;
      app.advance(11 * 60);
      expect((await again.get('/staff')).path).toBe('/staff');
      app.advance(11 * 60);
      expect((await again.get('/staff')).path).toBe('/staff');
      app.advance(12 * 60 + 1);
      expect((await again.get('/staff')).path).toContain('/sign-in');

      const third = (await signIn('ada@example.com')).visitor;
      for (let hours = 0; hours < 14 * 24 - 8; hours += 8) {
        app.advance(8 * 60);
        await third.get('/staff');
      }
      expect((await third.get('/staff')).path).toBe('/staff');
      app.advance(8 * 60 + 1);
      expect((await third.get('/staff')).path).toContain('/sign-in');

      const fourth = (await signIn('ada@example.com')).visitor;
      await setDisabled(app.deps, id, true);
      expect((await fourth.get('/staff')).path).toContain('/sign-in');
    });

    test('a part of a page is told to load the sign-in page whole', async () => {
      const answer = await app.visitor().request('/staff/x', {
        headers: { 'hx-request': 'true', 'hx-current-url': 'http://localhost:3000/staff/a/queue' },
      });
      expect(answer.status).toBe(204);
      expect(answer.headers.get('hx-redirect')).toBe('/sign-in?next=%2Fstaff%2Fa%2Fqueue');
    });
  });

  describe('people', () => {
    test('an invited person sets a password by a link that works once', async () => {
      const storeId = await addStore(app);
      const added = await addPerson(app.deps, {
        actor: OWNER,
        email: 'Bo@Example.com',
        name: 'Bo',
        role: 'advisor',
        storeId,
      });
      if (added.kind !== 'added') throw new Error(added.kind);
      const path = new URL(added.link!).pathname;
      expect((await signIn('bo@example.com', '!')).answer.status).toBe(422);
      const visitor = app.visitor();
      const page = await visitor.get(path);
      expect(page.text).toContain('For bo@example.com');
      expect((await visitor.submit(page.form(), { password: 'short' })).text).toContain('Use at least 10 characters');
      expect((await visitor.submit(page.form(), { password: PASSWORD })).path).toMatch(/^\/staff/);
      expect((await app.visitor().get(path)).status).toBe(404);
      expect((await signIn('bo@example.com')).answer.path).toBe('/staff/portland-pearl/queue');
    });

    test('a reset link ends the sessions that were open', async () => {
      await addAccount(app, { email: 'ada@example.com', password: PASSWORD, isOwner: true });
      const { visitor } = await signIn('ada@example.com');
      const reset = await makeResetLink(app.deps, 'ADA@example.com');
      if (reset.kind !== 'made') throw new Error(reset.kind);
      const fresh = app.visitor();
      const page = await fresh.get(new URL(reset.link).pathname);
      expect((await fresh.submit(page.form(), { password: 'another lamp, another sea' })).path).toBe('/staff');
      expect((await visitor.get('/staff')).path).toContain('/sign-in');
      expect((await makeResetLink(app.deps, 'nobody@example.com')).kind).toBe('unknown_person');
    });

    test('the last owner stays, and a role is of one store', async () => {
      const owner = await addAccount(app, { email: 'ada@example.com', password: PASSWORD, isOwner: true });
      expect((await setDisabled(app.deps, owner, true)).kind).toBe('last_owner');
      const storeId = await addStore(app);
      const id = await addAccount(app, { email: 'bo@example.com', password: PASSWORD });
      expect((await changeRole(app.deps, { actor: OWNER, accountId: id, storeId, role: 'manager' })).kind).toBe(
        'changed',
      );
      expect((await changeRole(app.deps, { actor: OWNER, accountId: 'acc_none', storeId, role: 'viewer' })).kind).toBe(
        'unknown_person',
      );
    });
  });

  describe('pairing a screen', () => {
    test('an unpaired kiosk shows a code; accepted, its cookie alone says kind and store; unpaired, it shows a code again', async () => {
      const storeId = await addStore(app);
      const kiosk = app.visitor();
      const page = await kiosk.get('/kiosk');
      expect(page.path).toBe('/kiosk/pairing');
      expect(await listPairing(app.deps)).toEqual([]);
      const shown = await kiosk.submit(page.form(), {});
      const code = /[A-Z0-9]{3} [A-Z0-9]{3}/.exec(shown.text)![0];
      expect((await listPairing(app.deps))[0]).toMatchObject({ kind: 'kiosk', code: code.replace(' ', '') });
      expect((await kiosk.get('/kiosk')).text).toContain(code);

      const wrong = await acceptDevice(app.deps, { actor: OWNER, storeId, code: 'ZZZZZZ', name: '' });
      expect(wrong.kind).toBe('unknown_code');
      const accepted = await acceptDevice(app.deps, { actor: OWNER, storeId, code: code.toLowerCase(), name: 'Front' });
      if (accepted.kind !== 'paired') throw new Error(accepted.kind);
      expect((await acceptDevice(app.deps, { actor: OWNER, storeId, code, name: '' })).kind).toBe('unknown_code');

      const polled = await kiosk.request('/kiosk/pairing', {
        headers: { 'hx-request': 'true', 'hx-request-type': 'partial' },
      });
      expect(polled.headers.get('hx-redirect')).toBe('/kiosk');
      expect((await kiosk.get('/kiosk')).path).toBe('/kiosk');
      kiosk.cookies.set('display', kiosk.cookies.get('kiosk')!);
      expect((await kiosk.get('/display')).path).toBe('/display/pairing');

      expect(await endPairing(app.deps, OWNER, accepted.device.id)).toBe(true);
      expect(await endPairing(app.deps, OWNER, accepted.device.id)).toBe(false);
      expect((await kiosk.get('/kiosk')).path).toBe('/kiosk/pairing');
      expect(app.visitor().cookies.size).toBe(0);
    });

    test('a code lapses after a quarter of an hour', async () => {
      const storeId = await addStore(app);
      const display = app.visitor();
      const shown = await display.submit((await display.get('/display')).form(), {});
      const code = /[A-Z0-9]{3} [A-Z0-9]{3}/.exec(shown.text)![0];
      app.advance(15.1);
      expect((await acceptDevice(app.deps, { actor: OWNER, storeId, code, name: '' })).kind).toBe('unknown_code');
      expect((await display.get('/display')).form().action).toBe('/display/pairing');
    });
  });

  test('what opens nothing any more is forgotten within the hour, what still does stays', async () => {
    await addAccount(app, { email: 'ada@example.com', password: PASSWORD, isOwner: true });
    await signIn('ada@example.com');
    await signIn('ada@example.com', 'a wrong one');
    await beginPairing(app.deps, 'kiosk');
    app.advance(13 * 60);
    const { visitor } = await signIn('ada@example.com');
    app.advance(11.5 * 60);
    await forgetSpent(app.deps);
    const counts = await Promise.all(
      [sessions, signInFailures, devices].map((table) => app.deps.db.read.$count(table)),
    );
    expect(counts).toEqual([1, 0, 0]);
    expect((await visitor.get('/staff')).path).toBe('/staff');
  });

  describe('API keys', () => {
    test('a key is told once, kept as a hash, limited to stores, and ends when revoked', async () => {
      const { id, key } = await addApiKey(app.deps, { name: 'till', scopes: ['read'], storeIds: ['sto_a'] });
      expect(key).toMatch(/^wk_live_[\w-]{43}$/);
      const caller = (await apiCallerOf(app.deps, key))!;
      expect(caller.scopes).toEqual(['read']);
      expect([keyReaches(caller, 'sto_a'), keyReaches(caller, 'sto_b')]).toEqual([true, false]);
      const unknown = await app
        .visitor()
        .request('/api/v1/stores', { headers: { authorization: 'Bearer wk_live_nope' } });
      expect(unknown.status).toBe(401);
      expect(unknown.headers.get('content-type')).toBe('application/problem+json');
      expect(await revokeKey(app.deps, id)).toBe(true);
      expect(await apiCallerOf(app.deps, key)).toBeNull();
    });
  });
});
