import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { EVERY_CHANNEL } from '../domain/messages/statuses.ts';
import { newSecret } from '../identity.ts';
import { type Demo, startDemo } from '../seed/demo.ts';
import { type DemoClock, demoNow } from '../seed/demo-clock.ts';
import { type FillerTask, runFiller } from '../seed/filler.ts';
import { type RunningServer, startServer } from '../start.ts';
import type { ExitCode, ProcessCommand, Teller } from './command.ts';
import { freePort, freshFolder, isFree } from './demo-folder.ts';
import { demoGuide } from './demo-guide.ts';
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

/** The settings of a demo in `folder`: what the environment says of a real installation counts for nothing. */
export function demoConfig(folder: string, port: number, env: NodeJS.ProcessEnv = process.env) {
  const own = { DATABASE_URL: `file:${join(folder, 'walkup.db')}`, PORT: String(port), HOST: '127.0.0.1' };
  // The demo is of this machine alone, with a key of its own, and its invented customers get no mail.
  const away = { BASE_URL: '', SECRET_KEY: '', SECRET_KEY_FILE: '', TRUSTED_PROXIES: '', SMTP_URL: '', MAIL_FROM: '' };
  return readConfig({ LOG_LEVEL: 'warn', ...env, ...own, ...away });
}

async function serveDemo({ speed }: Wanted, port: number, folder: string, tell: Teller): Promise<ExitCode> {
  const read = demoConfig(folder, port);
  if (read.kind === 'mistaken') {
    for (const mistake of read.mistakes) tell.progress(mistake);
    return 1;
  }
  const clock: DemoClock = { startedAt: Date.now(), speed };
  const screens = { kiosk: newSecret(), display: newSecret() };
  const server = await startServer(read.config, {
    now: () => demoNow(clock),
    demoScreens: screens,
    channels: EVERY_CHANNEL,
  });
  const { databaseUrl } = read.config;
  const demo = await startDemo({ deps: server.deps, databaseUrl, clock, screens, fillerArgs: ['demo', FILL] });
  server.deps.signals.onStoreChanged((storeId) => demo.storeChanged(storeId));
  const ended = untilStopped(server, demo);
  await demo.ready;
  const { main } = demo;
  const guide = demoGuide({ url: server.url, main, screens, clock, seconds: performance.now() / 1000 });
  tell.result(guide, { url: server.url, store: main.slug, ...screens });
  void demo.complete.then(
    (isComplete) => isComplete && tell.progress('All stores of the demo are in.'),
    (error: unknown) => tell.progress(`Not all stores of the demo came in: ${String(error)}`),
  );
  await ended;
  return 0;
}

function untilStopped(server: RunningServer, demo: Demo): Promise<void> {
  return new Promise((ended) => {
    let stopping = false;
    const stop = async (): Promise<void> => {
      if (stopping) return;
      stopping = true;
      await demo.stop();
      await server.stop();
      ended();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  });
}

async function run(args: readonly string[], tell: Teller): Promise<ExitCode> {
  const wanted = readWanted(args);
  if (wanted.port !== null && !(await isFree(wanted.port))) return refuse(tell, `port ${wanted.port} is taken`);
  const folder = freshFolder(resolve('data'));
  try {
    return await serveDemo(wanted, wanted.port ?? (await freePort(FIRST_PORT)), folder, tell);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A fresh database with stores, staff, a history and a day in motion, then the server. Ends with Ctrl+C. */
export const demoCommand: ProcessCommand = {
  usage: ['demo [--speed N] [--port P]'],
  async runAlone(args, tell) {
    if (args[0] !== FILL) return run(args, tell);
    await runFiller(JSON.parse(args[1]!) as FillerTask, (message) => process.send!(message));
    process.disconnect();
    return 0;
  },
};
