import { expect, test } from 'vitest';
// @ts-expect-error a script of the build, without types
import { slimSourceMap } from '../../src/slim-source-map.mjs';

test('a slim source map keeps the first place of our own code in each line, and nothing of packages', () => {
  const map = {
    version: 3,
    sources: ['../node_modules/package/index.js', '../src/a.ts'],
    names: ['name'],
    // Lines of the bundle: a package's, then a.ts 1; a.ts 2 twice; the package's 10; a.ts 3; a.ts 103 by its name; the package's.
    mappings: 'AAAA,ECAA;AACA,GAAG;ADSA;ACRA;AAoGAA;ADAA;;;',
  };
  const isOwn = (source: string) => !source.includes('node_modules/');
  const slim: unknown = JSON.parse(slimSourceMap(JSON.stringify(map), isOwn));
  expect(slim).toEqual({ version: 3, sources: ['../src/a.ts'], names: [], mappings: 'AAAA;AACA;;AACA;AAoGA' });
});
