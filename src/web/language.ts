import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { LANGUAGES, type Language } from '../time/wording.ts';
import type { AppContext, AppEnv } from './env.ts';

const COOKIE = 'language';

export const isLanguage = (text: string | undefined): text is Language =>
  text !== undefined && (LANGUAGES as readonly string[]).includes(text);

/** The first language of ours that the browser names, in its own order of preference. */
export function languageOf(acceptLanguage: string): Language {
  const wanted = acceptLanguage
    .split(',')
    .map((item) => {
      const [tag = '', ...params] = item.trim().split(';');
      const q = params.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find(Boolean);
      return { tag: tag.toLowerCase().split('-')[0]!, q: q === undefined ? 1 : Number(q) };
    })
    .filter((w) => w.q > 0)
    .sort((a, b) => b.q - a.q);
  return wanted.map((w) => w.tag).find(isLanguage) ?? 'en';
}

/** `?lang=es` chooses and is remembered; else the choice made before; else what the browser asks for. */
export const language =
  (https: boolean): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const asked = c.req.query('lang');
    const kept = getCookie(c, COOKIE);
    if (isLanguage(asked)) {
      if (asked !== kept) keepLanguage(c, asked, https);
      c.set('language', asked);
    } else c.set('language', isLanguage(kept) ? kept : languageOf(c.req.header('accept-language') ?? ''));
    await next();
  };

function keepLanguage(c: AppContext, chosen: Language, https: boolean): void {
  setCookie(c, COOKIE, chosen, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: https,
    maxAge: 365 * 86_400,
  });
}
