import { createHmac } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import type { AppContext, AppEnv } from '../env.ts';

const plain = (address: string): string => address.replace(/^::ffff:/, '');

/** The addresses and networks (`10.0.0.0/8`) whose X-Forwarded-For is believed. */
function blockListOf(trusted: readonly string[]): BlockList {
  const list = new BlockList();
  for (const item of trusted) {
    const [address = '', bits] = item.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(address) === 0) throw new Error(`TRUSTED_PROXIES: ${item} is not an address or a network`);
    if (bits) list.addSubnet(address, Number(bits), family);
    else list.addAddress(address, family);
  }
  return list;
}

/** One IPv6 customer has a whole /64 to call from, so that is counted; of IPv4 the address. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const [left, right] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const all = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/** Walks X-Forwarded-For from the right while the hop is trusted; what the caller wrote further left counts for nothing. */
export function clientAddress(trusted: readonly string[]): MiddlewareHandler<AppEnv> {
  const list = blockListOf(trusted);
  const isTrusted = (address: string): boolean =>
    isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return async (c, next) => {
    let address = plain(c.env?.incoming?.socket?.remoteAddress ?? '127.0.0.1');
    const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => plain(hop.trim()));
    while (isTrusted(address)) {
      const hop = hops.pop();
      if (!hop || isIP(hop) === 0) break;
      address = hop;
    }
    c.set('clientAddress', networkOf(address));
    await next();
  };
}

/** The caller's network address under a keyed hash: counted, never kept readable. */
export const addressHash = (c: AppContext, secretKey: Uint8Array): string =>
  createHmac('sha256', secretKey).update(`address|${c.var.clientAddress}`).digest('base64url');
