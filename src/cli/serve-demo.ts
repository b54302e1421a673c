import { readConfig } from '../config.ts';
import { EVERY_CHANNEL } from '../domain/messages/statuses.ts';
import { newSecret } from '../identity.ts';
import { type Demo, startDemo } from '../seed/demo.ts';
import { type DemoClock, demoNow } from '../seed/demo-clock.ts';
import type { Fillers } from '../seed/fillers.ts';
import { type RunningServer, startServer } from '../start.ts';
import type { ExitCode, Teller } from './command.ts';
import { demoGuide } from './demo-guide.ts';

export interface DemoToServe {
  readonly databaseUrl: string;
  readonly clock: DemoClock;
  readonly fillers: Fillers;
  readonly port: number;
}

/** The settings of a demo: what the environment says of a real installation counts for nothing. */
export function demoConfig(databaseUrl: string, port: number, env: NodeJS.ProcessEnv = process.env) {
  const own = { DATABASE_URL: databaseUrl, PORT: String(port), HOST: '127.0.0.1' };
  // The demo is of this machine alone, with a key of its own, and its invented customers get no mail.
  const away = { BASE_URL: '', SECRET_KEY: '', SECRET_KEY_FILE: '', TRUSTED_PROXIES: '', SMTP_URL: '', MAIL_FROM: '' };
  const noTexts = { SMS_URL: '', SMS_FROM: '', SMS_TOKEN: '', SMS_USER: '', SMS_PASSWORD: '', SMS_FORMAT: '' };
  return readConfig({ LOG_LEVEL: 'warn', ...env, ...own, ...away, ...noTexts });
}

/** Serves a demo whose stores are being played until it is told to stop. */
export async function serveDemo({ databaseUrl, clock, fillers, port }: DemoToServe, tell: Teller): Promise<ExitCode> {
  const read = demoConfig(databaseUrl, port);
  if (read.kind === 'mistaken') {
    for (const mistake of read.mistakes) tell.progress(mistake);
    return 1;
  }
  const screens = { kiosk: newSecret(), display: newSecret() };
  const server = await startServer(read.config, {
    now: () => demoNow(clock),
    demoScreens: screens,
    channels: EVERY_CHANNEL,
    loadsPlaces: false,
    isThrownAway: true,
  });
  const demo = await startDemo({ deps: server.deps, clock, screens, fillers });
  server.deps.signals.onStoreChanged((storeId) => demo.storeChanged(storeId));
  const ended = untilStopped(server, demo);
  const isReady = await demo.ready;
  if (isReady) {
    const { main } = demo;
    const guide = demoGuide({ url: server.url, main, screens, clock, seconds: performance.now() / 1000 });
    tell.result(guide, { url: server.url, store: main.slug, ...screens });
  }
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
