// `npm test`: lint, types, build, every kind of test, HTML validation of the pages that the tests saw, and a real browser.
// The last line is `N passed, N failed`. With CI=true nothing may be skipped; elsewhere a part whose tool is missing says so.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateFolder } from './support/validate-folder.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules/.bin', name);
const inCi = process.env.CI === 'true' || process.env.CI === '1';
const work = await mkdtemp(join(tmpdir(), 'walkup-run-'));

let passed = 0;
let failed = 0;
const notes = [];

const say = (text) => process.stdout.write(`${text}\n`);

/** Runs a program with our output; gives back its exit code, 127 where it is not there. */
function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', () => resolve(127));
    child.on('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}

const quietly = (command, args) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore' });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });

/** A step that is right or wrong as a whole. */
async function step(name, work) {
  const startedAt = Date.now();
  say(`\n== ${name}`);
  const ok = await work();
  if (ok) passed++;
  else failed++;
  say(`${ok ? 'ok' : 'FAILED'}: ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  return ok;
}

/** Runs projects of vitest and adds their single tests to the totals. */
async function tests(name, projects, env = {}) {
  say(`\n== ${name}`);
  const report = join(work, `${name.replaceAll(' ', '-')}.json`);
  const args = ['run', '-c', 'test/vitest.config.ts', ...projects.flatMap((p) => ['--project', p])];
  const code = await run(
    bin('vitest'),
    [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    env,
  );
  const totals = await readFile(report, 'utf8').then(JSON.parse, () => null);
  if (!totals) {
    failed++;
    say(`FAILED: ${name} ended with code ${code} and without a report`);
    return;
  }
  passed += totals.numPassedTests;
  failed += totals.numFailedTests;
  // A file that could not be loaded, or an error outside of any test, fails the run without failing a test.
  if (code !== 0 && totals.numFailedTests === 0) failed++;
  const skipped = totals.numPendingTests + totals.numTodoTests;
  if (skipped > 0) notes.push(`${name}: ${skipped} skipped`);
}

/** Looks for a tool, installs its Debian package where we may, and tells whether the part can run. */
async function haveTool(part, isThere, packages) {
  if (await isThere()) return true;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    say(`\n== installing ${packages.join(' ')} for ${part}`);
    await run('apt-get', ['update', '-qq'], { DEBIAN_FRONTEND: 'noninteractive' });
    const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
    await run('apt-get', args, { DEBIAN_FRONTEND: 'noninteractive' });
    if (await isThere()) return true;
  }
  const why = mayInstall ? 'its package could not be installed' : 'it is not installed, and only root could install it';
  const text = `${part} needs ${packages.join(' ')}: ${why}`;
  if (inCi) {
    failed++;
    say(`FAILED: ${text}`);
  } else notes.push(`SKIPPED ${text}`);
  return false;
}

const CHROMIUM = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const haveChromium = async () => CHROMIUM.some((path) => path && existsSync(path));
const haveJava = () => quietly('java', ['-version']);

const pages = join(work, 'pages');
const only = process.argv.slice(2);
const wanted = (part) => only.length === 0 || only.includes(part);

if (wanted('lint')) await step('lint and format', async () => (await run(bin('biome'), ['check', '.'])) === 0);
if (wanted('types')) await step('types', async () => (await run(bin('tsc'), ['--noEmit'])) === 0);
await step('build', async () => (await run(process.execPath, ['src/build.mjs'])) === 0);
if (wanted('tests')) {
  await haveTool('the check of HTML parts', haveJava, ['default-jre-headless']);
  await tests('unit, property, db and http', ['unit', 'property', 'db', 'http'], { WALKUP_PAGES: pages });
  if (await haveTool('HTML validation', haveJava, ['default-jre-headless'])) {
    await step('HTML of the pages that the tests saw', () => validateFolder(pages, say));
  }
}
if (wanted('browser') && (await haveTool('the browser', haveChromium, ['chromium'])))
  await tests('browser', ['browser']);

await rm(work, { recursive: true, force: true });
say('');
for (const note of notes) say(note);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
