import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { KioskPlace } from '../../../views/layouts/kiosk-layout.tsx';
import type { RequestKey } from '../../operations/steps/request-key.ts';
import { clockTime } from '../../time/wording.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext } from '../env.ts';
import type { FormValues } from '../forms.ts';
import { newRequestKey, requestKeyOf } from '../request-key.ts';

const TEXT = 'kiosk_text';
const TICKET = 'kiosk_ticket';
const TICKET_SECONDS = 180;

const options = (deps: WebDeps) =>
  ({ path: '/kiosk', httpOnly: true, sameSite: 'Strict', secure: deps.https }) as const;

/** `?text=larger` holds for this customer, until the screen starts over. */
function wantsLargerText(c: AppContext, deps: WebDeps): boolean {
  const asked = c.req.query('text');
  if (asked === 'larger') setCookie(c, TEXT, 'larger', options(deps));
  if (asked === 'usual') deleteCookie(c, TEXT, options(deps));
  return asked === undefined ? getCookie(c, TEXT) === 'larger' : asked === 'larger';
}

/** The same screen in the other text size; null for the answer to a form, which GET could not show again. */
function textHrefOf(c: AppContext, isLarger: boolean): string | null {
  if (c.req.method !== 'GET') return null;
  const url = new URL(c.req.url);
  url.searchParams.set('text', isLarger ? 'usual' : 'larger');
  return url.pathname + url.search;
}

/** What every screen of this kiosk knows of its place. */
export function placeOf(c: AppContext, deps: WebDeps): KioskPlace {
  const { name, zone } = c.var.store;
  const largerText = wantsLargerText(c, deps);
  return {
    storeName: name,
    zone,
    clock: clockTime(deps.now(), zone, c.var.language),
    largerText,
    textHref: textHrefOf(c, largerText),
    helpKey: newRequestKey(deps.newSecret),
  };
}

/** The key of a form of this kiosk. */
export const kioskRequest = (c: AppContext, values: FormValues): { request?: RequestKey } => {
  const request = requestKeyOf(c, `device:${c.var.device.id}`, values);
  return request ? { request } : {};
};

/** Whose ticket this screen may show, for three minutes; in a cookie, so that no address leads there. */
export const keepTicket = (c: AppContext, deps: WebDeps, visitId: string, how: 'new' | 'again'): void =>
  setCookie(c, TICKET, `${visitId}.${how}`, { ...options(deps), maxAge: TICKET_SECONDS });

export const forgetTicket = (c: AppContext, deps: WebDeps): void => {
  if (getCookie(c, TICKET)) deleteCookie(c, TICKET, options(deps));
};

export function keptTicket(c: AppContext): { visitId: string; wasThereBefore: boolean } | null {
  const match = /^(vis_[0-9a-z]{1,40})\.(new|again)$/.exec(getCookie(c, TICKET) ?? '');
  return match && { visitId: match[1]!, wasThereBefore: match[2] === 'again' };
}
