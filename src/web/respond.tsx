import type { JSX } from 'hono/jsx/jsx-runtime';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Frame } from '../../views/layouts/frame.ts';
import type { AppContext } from './env.ts';

type Html = JSX.Element;

export interface Drawing {
  readonly page: () => Html;
  /** The part that htmx swaps; the same component that the page holds. Absent: htmx gets the page too. */
  readonly fragment?: () => Html;
}

/** True for a request of htmx that wants a part of the page. */
export const wantsFragment = (c: AppContext): boolean => c.req.header('hx-request-type') === 'partial';

/** The same page in the other language; null for the answer to a form, which GET could not show again. */
function otherLanguageHref(c: AppContext): string | null {
  if (c.req.method !== 'GET') return null;
  const url = new URL(c.req.url);
  url.searchParams.set('lang', c.var.language === 'en' ? 'es' : 'en');
  return url.pathname + url.search;
}

/** What the layouts need of a request. */
export function frameOf(c: AppContext): Frame {
  const { assets, language, chainName } = c.var;
  return {
    lang: language,
    chainName,
    stylesheet: assets.url('app.css'),
    chainStylesheet: '/chain.css',
    script: assets.url('app.js'),
    otherLanguageHref: otherLanguageHref(c),
    release: assets.release,
  };
}

/** The text of an element. Components are synchronous: data is fetched before drawing. */
export function drawn(element: Html): string {
  const html = element.toString();
  if (typeof html !== 'string') throw new Error('a view must not be asynchronous');
  return html;
}

/** Answers with the fragment where htmx asks for a part, else with the whole page. The one place that tells the two apart. */
export function respond(c: AppContext, drawing: Drawing, status: ContentfulStatusCode = 200): Response {
  c.header('vary', 'HX-Request-Type, Accept-Language, Cookie');
  c.header('cache-control', 'no-store');
  if (drawing.fragment && wantsFragment(c)) return c.html(drawn(drawing.fragment()), status);
  return c.html(drawn(drawing.page()), status);
}

/** After a change: plain forms and htmx both go on to a page that GET can show again. */
export const seeOther = (c: AppContext, path: string): Response => c.redirect(path, 303);
