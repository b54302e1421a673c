import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { AppEnv } from '../../src/web/env.ts';
import { clientAddress } from '../../src/web/middleware/client-address.ts';

const seenAs = async (trusted: readonly string[], remoteAddress: string, forwarded?: string): Promise<string> => {
  const app = new Hono<AppEnv>().use(clientAddress(trusted)).get('/', (c) => c.text(c.var.clientAddress));
  const env = { incoming: { socket: { remoteAddress } } };
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return (await app.request('/', { headers }, env as never)).text();
};

test('a caller is known by the socket, whatever it claims', async () => {
  expect(await seenAs([], '203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
  expect(await seenAs(['10.0.0.0/8'], '203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
  expect(await seenAs([], '::ffff:203.0.113.9')).toBe('203.0.113.9');
});

test('behind a trusted proxy by what the proxy says, never by what the caller wrote further left', async () => {
  expect(await seenAs(['10.0.0.0/8'], '10.1.2.3', '6.6.6.6, 203.0.113.9')).toBe('203.0.113.9');
  expect(await seenAs(['10.0.0.0/8', '192.0.2.7'], '10.1.2.3', '203.0.113.9, 192.0.2.7')).toBe('203.0.113.9');
  expect(await seenAs(['10.0.0.0/8'], '10.1.2.3', 'nonsense')).toBe('10.1.2.3');
  expect(await seenAs(['fd00::/8'], 'fd00::1', '2001:db8::5')).toBe('2001:db8:0:0::/64');
});

test('of IPv6 the network counts, since one customer may call from any address in it', async () => {
  expect(await seenAs([], '2001:db8:0:7:a:b:c:d')).toBe('2001:db8:0:7::/64');
  expect(await seenAs([], '2001:DB8:0:0007::9')).toBe('2001:db8:0:7::/64');
  expect(await seenAs([], '::1')).toBe('0:0:0:0::/64');
});
