import { raw } from 'hono/html';

/** Data for search engines. It is no script to a browser; `<` is escaped so that no text can end the element. */
export function JsonLd({ data }: { data: Readonly<Record<string, unknown>> }) {
  return <script type="application/ld+json">{raw(JSON.stringify(data).replace(/</g, '\\u003c'))}</script>;
}
