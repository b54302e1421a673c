import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link opens. An appointment and the visit it becomes share the appointment's link. */
export type LinkKind = 'appointment' | 'visit' | 'wish';

/** The kind of thing an id names, by its prefix; null for any other. */
export const linkKindOf = (id: string): LinkKind | null => {
  if (id.startsWith('apt_')) return 'appointment';
  if (id.startsWith('wsh_')) return 'wish';
  return id.startsWith('vis_') ? 'visit' : null;
};

/** Tags by key and what they are of: every change of a line asks anew for those of its pages. */
const made = new WeakMap<Uint8Array, Map<string, string>>();
const MOST_MADE = 2_000;

/** The tag of a link: 128 bits of HMAC-SHA256, base64url. Raising `linkVersion` revokes every tag given out before. */
export function linkTag(secretKey: Uint8Array, kind: LinkKind, id: string, linkVersion: number): string {
  const tags = made.get(secretKey) ?? new Map<string, string>();
  made.set(secretKey, tags);
  const what = `${kind}|${id}|${linkVersion}`;
  const there = tags.get(what);
  if (there) return there;
  const tag = createHmac('sha256', secretKey).update(what).digest().subarray(0, 16).toString('base64url');
  if (tags.size >= MOST_MADE) tags.delete(tags.keys().next().value!);
  tags.set(what, tag);
  return tag;
}

/** Compares in constant time. */
export function isLinkTag(
  secretKey: Uint8Array,
  kind: LinkKind,
  id: string,
  linkVersion: number,
  tag: string,
): boolean {
  const right = Buffer.from(linkTag(secretKey, kind, id, linkVersion));
  const given = Buffer.from(tag);
  return right.length === given.length && timingSafeEqual(right, given);
}

/** The path of a link, `/v/<id>.<tag>`; the first GET moves the tag into a cookie. */
export const linkPath = (secretKey: Uint8Array, kind: LinkKind, id: string, linkVersion: number): string =>
  `/v/${id}.${linkTag(secretKey, kind, id, linkVersion)}`;
