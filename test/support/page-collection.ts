import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const seen = new Set<string>();

/** What a page is made of: two pages of the same tags and attributes are checked once. */
const shapeOf = (html: string): string =>
  createHash('sha256')
    .update(
      html
        .replace(/>[^<]+</g, '><')
        .replace(/="[^"]*"/g, '=""')
        .replace(/(<(li|tr|dt|dd|option|p)\b[^>]*>(?:<[^>]*>)*?<\/\2>)+/g, '$1'),
    )
    .digest('base64url')
    .slice(0, 16);

const asDocument = (html: string): string =>
  /^\s*<!doctype/i.test(html)
    ? html
    : `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fragment</title></head><body><h1>Fragment</h1>${html}</body></html>`;

/** Keeps a page that a test saw for the HTML checker, where `npm test` asks for it by WALKUP_PAGES. */
export function collectPage(path: string, contentType: string | null, html: string): void {
  const folder = process.env.WALKUP_PAGES;
  if (!folder || !contentType?.startsWith('text/html') || html.trim() === '') return;
  const shape = shapeOf(html);
  if (seen.has(shape)) return;
  seen.add(shape);
  mkdirSync(folder, { recursive: true });
  const name = path
    .split('?')[0]!
    .replace(/[^a-z0-9]+/gi, '_')
    .slice(0, 60);
  writeFileSync(join(folder, `${name}-${shape}.html`), asDocument(html));
}
