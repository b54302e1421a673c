import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';

interface Operation {
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: object }> }>;
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
}

export interface ApiAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what the test goes on to look into has been checked against the document
  readonly body: any;
  readonly headers: Headers;
}

export interface ApiCall {
  readonly method?: string;
  readonly body?: unknown;
  readonly bearer?: string;
  readonly headers?: Record<string, string>;
}

const pathPattern = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);

/** Compiling the schemas takes a second, and every app of a test run serves the same document. */
let shared: { readonly document: Document; readonly ajv: Ajv2020; readonly validators: Map<string, ValidateFunction> };

async function sharedDocument(base: string) {
  if (shared) return shared;
  const document = (await (await fetch(`${base}/openapi.json`)).json()) as Document;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as (a: typeof ajv) => void)(ajv);
  ajv.addSchema(document, 'doc');
  shared = { document, ajv, validators: new Map() };
  return shared;
}

/** A client of the JSON API that checks every answer against the OpenAPI document, which it fetches first. */
export async function apiClient(origin: string) {
  const base = `${origin}/api/v1`;
  const { document, ajv, validators } = await sharedDocument(base);

  function operationOf(method: string, path: string): { readonly pointer: string; readonly operation: Operation } {
    const known = Object.keys(document.paths).sort((a, b) => a.split('{').length - b.split('{').length);
    const match = known.find((pattern) => document.paths[pattern]?.[method] && pathPattern(pattern).test(path));
    if (!match) throw new Error(`the document does not know ${method} ${path}`);
    const pointer = `doc#/paths/${match.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`;
    return { pointer, operation: document.paths[match]![method]! };
  }

  function check(method: string, path: string, status: number, type: string, body: unknown): void {
    const { pointer, operation } = operationOf(method, path);
    const described = operation.responses[String(status)];
    if (!described)
      throw new Error(`the document does not know ${status} of ${method} ${path}: ${JSON.stringify(body)}`);
    if (!described.content) return;
    expect(Object.keys(described.content), `${method} ${path} ${status}`).toContain(type);
    const at = `${pointer}/responses/${status}/content/${encodeURIComponent(type.replaceAll('/', '~1'))}/schema`;
    let validate = validators.get(at);
    if (!validate) {
      validate = ajv.compile({ $ref: at });
      validators.set(at, validate);
    }
    const isRight = validate(body);
    expect(isRight, `${method} ${path} ${status}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body)}`).toBe(
      true,
    );
  }

  return {
    document,
    async call(path: string, { method = 'GET', body, bearer, headers = {} }: ApiCall = {}): Promise<ApiAnswer> {
      const response = await fetch(base + path, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const answer = text === '' ? null : JSON.parse(text);
      const type = response.headers.get('content-type')?.split(';')[0] ?? '';
      if (response.status !== 304) check(method.toLowerCase(), path.split('?')[0]!, response.status, type, answer);
      return { status: response.status, body: answer, headers: response.headers };
    },
  };
}
export type ApiClient = Awaited<ReturnType<typeof apiClient>>;
