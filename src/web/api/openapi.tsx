import { Hono } from 'hono';
import { generateSpecs } from 'hono-openapi';
import { type ApiCall, ApiDocs, type ApiTag } from '../../../views/api/api-docs.tsx';
import type { AppEnv } from '../env.ts';
import { frameOf, respond } from '../respond.tsx';

const ABOUT = `Appointments and walk-ins of a chain of stores. Instants are RFC 3339 in UTC; enums are open: expect new
words. Errors are problem+json (RFC 9457). The same Idempotency-Key and body give the first answer again.`;

type Document = Awaited<ReturnType<typeof generateSpecs>>;
type Operation = {
  readonly summary?: string;
  readonly tags?: string[];
  readonly security?: Record<string, unknown>[];
  readonly responses?: object;
};

const needsOf = ({ security }: Operation): ApiCall['needs'] => {
  if (!security?.[0]) return 'nothing';
  return 'linkToken' in security[0] ? 'link' : 'key';
};

/** One row a call of the document. */
function callsOf(document: Document): ApiCall[] {
  const paths = Object.entries((document.paths ?? {}) as Record<string, Record<string, Operation>>);
  return paths.flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags?.[0] !== undefined)
      .map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        summary: operation.summary ?? '',
        tag: operation.tags![0] as ApiTag,
        needs: needsOf(operation),
        statuses: Object.keys(operation.responses ?? {}),
      })),
  );
}

/** The OpenAPI 3.1 document of `api`, made once from the schemas that check its requests, and the same to read. */
export function openApiRoutes(api: Hono<AppEnv>, baseUrl: string) {
  let made: Promise<Document> | null = null;
  const document = () => {
    made ??= generateSpecs(api as unknown as Hono, {
      documentation: {
        openapi: '3.1.0',
        info: { title: 'Walkup', version: '1', description: ABOUT },
        servers: [{ url: `${baseUrl}/api/v1` }],
        components: {
          securitySchemes: {
            apiKey: { type: 'http', scheme: 'bearer', description: 'A key, wk_live_...' },
            linkToken: { type: 'http', scheme: 'bearer', description: 'The token of a manage or visit link.' },
          },
        },
      },
    });
    return made;
  };
  return new Hono<AppEnv>()
    .get('/openapi.json', async (c) => c.json(await document()))
    .get('/docs', async (c) => {
      const calls = callsOf(await document());
      const page = () => <ApiDocs frame={frameOf(c)} documentHref="/api/v1/openapi.json" calls={calls} />;
      return respond(c, { page });
    });
}
