import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { makeFolder } from './db/make-folder.ts';
import { type SmsConfig, smsContradictions, smsOf } from './sms-config.ts';

/** Everything that the environment decides, read once at start. */
export interface Config {
  readonly databaseUrl: string;
  readonly databaseAuthToken: string | null;
  readonly port: number;
  readonly host: string;
  /** Where people reach this server, without a slash at the end. */
  readonly baseUrl: string;
  /** True when BASE_URL is https: cookies are then Secure and `__Host-`. */
  readonly https: boolean;
  /** Key of link tags; at least 32 characters. */
  readonly secretKey: string;
  /** Addresses whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  /** The gateway of text messages; null = none. */
  readonly sms: SmsConfig | null;
  /** False only for load tests on loopback. */
  readonly rateLimits: boolean;
}

export type ConfigOutcome =
  | { readonly kind: 'ready'; readonly config: Config }
  | { readonly kind: 'mistaken'; readonly mistakes: readonly string[] };

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
export const isLoopback = (host: string): boolean => LOOPBACK.has(host) || host.startsWith('127.');

const urlWith = (protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `must be an address that begins with ${protocols.map((p) => (p === 'file:' || p === 'libsql:' ? p : `${p}//`)).join(' or ')}`,
  });

/** An IP address, or a name that no browser would read as a broken one (999.1.1.1). */
const isHost = (text: string): boolean =>
  isIP(text) !== 0 || (/^[a-z0-9][a-z0-9.-]*$/i.test(text) && URL.canParse(`http://${text}`));

const databaseUrl = z.string().refine((text) => /^(file:.+|(ws|wss|http|https|libsql):\/\/.+)$/.test(text), {
  message: 'must be file:PATH, ws://, wss://, http://, https:// or libsql://',
});

const isNetwork = (item: string): boolean => {
  const [address = '', bits, ...more] = item.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
};

const isOrigin = ({ pathname, search, hash, username, password }: URL): boolean =>
  pathname === '/' && `${search}${hash}${username}${password}` === '';

const list = z.string().transform((text) =>
  text
    .split(/[\s,]+/)
    .map((item) => item.trim())
    .filter(Boolean),
);

const environment = z.object({
  DATABASE_URL: databaseUrl.default('file:./data/walkup.db'),
  DATABASE_AUTH_TOKEN: z.string().optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a number from 0 to 65535')
    .default(3000),
  HOST: z.string().refine(isHost, 'must be an address or a name of this machine').default('127.0.0.1'),
  BASE_URL: urlWith(['http:', 'https:']).optional(),
  SECRET_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  SECRET_KEY_FILE: z.string().optional(),
  TRUSTED_PROXIES: list
    .refine((items) => items.every(isNetwork), 'must be addresses or networks such as 10.0.0.0/8, comma separated')
    .default([]),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      message: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
  SMTP_URL: urlWith(['smtp:', 'smtps:'])
    .refine((text) => !URL.canParse(text) || new URL(text).hostname !== '', 'must name a host: smtp://mail.example.com')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\s@<>]+@[^\s@<>]+$|<[^\s@<>]+@[^\s@<>]+>$/, 'must be a sender, such as Walkup <line@example.com>')
    .optional(),
  SMS_URL: urlWith(['https:', 'http:'])
    .refine((text) => !URL.canParse(text) || new URL(text).username === '', 'must not hold a user: use SMS_USER')
    .optional(),
  SMS_FROM: z
    .string()
    .regex(/^\+?[\p{L}\p{N} ._-]{3,15}$/u, 'must be a number such as +14025550100, or a name of up to 11 letters')
    .optional(),
  SMS_FORMAT: z.enum(['twilio', 'json'], { message: 'must be twilio or json' }).default('twilio'),
  SMS_TOKEN: z.string().optional(),
  SMS_USER: z.string().optional(),
  SMS_PASSWORD: z.string().optional(),
  RATE_LIMITS: z.enum(['on', 'off'], { message: 'must be on or off' }).default('on'),
});

type Environment = z.infer<typeof environment>;

