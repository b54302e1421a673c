import { readConfig, readEnvFile } from './config.ts';
import { makeSetUpLink } from './operations/access/set-up.ts';
import { startServer } from './start.ts';

readEnvFile();
const read = readConfig(process.env);
if (read.kind === 'mistaken') {
  for (const mistake of read.mistakes) process.stderr.write(`${mistake}\n`);
  process.exit(1);
}

const server = await startServer(read.config);
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
