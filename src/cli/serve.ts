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
    process.stderr.write(`cannot start: ${whyNot(error as NodeJS.ErrnoException, config)}\n`);
    return null;
  }
}

/** Names the setting to look at; a driver's own words do not. */
function whyNot({ code, message }: NodeJS.ErrnoException, { host, port, databaseUrl }: Config): string {
  switch (code) {
    case 'EADDRINUSE':
      return `HOST ${host} PORT ${port} is taken by another program`;
    case 'EACCES':
      return `HOST ${host} PORT ${port} may not be used by this account`;
    case 'EADDRNOTAVAIL':
      return `HOST ${host} is no address of this machine`;
    case 'SQLITE_NOTADB':
      return `DATABASE_URL ${databaseUrl} is a file, but not a database`;
    default:
      return isOfDatabase(code, message) ? `DATABASE_URL ${databaseUrl} cannot be opened: ${message}` : message;
  }
}

/** A local file that cannot be opened comes without a code. */
const isOfDatabase = (code: string | undefined, message: string): boolean =>
  /^(SQLITE|HRANA|LIBSQL)/.test(code ?? '') || message.startsWith('ConnectionFailed');

/** The server, as `npm start` runs it. */
export const serveCommand: ProcessCommand = {
  usage: ['serve'],
  runAlone(args) {
    if (args.length > 0) throw new UsageError('serve takes its settings from the environment');
    return serve();
  },
};
