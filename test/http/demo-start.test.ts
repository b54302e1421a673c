import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const NEEDED = ['src', 'views', 'static', 'package.json', 'package-lock.json', 'tsconfig.json'];
const READY_MS = 80_000;

// A copy of its own, where nothing is built yet: as after an install.
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'walkup-demo-'));
  for (const name of NEEDED) cpSync(resolve(name), join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

function startDemo(...args: string[]) {
  const child = spawn(process.execPath, ['src/demo.mjs', ...args], { cwd: folder });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, said: () => said, ended };
}

/** Until it has said so, or has ended. */
async function until(demo: ReturnType<typeof startDemo>, words: string): Promise<void> {
  const over = Promise.race([demo.ended, new Promise((done) => setTimeout(done, READY_MS))]).then(() => 'over');
  while (!demo.said().includes(words)) {
    const next = await Promise.race([over, new Promise((done) => setTimeout(done, 50))]);
    if (next === 'over') throw new Error(`it did not say "${words}": ${demo.said()}`);
  }
}

describe('the demo, from sources that are not built yet', () => {
  test('what it does not know is told with its usage', { timeout: 90_000 }, async () => {
    const demo = startDemo('--speed', 'fast');
    expect(await demo.ended).toBe(2);
    expect(demo.said()).toContain('--speed must be a number from 1 to 60');
    expect(demo.said()).toContain('usage: walkup demo [--speed N] [--port P]');
  });

  test('is ready with its first stores, serves them, and leaves nothing behind', { timeout: 120_000 }, async () => {
    const demo = startDemo('--port', String(await freePort()));
    await until(demo, 'is ready');
    await until(demo, 'Ctrl+C stops it');
    const [, store] = /A store +(\S+)/.exec(demo.said())!;
    const page = await fetch(store!);
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html.includes('"@type":"Store"')).toBe(true);
    const list = await (await fetch(new URL('/', store!))).text();
    expect(new Set(list.match(/\/stores\/[a-z-]+/g)).size).toBeGreaterThanOrEqual(6);
    expect(readdirSync(join(folder, 'data'))).toHaveLength(1);
    demo.child.kill('SIGINT');
    expect(await demo.ended).toBe(0);
    expect(readdirSync(join(folder, 'data'))).toEqual([]);
    expect(existsSync(join(folder, 'dist', 'serve-demo.js'))).toBe(true);
  });

  test('stopped while it is built or filled, it ends and its processes with it', { timeout: 120_000 }, async () => {
    rmSync(join(folder, 'dist'), { recursive: true });
    const demo = startDemo('--port', String(await freePort()));
    while (!existsSync(join(folder, 'data')) || readdirSync(join(folder, 'data')).length === 0) {
      await new Promise((done) => setTimeout(done, 20));
    }
    demo.child.kill('SIGTERM');
    // `close` comes when all who hold its streams, its children among them, have ended.
    expect(await demo.ended).not.toBe(0);
    expect(demo.said()).not.toContain('Error');
  });
});
