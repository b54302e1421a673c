import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const JAR = fileURLToPath(new URL('../../node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url));

/** Checks every page of a folder with the Nu HTML checker in one run of Java; says each problem. True for a clean bill. */
export async function validateFolder(folder, say) {
  const names = (await readdir(folder).catch(() => [])).filter((n) => n.endsWith('.html'));
  if (names.length === 0) {
    say('no page was collected: the http tests did not run');
    return false;
  }
  const args = [
    '-Xmx512m',
    '-jar',
    JAR,
    '--format',
    'json',
    '--stdout',
    '--exit-zero-always',
    '--skip-non-html',
    folder,
  ];
  const { stdout } = await run('java', args, { maxBuffer: 256 * 1024 * 1024 });
  const problems = JSON.parse(stdout).messages.filter((m) => m.type !== 'info' || m.subType === 'warning');
  for (const m of problems.slice(0, 40)) {
    const file = decodeURIComponent(
      String(m.url ?? '')
        .split('/')
        .pop(),
    );
    say(`${join('', file)}:${m.lastLine ?? '?'} ${m.message} ${(m.extract ?? '').replace(/\s+/g, ' ').trim()}`);
  }
  say(`${names.length} pages, ${problems.length} problems`);
  return problems.length === 0;
}
