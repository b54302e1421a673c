import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

// One project a kind of test, so that each can be run alone: `npx vitest run -c test/vitest.config.ts --project unit`.
export default defineConfig({
  root,
  cacheDir: '.cache/vitest',
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    root,
    isolate: false,
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 60_000,
    expect: { requireAssertions: true },
    globalSetup: 'test/support/global-setup.ts',
    projects: ['unit', 'property', 'db', 'http']
      .map((name) => ({
        extends: true as const,
        test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`] },
      }))
      .concat([
        {
          extends: true as const,
          test: { name: 'browser', include: ['test/browser/**/*.test.{ts,tsx}'] },
        },
      ]),
  },
});
