import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const JAR = fileURLToPath(new URL('../../node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url));

export interface HtmlDocument {
  /** Said in the problem: the address of the page, say. */
  readonly name: string;
  readonly html: string;
}

interface VnuMessage {
  readonly type: 'error' | 'info' | 'non-document-error';
  readonly subType?: string;
  readonly url?: string;
  readonly lastLine?: number;
  readonly message: string;
  readonly extract?: string;
}

/** True where the checker can run here: it needs Java. */
export async function canValidateHtml(): Promise<boolean> {
  return run('java', ['-version']).then(
    () => true,
    () => false,
  );
}

/** A fragment, such as a row that is swapped into a page, made a document so that it can be checked. */
export const asDocument = (fragment: string, lang = 'en'): string =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Fragment</title></head><body>${fragment}</body></html>`;

/**
 * Checks whole documents with the Nu HTML checker, all in one run of Java (its start costs a second). Returns one line a
 * problem, errors and warnings alike; an empty list is a clean bill.
 */
export async function validateHtml(documents: readonly HtmlDocument[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'walkup-html-'));
  try {
    const files = documents.map((_, i) => join(folder, `${i}.html`));
    await Promise.all(documents.map((d, i) => writeFile(files[i]!, d.html)));
    const args = ['-Xmx512m', '-jar', JAR, '--format', 'json', '--stdout', '--exit-zero-always', ...files];
    const { stdout } = await run('java', args, { maxBuffer: 64 * 1024 * 1024 });
    const { messages } = JSON.parse(stdout) as { messages: VnuMessage[] };
    return messages.filter((m) => m.type !== 'info' || m.subType === 'warning').map((m) => told(m, documents));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function told(message: VnuMessage, documents: readonly HtmlDocument[]): string {
  const document = documents[Number.parseInt(basename(message.url ?? ''), 10)];
  const where = `${document?.name ?? '?'}:${message.lastLine ?? '?'}`;
  return `${where} ${message.message}${message.extract ? ` — ${message.extract.replace(/\s+/g, ' ')}` : ''}`;
}
