import { describeRoute, resolver } from 'hono-openapi';
import { z } from 'zod';
import { problem } from '../shapes/common.ts';

type Schema = z.ZodType;

export interface Description {
  readonly summary: string;
  readonly tag: 'stores' | 'booking' | 'visits' | 'queue' | 'configuration' | 'events';
  /** Scope that the key needs; absent: no key. `link` = the token of a manage or visit link. */
  readonly needs?: 'read' | 'operate' | 'manage' | 'link';
  readonly query?: Readonly<Record<string, Schema>>;
  readonly body?: Schema;
  /** Answer of each status that is not a problem. */
  readonly answers: Readonly<Record<number, Schema | null>>;
  /** Problems that it can answer with, by status, besides those every call has. */
  readonly problems?: readonly number[];
  readonly isIdempotent?: boolean;
  readonly takesIfMatch?: boolean;
}

const PROBLEM = { 'application/problem+json': { schema: resolver(problem) } };
const TITLES: Record<number, string> = {
  200: 'Done',
  201: 'Made',
  204: 'Done; nothing to say',
  304: 'Unchanged',
  400: 'Malformed',
  401: 'No or unknown key',
  403: 'Not allowed',
  404: 'Unknown, or not yours',
  409: 'Conflict',
  412: 'Stale If-Match',
  413: 'Too large',
  415: 'Not JSON',
  422: 'Refused, with the reason',
  429: 'Too many requests',
  503: 'Unavailable',
};

const queryParameters = (query: Readonly<Record<string, Schema>>) =>
  Object.entries(query).map(([name, schema]) => ({
    name,
    in: 'query' as const,
    required: !schema.safeParse(undefined).success,
    schema: parameterSchema(schema),
  }));

// The library's own type for a parameter is narrower than JSON Schema, which OpenAPI 3.1 takes as it is.
function parameterSchema(schema: Schema): { type: 'string' } {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest as { type: 'string' };
}

const pathParameters = (path: string) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name: name!,
    in: 'path' as const,
    required: true,
    schema: { type: 'string' as const },
  }));

const KEY_HEADER = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  schema: { type: 'string' as const, maxLength: 255 },
  description: 'The same key and body: the first answer again. Needed to make an appointment or a visit.',
};

const MATCH_HEADER = {
  name: 'If-Match',
  in: 'header' as const,
  required: false,
  schema: { type: 'string' as const },
  description:
    'The ETag of the read (for configuration, that of its store), or its revision in quotes: 412 where it is not the present one.',
};

function responses(d: Description) {
  const out: Record<
    string,
    { description: string; content?: Record<string, { schema: ReturnType<typeof resolver> }> }
  > = {};
  for (const [status, schema] of Object.entries(d.answers)) {
    const description = TITLES[Number(status)] ?? 'Answer';
    out[status] = schema
      ? { description, content: { 'application/json': { schema: resolver(schema) } } }
      : { description };
  }
  const common = [
    400,
    // A key that does not work is refused where none is needed, too.
    401,
    404,
    429,
    ...(d.needs ? [403] : []),
    ...(d.body ? [413, 415, 422] : []),
    ...(d.takesIfMatch ? [412] : []),
    ...(d.problems ?? []),
  ];
  for (const status of common) out[status] ??= { description: TITLES[status] ?? 'Problem', content: PROBLEM };
  return out;
}

/** The OpenAPI description of a route, from the schemas that check it. `path` names its parameters as the route does. */
export const describe = (path: string, d: Description) =>
  describeRoute({
    summary: d.summary,
    tags: [d.tag],
    parameters: [
      ...pathParameters(path),
      ...queryParameters(d.query ?? {}),
      ...(d.isIdempotent ? [KEY_HEADER] : []),
      ...(d.takesIfMatch ? [MATCH_HEADER] : []),
    ],
    ...(d.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: resolver(d.body) } } } }
      : {}),
    ...(d.needs ? { security: [d.needs === 'link' ? { linkToken: [] } : { apiKey: [] }] } : {}),
    responses: responses(d),
  });
