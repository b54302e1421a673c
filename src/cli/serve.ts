import { type Config, readConfig, readEnvFile } from '../config.ts';
import { makeSetUpLink } from '../operations/access/set-up.ts';
import { type RunningServer, startServer } from '../start.ts';
import type { ExitCode, ProcessCommand } from './command.ts';
import { UsageError } from './usage.ts';

/** Serves until the process is told to stop. Resolves once it listens, or with 1 where the settings are mistaken. */
export async function serve(): Promise<ExitCode> {
  readEnvFile();
  const read = readConfig(process.env);
  if (read.kind === 'mistaken') {
    for (const mistake of read.mistakes) process.stderr.write(`${mistake}\n`);
    return 1;
  }
  const server = await started(read.config);
  if (!server) return 1;
  process.stdout.write(`Walkup is ready at ${read.config.baseUrl}\n`);
  const setUpLink = await makeSetUpLink(server.deps);
  if (setUpLink) process.stdout.write(`No accounts yet. Set it up here, once: ${setUpLink}\n`);
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void server.stop().then(() => process.exit(0));
    });
  }
  return 0;
}

/** One line that says what to mend, in place of a stack. */
async function started(config: Config): Promise<RunningServer | null> {
  try {
    return await startServer(config);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const taken = `HOST ${config.host} PORT ${config.port} is taken by another program`;
    process.stderr.write(`cannot start: ${code === 'EADDRINUSE' ? taken : message}\n`);
    return null;
  }
}

/** The server, as `npm start` runs it. */
export const serveCommand: ProcessCommand = {
  usage: ['serve'],
  runAlone(args) {
    if (args.length > 0) throw new UsageError('serve takes its settings from the environment');
    return serve();
  },
};
