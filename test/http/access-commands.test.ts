import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deviceCommand, keyCommand, userCommand } from '../../src/cli/access-commands.ts';
import type { Command } from '../../src/cli/command.ts';
import { UsageError } from '../../src/cli/usage.ts';
import { acceptDevice, beginPairing } from '../../src/operations/access/pair-device.ts';
import { addStore } from '../support/people.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

describe('access from the command line', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await testApp();
  });
  afterEach(() => app.close());

  async function run(command: Command, line: string) {
    const results: Record<string, unknown>[] = [];
    const errors: string[] = [];
    const tell = {
      result: (_text: string, data: Readonly<Record<string, unknown>>) => void results.push(data),
      output: () => {},
      progress: (text: string) => void errors.push(text),
    };
    const code = await command.run(app.deps, line.split(' ').filter(Boolean), tell).catch((error: unknown) => {
      if (error instanceof UsageError) return 2;
      throw error;
    });
    return { code, results, errors };
  }

  test('an owner is invited, reset and kept from being the last one disabled', async () => {
    const added = await run(userCommand, 'add ada@example.com --name Ada');
    expect(added.code).toBe(0);
    const path = new URL(String(added.results[0]!.link)).pathname;
    expect((await app.visitor().get(path)).text).toContain('For ada@example.com');
    expect(await run(userCommand, 'disable ada@example.com')).toMatchObject({
      code: 1,
      errors: ['ada@example.com is the last owner: nobody could undo that'],
    });
    expect((await run(userCommand, 'reset ADA@example.com')).code).toBe(0);
    expect(await run(userCommand, 'reset bo@example.com')).toMatchObject({
      code: 1,
      errors: ['no account bo@example.com'],
    });
  });

  test('a manager needs a store that exists', async () => {
    await addStore(app, 'mesa');
    expect((await run(userCommand, 'add bo@example.com --role manager')).code).toBe(2);
    expect((await run(userCommand, 'add bo@example.com --role manager --store nowhere')).code).toBe(1);
    expect((await run(userCommand, 'add bo@example.com --role manager --store mesa')).code).toBe(0);
    expect((await run(userCommand, 'add bo@example.com --role boss')).code).toBe(2);
  });

  test('a key is alone in its result, works, and ends when revoked', async () => {
    const { code, results, errors } = await run(keyCommand, 'add --name till --scopes read,operate');
    expect(code).toBe(0);
    expect(Object.keys(results[0]!)).toEqual(['key']);
    const headers = { authorization: `Bearer ${results[0]!.key}` };
    expect((await app.visitor().request('/api/v1/nowhere', { headers })).status).toBe(404);
    const id = /key_\w+/.exec(errors[0]!)![0];
    expect((await run(keyCommand, `revoke ${id}`)).code).toBe(0);
    expect((await app.visitor().request('/api/v1/nowhere', { headers })).status).toBe(401);
    expect((await run(keyCommand, `revoke ${id}`)).code).toBe(1);
    expect((await run(keyCommand, 'add --name x --scopes everything')).code).toBe(2);
  });

  test('screens are listed and unpaired', async () => {
    const storeId = await addStore(app, 'mesa');
    const { code } = await beginPairing(app.deps, 'display');
    await acceptDevice(app.deps, { actor: { kind: 'system', id: 'walkup' }, storeId, code, name: 'Wall' });
    const listed = await run(deviceCommand, 'list --store mesa');
    expect(listed.results).toMatchObject([{ kind: 'display', name: 'Wall', store: storeId }]);
    expect((await run(deviceCommand, `unpair ${listed.results[0]!.id}`)).code).toBe(0);
    expect((await run(deviceCommand, 'list')).results).toEqual([]);
    expect((await run(deviceCommand, '')).code).toBe(2);
  });
});
