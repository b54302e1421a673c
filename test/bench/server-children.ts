import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

export interface ServerChild {
  readonly port: number;
  /** Resident memory in megabytes. */
  memory(): Promise<number>;
  /** Processor time that it has used so far, in milliseconds: what a busy machine distorts least. */
  processor(): Promise<number>;
  /** Resolves when what a first start does once, as filling in the gazetteer, is over: at least a second, at most twenty. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

const READY_MS = 30_000;
/** Processor time in a second of a server that only keeps its streams open and beats. */
const QUIET_MS = 150;
const MOST_SECONDS = 20;

function freePort(): Promise<number> {
  return new Promise((done, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}

function ready(child: ChildProcess, said: () => string): Promise<void> {
  return new Promise((done, reject) => {
    const give = (why: string) => reject(new Error(`${why}: ${said()}`));
    const timer = setTimeout(() => give('the server was not ready in time'), READY_MS);
    child.stdout!.on('data', () => {
      if (!said().includes('is ready')) return;
      clearTimeout(timer);
      done();
    });
    child.once('exit', (code) => give(`the server ended with ${code}`));
  });
}

/** The built server over a database, as a process of its own. */
export async function startServerChild(
  databaseUrl: string,
  env: Readonly<Record<string, string>>,
): Promise<ServerChild> {
  const port = await freePort();
  let output = '';
  const child = spawn(process.execPath, ['--enable-source-maps', resolve('dist/server.js')], {
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl, PORT: String(port), LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk) => (output += String(chunk)));
  await ready(child, () => output);
  const processor = async (): Promise<number> => {
    const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => '');
    // User and system time in hundredths of a second, the 12th and 13th field after the name.
    const [user = Number.NaN, system = Number.NaN] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return 10 * (user + system);
  };
  return {
    port,
    async memory() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1_024;
    },
    processor,
    async settled() {
      for (let second = 0; second < MOST_SECONDS; second++) {
        const before = await processor();
        await new Promise((done) => setTimeout(done, 1_000));
        if (!((await processor()) - before > QUIET_MS)) return;
      }
    },
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.kill('SIGTERM');
      }),
  };
}
