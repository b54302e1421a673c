import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const pointed = (document: object, pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/')], document);

test('the document is OpenAPI 3.1 and every reference in it leads somewhere', async () => {
  const url = await app.listen();
  const document = await (await fetch(`${url}/api/v1/openapi.json`)).json();
  expect(document.openapi).toBe('3.1.0');
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref!);
  expect(references.length).toBeGreaterThan(5);
  for (const reference of references) expect(pointed(document, reference), reference).toBeTypeOf('object');
});

test('the same to read: every call of the document stands on the page, in both languages', async () => {
  const url = await app.listen();
  const document = await (await fetch(`${url}/api/v1/openapi.json`)).json();
  const english = await (await fetch(`${url}/api/v1/docs`)).text();
  for (const path of Object.keys(document.paths)) expect(english).toContain(path);
  expect(english).toContain('Working the line');
  const spanish = await (await fetch(`${url}/api/v1/docs?lang=es`)).text();
  expect(spanish).toContain('Trabajar la fila');
});
