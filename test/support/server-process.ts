import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';

// Not from this file's place: a bench is bundled elsewhere.
const root = process.cwd();
const run = promisify(execFile);

/** Makes dist/ what the sources say; quick where it is already. */
export const buildServer = (): Promise<unknown> => run(process.execPath, ['src/build.mjs', '--quiet'], { cwd: root });

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

export interface ServerProcess {
  readonly url: string;
  readonly port: number;
  /** What it said on standard output so far. */
  readonly said: () => string;
  /** Asks it to stop; how it ended and after how long. */
  stop(): Promise<{ readonly code: number | null; readonly ms: number }>;
  /** Ends it without a chance to tidy up. */
  kill(): Promise<void>;
}

export interface ServerProcessOptions {
  readonly databaseUrl: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}

const READY_MS = 15_000;

const exited = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null ? Promise.resolve(child.exitCode) : new Promise((resolve) => child.once('exit', resolve));

function ready(child: ChildProcess, said: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready in time: ${said()}`)), READY_MS);
    const settle = (act: () => void) => {
      clearTimeout(timer);
      act();
    };
    child.stdout!.on('data', () => said().includes('is ready') && settle(resolve));
    child.once('exit', (code) => settle(() => reject(new Error(`ended with ${code} before it was ready: ${said()}`))));
  });
}

/** The built server as a process of its own, as an operator starts it. */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  const port = options.port ?? (await freePort());
  let output = '';
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/server.js'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: options.databaseUrl,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk) => (output += String(chunk)));
  await ready(child, () => output);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    said: () => output,
    async stop() {
      const startedAt = performance.now();
      child.kill('SIGTERM');
      const code = await exited(child);
      return { code, ms: performance.now() - startedAt };
    },
    async kill() {
      child.kill('SIGKILL');
      await exited(child);
    },
  };
}
