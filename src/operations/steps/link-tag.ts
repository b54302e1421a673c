import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link opens. An appointment and the visit it becomes share the appointment's link. */
export type LinkKind = 'appointment' | 'visit' | 'wish';

/** The kind of thing an id names, by its prefix; null for any other. */
export const linkKindOf = (id: string): LinkKind | null => {
  if (id.startsWith('apt_')) return 'appointment';
  if (id.startsWith('wsh_')) return 'wish';
  return id.startsWith('vis_') ? 'visit' : null;
};

/** The tag of a link: 128 bits of HMAC-SHA256, base64url. Raising `linkVersion` revokes every tag given out before. */
export const linkTag = (secretKey: Uint8Array, kind: LinkKind, id: string, linkVersion: number): string =>
  createHmac('sha256', secretKey).update(`${kind}|${id}|${linkVersion}`).digest().subarray(0, 16).toString('base64url');

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
