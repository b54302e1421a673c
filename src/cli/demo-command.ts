import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startFillers } from '../seed/fillers.ts';
import type { ExitCode, ProcessCommand, Teller } from './command.ts';
import { freePort, freshFolder, isFree } from './demo-folder.ts';
import { readArgs, readNumber, refuse } from './usage.ts';

const FASTEST = 60;
const FIRST_PORT = 3000;

interface Wanted {
  readonly speed: number;
  /** Null: the first free one from 3000 on. */
  readonly port: number | null;
}

function readWanted(args: readonly string[]): Wanted {
  const { values } = readArgs(args, { values: ['speed', 'port'] });
  const speed = readNumber(values.speed, 'speed', { from: 1, to: FASTEST, usual: 1 });
  const port = readNumber(values.port, 'port', { from: 1, to: 65_535, usual: 0 });
  return { speed, port: port || null };
}

async function run(args: readonly string[], tell: Teller, built: Promise<unknown>): Promise<ExitCode> {
  const { speed, port } = readWanted(args);
  if (port !== null && !(await isFree(port))) return refuse(tell, `port ${port} is taken`);
  const folder = freshFolder(resolve('data'));
  const databaseUrl = `file:${join(folder, 'walkup.db')}`;
  const clock = { startedAt: Date.now(), speed };
  // Stores are played while the server is still being built and read.
  const fillers = startFillers({ databaseUrl, clock });
  try {
    await built;
    const { serveDemo } = await import('./serve-demo.ts');
    return await serveDemo({ databaseUrl, clock, fillers, port: port ?? (await freePort(FIRST_PORT)) }, tell);
  } finally {
    fillers.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A fresh database with stores, staff, a history and a day in motion, then the server. Ends with Ctrl+C. `built` resolves
 * when the program of the server is there.
 */
export const demoCommand = (built: Promise<unknown> = Promise.resolve()): ProcessCommand => ({
  usage: ['demo [--speed N] [--port P]'],
  runAlone: (args, tell) => run(args, tell, built),
});
