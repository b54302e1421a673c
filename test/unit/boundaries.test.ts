import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Import, mayImport, PACKAGES, type Source } from '../support/boundaries.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/** `import { type A, type B }` brings nothing at run time either. */
const onlyTypes = (statement: string): boolean => {
  const names = /\{([^}]*)\}/.exec(statement)?.[1];
  if (!names || /import\s+\w/.test(statement.replace(/import\s+type/, 'import'))) return false;
  return names
    .split(',')
    .map((n) => n.trim())
    .filter(Boolean)
    .every((n) => n.startsWith('type '));
};

function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const written = match[2] ?? match[3]!;
    const target = written.startsWith('.') ? relative(root, resolve(root, file, '..', written)) : null;
    return { written, target, typeOnly: match[1] !== undefined || onlyTypes(match[0]) };
  });
}

const sources: Source[] = ['src', 'views']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .map((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return { file, text, imports: importsOf(file, text) };
  });

const opensTransaction = new Set(
  sources.filter((s) => s.imports.some((i) => i.target === 'src/db/transaction.ts' && !i.typeOnly)).map((s) => s.file),
);

describe('who may import whom', () => {
  test('every import line keeps to the table', () => {
    const broken = sources.flatMap(({ file, imports }) =>
      imports
        .filter((i) => !mayImport(file, i, opensTransaction))
        .map((i) => `${file} may not import ${i.target ?? i.written}`),
    );
    expect(broken).toEqual([]);
  });

  test('relative imports name their file with its ending, and there are no barrels', () => {
    const bare = sources.flatMap(({ file, imports }) =>
      imports.filter((i) => i.target && !/\.(tsx?|mjs|json)$/.test(i.target)).map((i) => `${file}: ${i.written}`),
    );
    expect(bare).toEqual([]);
    expect(sources.filter((s) => /\/index\.tsx?$/.test(s.file)).map((s) => s.file)).toEqual([]);
  });

  test('the list of packages names only what is imported', () => {
    const used = new Set(sources.flatMap((s) => s.imports.filter((i) => !i.target).map((i) => i.written)));
    const idle = [...new Set(Object.values(PACKAGES).flat())].filter(
      (name) => ![...used].some((u) => u === name || u.startsWith(`${name}/`)),
    );
    // Slices that are still to come name theirs first; what nobody imports for long should go.
    expect(idle.length).toBeLessThan(12);
  });
});

describe('the domain', () => {
  test('has no clock, no chance and no process', () => {
    const impure = sources
      .filter((s) => s.file.startsWith('src/domain/') || s.file.startsWith('src/time/'))
      .filter((s) => /Date\.now\(|new Date\(\)|Math\.random|process\.|globalThis|DateTime\.(now|local)\(/.test(s.text))
      .map((s) => s.file);
    expect(impure).toEqual([]);
  });
});

describe('the one way to write', () => {
  test('nobody but the transaction and the migrator asks for the write side', () => {
    const askers = sources.filter((s) => /\bwriterOf\b/.test(s.text)).map((s) => s.file);
    expect(askers.sort()).toEqual(['src/db/client.ts', 'src/db/migrate.ts', 'src/db/transaction.ts']);
  });

  test('nobody but the client opens a connection', () => {
    const openers = sources.filter((s) =>
      s.imports.some((i) => /^(@libsql\/client|libsql|better-sqlite3)/.test(i.written) && !i.typeOnly),
    );
    expect(openers.map((s) => s.file)).toEqual(['src/db/file-client.ts', 'src/db/server-client.ts']);
  });

  test('records write only with a transaction in hand', () => {
    const offenders = sources
      .filter((s) => s.file.startsWith('src/db/records/'))
      .flatMap((s) =>
        [...s.text.matchAll(/(\w+)\s*\.(insert|update|delete)\(\s*\w/g)].map((m) => ({ file: s.file, on: m[1]! })),
      )
      .filter(({ on }) => on !== 'tx')
      .map(({ file, on }) => `${file} writes on ${on}`);
    expect(offenders).toEqual([]);
  });

  test('no SQL that writes is sent as text outside records and migrations', () => {
    const offenders = sources
      .filter((s) => !s.file.startsWith('src/db/'))
      .filter((s) => /\bsql`|executeMultiple\(|\.\$client\b/.test(s.text))
      .map((s) => s.file);
    expect(offenders).toEqual([]);
  });
});
