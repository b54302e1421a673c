// `npm run demo`: builds the program and starts the demo, whose stores are played from the moment that this part of it is built.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// A process of its own, so that what a build needs of memory goes with it.
const build = fork(fileURLToPath(new URL('build.mjs', import.meta.url)), ['--demo'], { execArgv: [] });
const built = new Promise((done, failed) => {
  build.once('exit', (code) => (code === 0 ? done() : failed(new Error('the program was not built'))));
});
const begun = new Promise((done) => build.once('message', done));
// Heard of where it is awaited; without a listener of its own it would end the process first.
built.catch(() => {});
await Promise.race([begun, built]);
const { runDemo } = await import('../dist/demo.js');
process.exitCode = await runDemo(process.argv.slice(2), built);
