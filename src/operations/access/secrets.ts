import { createHash, createHmac, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** How a secret that we gave out is kept: its SHA-256. It has 256 random bits, so a slow hash would add nothing. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** A keyed hash, for what must be counted but not kept: addresses, e-mails. */
export const keyedHash = (key: Uint8Array, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');

const COST = 17;
const BLOCK = 8;
const MAX_MEMORY = 256 * 1024 * 1024;
// Each hash takes 128 MiB for half a second: a flood of sign-ins must wait its turn.
const AT_A_TIME = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_A_TIME) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
}

const derive = (password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> =>
  inTurn(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password.normalize('NFKC'), salt, 32, { ...options, maxmem: MAX_MEMORY }, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );

/** `scrypt$ln$r$p$salt$hash`. `cost` is the base-2 logarithm of N; lower ones are for tests and published passwords alone. */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, { N: 2 ** cost, r: BLOCK, p: 1 });
  return ['scrypt', cost, BLOCK, 1, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** A hash that no password fits: of an account whose holder has not set one yet. */
export const NO_PASSWORD = '!';

const A_HASH = `scrypt$${COST}$${BLOCK}$1$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`;

/** Compares in constant time. With null (no such account) it takes as long as with a real one, and is false. */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  const usable = stored?.startsWith('scrypt$') ? stored : A_HASH;
  const [, cost, r, p, salt, hash] = usable.split('$');
  const expected = Buffer.from(hash!, 'base64url');
  const key = await derive(password, Buffer.from(salt!, 'base64url'), {
    N: 2 ** Number(cost),
    r: Number(r),
    p: Number(p),
  });
  return timingSafeEqual(key, expected) && usable === stored;
}
