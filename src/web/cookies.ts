import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { AppContext } from './env.ts';

/** The cookies that open something: each holds 256 random bits of which the database keeps the hash. */
export type SecretCookie = 'session' | 'kiosk' | 'display' | 'visit' | 'visitor';

/** `__Host-` binds a cookie to this very host; browsers take it over https only. */
const nameOf = (name: SecretCookie, https: boolean): string => (https ? `__Host-${name}` : name);

const options = (https: boolean) => ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: https }) as const;

export const secretCookie = (c: AppContext, name: SecretCookie, https: boolean): string | undefined =>
  getCookie(c, nameOf(name, https));

export function keepSecret(
  c: AppContext,
  name: SecretCookie,
  https: boolean,
  cookie: { readonly value: string; readonly maxAgeSeconds: number },
): void {
  setCookie(c, nameOf(name, https), cookie.value, { ...options(https), maxAge: cookie.maxAgeSeconds });
}

export function dropSecret(c: AppContext, name: SecretCookie, https: boolean): void {
  deleteCookie(c, nameOf(name, https), options(https));
}
