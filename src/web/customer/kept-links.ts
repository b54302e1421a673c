import type { Link } from '../../operations/loading/linked-visit.ts';
import { keepSecret, secretCookie } from '../cookies.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext } from '../env.ts';

const MOST = 6;
const MAX_AGE_SECONDS = 30 * 86_400;
const LINK = /^((?:vis|apt|wsh)_[0-9a-z]{1,40})\.([\w-]{22})$/;

/** `<id>.<tag>`, as the address of a link and the cookie hold it; null for anything else. */
export function readLink(text: string): Link | null {
  const match = LINK.exec(text);
  return match && { id: match[1]!, tag: match[2]! };
}

/** The links that this browser has opened, the latest first. */
export function keptLinks(c: AppContext, deps: WebDeps): Link[] {
  const cookie = secretCookie(c, 'visit', deps.https) ?? '';
  return cookie
    .split('~')
    .map(readLink)
    .filter((link) => link !== null);
}

/** Keeps a link in this browser, so that its tag is in no address. */
export function keepLink(c: AppContext, deps: WebDeps, link: Link): void {
  const others = keptLinks(c, deps).filter((other) => other.id !== link.id);
  const value = [link, ...others]
    .slice(0, MOST)
    .map(({ id, tag }) => `${id}.${tag}`)
    .join('~');
  keepSecret(c, 'visit', deps.https, { value, maxAgeSeconds: MAX_AGE_SECONDS });
}