/** Rules between two settings, one line for each that is broken. */
function contradictions(env: Environment): string[] {
  const out: string[] = [];
  if (env.RATE_LIMITS === 'off' && !isLoopback(env.HOST)) {
    out.push(`RATE_LIMITS=off is for load tests on loopback only, and HOST is ${env.HOST}`);
  }
  if (!env.BASE_URL && (env.HOST === '0.0.0.0' || env.HOST === '::')) {
    out.push(
      `BASE_URL is needed when HOST is ${env.HOST}: the address that people type, such as http://192.168.1.20:3000`,
    );
  }
  if (env.SMTP_URL && !env.MAIL_FROM) out.push('MAIL_FROM is needed when SMTP_URL is set');
  if (env.SECRET_KEY && env.SECRET_KEY_FILE) out.push('SECRET_KEY and SECRET_KEY_FILE are both set; keep one of them');
  if (env.PORT === 0 && !env.BASE_URL)
    out.push('BASE_URL is needed when PORT is 0: links must say where people come in');
  if (env.BASE_URL && !isOrigin(new URL(env.BASE_URL))) {
    out.push('BASE_URL must be an origin without a path, such as https://walkup.example.com');
  }
  return out;
}

/** Where the key lies when none is given: beside the database file. */
function keyFileFor(env: Environment): string | null {
  if (env.SECRET_KEY_FILE) return env.SECRET_KEY_FILE;
  const url = env.DATABASE_URL;
  if (!url.startsWith('file:')) return null;
  const path = url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length).replace(/\?.*$/, '');
  return join(dirname(path), 'secret.key');
}

/** Reads the key; makes one beside the database where only this account can read it. `wx` decides who makes it when two start at once. */
function keyFrom(path: string, isNamed: boolean): string {
  // A named file is never made: a slip in its name would give a new key, and every link ever sent would be dead.
  if (!existsSync(path) && !isNamed) {
    makeFolder(dirname(path));
    try {
      writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(path, 'utf8').trim();
}

function secretKeyOf(env: Environment): { key: string } | { mistake: string } {
  if (env.SECRET_KEY) return { key: env.SECRET_KEY };
  const path = keyFileFor(env);
  if (!path) return { mistake: 'SECRET_KEY or SECRET_KEY_FILE is needed when DATABASE_URL is not a file' };
  try {
    const key = keyFrom(path, env.SECRET_KEY_FILE !== undefined);
    return key.length >= 32 ? { key } : { mistake: `SECRET_KEY_FILE ${path} must hold at least 32 characters` };
  } catch (error) {
    if (env.SECRET_KEY_FILE && (error as NodeJS.ErrnoException).code === 'ENOENT') {
      return { mistake: `SECRET_KEY_FILE ${path} is not there; make it once: openssl rand -base64 32 > ${path}` };
    }
    return { mistake: `SECRET_KEY_FILE ${path} cannot be read or made: ${(error as Error).message}` };
  }
}

/** An empty value counts as absent, as in a copied .env.example. */
const present = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()] as const] : [])),
  );

const baseUrlOf = (env: Environment): string =>
  new URL(env.BASE_URL ?? `http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${env.PORT}`).origin;

/** Checks the environment; makes the secret key beside the database when none is given. One line for each mistake. */
export function readConfig(env: NodeJS.ProcessEnv): ConfigOutcome {
  const read = environment.safeParse(present(env));
  if (!read.success) {
    return { kind: 'mistaken', mistakes: read.error.issues.map((i) => `${i.path.join('.')} ${i.message}`) };
  }
  const found = read.data;
  const broken = [...contradictions(found), ...smsContradictions(found)];
  if (broken.length > 0) return { kind: 'mistaken', mistakes: broken };
  const secret = secretKeyOf(found);
  if ('mistake' in secret) return { kind: 'mistaken', mistakes: [secret.mistake] };
  const baseUrl = baseUrlOf(found);
  return {
    kind: 'ready',
    config: {
      databaseUrl: found.DATABASE_URL,
      databaseAuthToken: found.DATABASE_AUTH_TOKEN ?? null,
      port: found.PORT,
      host: found.HOST,
      baseUrl,
      https: baseUrl.startsWith('https:'),
      secretKey: secret.key,
      trustedProxies: found.TRUSTED_PROXIES,
      logLevel: found.LOG_LEVEL,
      smtpUrl: found.SMTP_URL ?? null,
      mailFrom: found.MAIL_FROM ?? null,
      sms: smsOf(found),
      rateLimits: found.RATE_LIMITS === 'on',
    },
  };
}

/** The settings of a `.env` file in the working folder join the environment; what is already set there wins. */
export function readEnvFile(path = '.env'): void {
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) process.loadEnvFile(path);
}
