import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { TicketShown } from '../../../views/kiosk/ticket.tsx';
import type { KioskEase, KioskPlace } from '../../../views/layouts/kiosk-layout.tsx';
import type { RequestKey } from '../../operations/steps/request-key.ts';
import { clockTime } from '../../time/wording.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext } from '../env.ts';
import type { FormValues } from '../forms.ts';
import { newRequestKey, requestKeyOf } from '../request-key.ts';

const EASE = 'kiosk_ease';
const TICKET = 'kiosk_ticket';
const TICKET_SECONDS = 180;

const options = (deps: WebDeps) =>
  ({ path: '/kiosk', httpOnly: true, sameSite: 'Strict', secure: deps.https }) as const;

/** How this customer likes the screen, until it starts over: a reset carries `?ease=usual`. */
function easeOf(c: AppContext, deps: WebDeps): KioskEase {
  if (c.req.query('ease') !== 'usual') return readEase(getCookie(c, EASE));
  if (getCookie(c, EASE)) deleteCookie(c, EASE, options(deps));
  return readEase(undefined);
}

const EASES = ['text', 'low', 'left', 'right', 'voice'] as const;
export type EaseTurn = (typeof EASES)[number];
export const isEaseTurn = (text: string): text is EaseTurn => EASES.some((turn) => turn === text);

const partsOf = (kept: string | undefined): EaseTurn[] => (kept ?? '').split('.').filter(isEaseTurn);

function readEase(kept: string | undefined): KioskEase {
  const on = new Set(partsOf(kept));
  const hand = on.has('left') ? 'left' : on.has('right') ? 'right' : null;
  return { largerText: on.has('text'), isLow: on.has('low'), hand, isSpoken: on.has('voice') };
}

/** As it is for who asked for nothing. */
export const USUAL_EASE: KioskEase = readEase(undefined);

/** Turns one of them over; a hand takes the other's place. */
export function turnEase(c: AppContext, deps: WebDeps, turn: EaseTurn): void {
  const on = partsOf(getCookie(c, EASE));
  const others = on.filter(
    (one) => one !== turn && !(turn === 'left' && one === 'right') && !(turn === 'right' && one === 'left'),
  );
  const next = on.includes(turn) ? others : [...others, turn];
  if (next.length === 0) deleteCookie(c, EASE, options(deps));
  else setCookie(c, EASE, next.join('.'), options(deps));
}

/** Where the screen that makes it easier leads back to: this one; null for the answer to a form, which GET could not show again. */
function easeHrefOf(c: AppContext): string | null {
  if (c.req.method !== 'GET') return null;
  const back = c.req.path === '/kiosk/ease' ? backOf(c.req.query('back')) : c.req.path;
  return `/kiosk/ease?back=${encodeURIComponent(back)}`;
}

/** A screen of the kiosk without what was typed there; else its start. */
export const backOf = (path: string | undefined): string =>
  path !== undefined && /^\/kiosk(\/[\w/-]*)?$/.test(path) ? path : '/kiosk';

/** What every screen of this kiosk knows of its place. */
export function placeOf(c: AppContext, deps: WebDeps): KioskPlace {
  const { name, zone } = c.var.store;
  return {
    storeName: name,
    zone,
    clock: clockTime(deps.now(), zone, c.var.language),
    ease: easeOf(c, deps),
    easeHref: easeHrefOf(c),
    helpKey: newRequestKey(deps.newSecret),
  };
}

/** The key of a form of this kiosk. */
export const kioskRequest = (c: AppContext, values: FormValues): { request?: RequestKey } => {
  const request = requestKeyOf(c, `device:${c.var.device.id}`, values);
  return request ? { request } : {};
};

/** Whose ticket this screen may show, for three minutes; in a cookie, so that no address leads there. */
export const keepTicket = (c: AppContext, deps: WebDeps, visitId: string, how: TicketShown): void =>
  setCookie(c, TICKET, `${visitId}.${how}`, { ...options(deps), maxAge: TICKET_SECONDS });

export const forgetTicket = (c: AppContext, deps: WebDeps): void => {
  if (getCookie(c, TICKET)) deleteCookie(c, TICKET, options(deps));
};

export function keptTicket(c: AppContext): { visitId: string; shown: TicketShown } | null {
  const match = /^(vis_[0-9a-z]{1,40})\.(new|again|back)$/.exec(getCookie(c, TICKET) ?? '');
  return match && { visitId: match[1]!, shown: match[2] as TicketShown };
}
