import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type FillerTask, startFillers } from '../seed/fillers.ts';
import type { ExitCode, ProcessCommand, Teller } from './command.ts';
import { freePort, freshFolder, isFree } from './demo-folder.ts';
import { readArgs, readNumber, refuse } from './usage.ts';

const FASTEST = 60;
const FIRST_PORT = 3000;
/** How the processes that fill stores are called; not for people. */
const FILL = '--fill';

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

async function run(args: readonly string[], tell: Teller): Promise<ExitCode> {
  const { speed, port } = readWanted(args);
  if (port !== null && !(await isFree(port))) return refuse(tell, `port ${port} is taken`);
  const folder = freshFolder(resolve('data'));
  const databaseUrl = `file:${join(folder, 'walkup.db')}`;
  const clock = { startedAt: Date.now(), speed };
  // Stores are played while the server is still being read.
  const fillers = startFillers(['demo', FILL], { databaseUrl, clock });
  try {
    const { serveDemo } = await import('./serve-demo.ts');
    return await serveDemo({ databaseUrl, clock, fillers, port: port ?? (await freePort(FIRST_PORT)) }, tell);
  } finally {
    fillers.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(task: FillerTask): Promise<void> {
  const { runFiller } = await import('../seed/filler.ts');
  await runFiller(task, (message) => process.send!(message));
  process.disconnect();
}

/** A fresh database with stores, staff, a history and a day in motion, then the server. Ends with Ctrl+C. */
export const demoCommand: ProcessCommand = {
  usage: ['demo [--speed N] [--port P]'],
  async runAlone(args, tell) {
    if (args[0] !== FILL) return run(args, tell);
    await fill(JSON.parse(args[1]!) as FillerTask);
    return 0;
  },
};
