import { Hono } from 'hono';
import { generateSpecs } from 'hono-openapi';
import type { AppEnv } from '../env.ts';

const ABOUT = `Appointments and walk-ins of a chain of stores. Instants are RFC 3339 in UTC; enums are open: expect new
words. Errors are problem+json (RFC 9457). The same Idempotency-Key and body give the first answer again.`;

/** The OpenAPI 3.1 document of `api`, made once from the schemas that check its requests. */
export function openApiRoutes(api: Hono<AppEnv>, baseUrl: string) {
  let made: Promise<object> | null = null;
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
  return new Hono<AppEnv>().get('/openapi.json', async (c) => c.json(await document()));
}
