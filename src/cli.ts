import { runCommand } from './cli/run-command.ts';
import { STREAMS } from './cli/words-of-command.ts';

// A reader that has seen enough (`walkup ... | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runCommand(process.argv.slice(2), STREAMS);
