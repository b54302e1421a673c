import { formsOf, type PageForm, textOf } from './html.ts';
import { collectPage } from './page-collection.ts';

export interface PageAnswer {
  readonly status: number;
  readonly path: string;
  readonly headers: Headers;
  readonly html: string;
  /** What a person reads: text without tags, one space between words. */
  readonly text: string;
  readonly forms: readonly PageForm[];
  /** The one form whose action ends with `ending`, or the only form. */
  form(ending?: string): PageForm;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface Visitor {
  /** GET, redirects followed. */
  get(path: string, headers?: Record<string, string>): Promise<PageAnswer>;
  /** One request as it is; redirects are not followed. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** POST of plain form fields from our own origin, redirects followed. */
  post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<PageAnswer>;
  /** Sends a form of a page as a browser would: its own values, changed by `fields`. */
  submit(form: PageForm, fields?: Fields, headers?: Record<string, string>): Promise<PageAnswer>;
  readonly cookies: Map<string, string>;
}

const encoded = (fields: Fields): URLSearchParams => {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const item of typeof value === 'string' ? [value] : value) body.append(name, item);
  }
  return body;
};

function keepCookies(cookies: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(';');
    const at = pair.indexOf('=');
    const gone = attributes.some((a) => /^\s*max-age=0\s*$/i.test(a));
    if (gone) cookies.delete(pair.slice(0, at));
    else cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

/** A browser without a window: cookies, forms, redirects. */
export function createVisitor(send: (request: Request) => Promise<Response>, origin: string): Visitor {
  const cookies = new Map<string, string>();

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([n, v]) => `${n}=${v}`).join('; '));
    const response = await send(new Request(new URL(path, origin), { redirect: 'manual', ...init, headers }));
    keepCookies(cookies, response);
    return response;
  }

  async function answerOf(response: Response, path: string): Promise<PageAnswer> {
    const html = await response.text();
    collectPage(path, response.headers.get('content-type'), html);
    const forms = formsOf(html, path);
    return {
      status: response.status,
      path,
      headers: response.headers,
      html,
      text: textOf(html),
      forms,
      form(ending) {
        const found = ending === undefined ? forms : forms.filter((f) => f.action.split('?')[0]!.endsWith(ending));
        if (found.length === 0) throw new Error(`no form ${ending ?? ''} at ${path}: ${textOf(html).slice(0, 400)}`);
        return found[0]!;
      },
    };
  }

  async function follow(path: string, init: RequestInit): Promise<PageAnswer> {
    let at = path;
    let response = await request(at, init);
    for (let hops = 0; response.status >= 301 && response.status <= 303 && hops < 10; hops++) {
      const next = new URL(response.headers.get('location')!, new URL(at, origin));
      at = next.pathname + next.search;
      response = await request(at, { headers: init.headers ?? {} });
    }
    return answerOf(response, at);
  }

  const post = (path: string, fields: Fields = {}, headers: Record<string, string> = {}) =>
    follow(path, {
      method: 'POST',
      body: encoded(fields),
      headers: { origin, ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    });

  return {
    cookies,
    request,
    get: (path, headers = {}) => follow(path, { headers }),
    post,
    submit(form, fields = {}, headers = {}) {
      const all = { ...form.values, ...fields };
      if (form.method === 'post') return post(form.action, all, headers);
      const [path = ''] = form.action.split('?');
      return follow(`${path}?${encoded(all)}`, { headers });
    },
  };
}
