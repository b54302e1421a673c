import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { tempFolder } from '../support/temp-db.ts';

describe('configuration', () => {
  let folder: ReturnType<typeof tempFolder>;
  beforeEach(() => {
    folder = tempFolder();
  });
  afterEach(() => folder.remove());

  const read = (env: Record<string, string>) => readConfig({ DATABASE_URL: `file:${folder.path}/w.db`, ...env });
  const mistakes = (env: Record<string, string>) => {
    const outcome = read(env);
    return outcome.kind === 'mistaken' ? outcome.mistakes : [];
  };
  const config = (env: Record<string, string>) => {
    const outcome = read(env);
    if (outcome.kind === 'mistaken') throw new Error(outcome.mistakes.join('\n'));
    return outcome.config;
  };

  test.skipIf(!existsSync('/proc/self'))('a place where nothing can be made is one clear line', () => {
    const url = 'file:/proc/nowhere/deep/w.db';
    expect(mistakes({ DATABASE_URL: url })).toEqual([expect.stringMatching(/nowhere.* cannot be read or made: \w+/)]);
  });

  test('stands with nothing set, and keeps a key beside the database that only this account reads', () => {
    const first = config({});
    const file = join(folder.path, 'secret.key');
    expect(first).toMatchObject({ host: '127.0.0.1', port: 3000, baseUrl: 'http://127.0.0.1:3000', https: false });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(first.secretKey.length).toBeGreaterThanOrEqual(43);
    expect(config({}).secretKey).toBe(first.secretKey);
  });

  test('takes a gateway of text messages, and says what is missing of it', () => {
    expect(config({}).sms).toBeNull();
    const url = 'https://sms.example.com/send';
    expect(config({ SMS_URL: url, SMS_FROM: 'Northline', SMS_FORMAT: 'json', SMS_TOKEN: 't' }).sms).toEqual({
      ...{ url, from: 'Northline', format: 'json', token: 't', user: null, password: null },
    });
    expect(config({ SMS_URL: url, SMS_FROM: '+14025550100', SMS_USER: 'AC1', SMS_PASSWORD: 'p' }).sms).toMatchObject({
      format: 'twilio',
      user: 'AC1',
    });
    expect(mistakes({ SMS_URL: url })).toEqual(['SMS_FROM is needed when SMS_URL is set']);
    expect(mistakes({ SMS_FROM: '+14025550100' })).toEqual(['SMS_URL is needed when SMS_FROM is set']);
    expect(mistakes({ SMS_URL: 'sms.example.com', SMS_FROM: '!', SMS_FORMAT: 'xml' })).toEqual([
      'SMS_URL must be an address that begins with https:// or http://',
      'SMS_FROM must be a number such as +14025550100, or a name of up to 11 letters',
      'SMS_FORMAT must be twilio or json',
    ]);
    expect(mistakes({ SMS_URL: url, SMS_FROM: 'Nl1', SMS_TOKEN: 't', SMS_USER: 'u' })).toEqual([
      'SMS_TOKEN and SMS_USER are both set; keep one of them',
      'SMS_PASSWORD is needed when SMS_USER is set',
    ]);
  });

  test('says each mistake in one line', () => {
    expect(mistakes({ PORT: 'abc', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x' })).toEqual([
      'DATABASE_URL must be file:PATH, ws://, wss://, http://, https:// or libsql://',
      'PORT must be a number from 0 to 65535',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent',
    ]);
    expect(mistakes({ BASE_URL: 'walkup.example.com' })).toEqual([
      'BASE_URL must be an address that begins with http:// or https://',
    ]);
    expect(mistakes({ BASE_URL: 'https://example.com/walkup' })[0]).toContain('an origin without a path');
    expect(mistakes({ HOST: '0.0.0.0' })[0]).toContain('BASE_URL is needed when HOST is 0.0.0.0');
    expect(mistakes({ SECRET_KEY: 'short' })).toEqual(['SECRET_KEY must have at least 32 characters']);
    expect(mistakes({ SMTP_URL: 'smtp://mail.example.com' })).toEqual(['MAIL_FROM is needed when SMTP_URL is set']);
    expect(mistakes({ TRUSTED_PROXIES: 'proxy.example.com' })[0]).toContain('TRUSTED_PROXIES');
  });

  test('takes nothing that fails only later, or means something else than it says', () => {
    for (const networks of ['10.0.0.0/99', '::1/129', '10.0.0.0/8/8', '10.0.0.0/']) {
      expect(mistakes({ TRUSTED_PROXIES: networks })[0]).toMatch(/^TRUSTED_PROXIES must be addresses or networks/);
    }
    expect(config({ TRUSTED_PROXIES: '10.0.0.0/8, ::1/128 127.0.0.1' }).trustedProxies).toHaveLength(3);
    for (const host of ['999.1.1.1', 'no host', 'a/b', 'x:1']) {
      expect(mistakes({ HOST: host })).toEqual(['HOST must be an address or a name of this machine']);
    }
    expect(config({ HOST: '::1' }).baseUrl).toBe('http://[::1]:3000');
    for (const url of ['https://me:secret@example.com', 'https://example.com/?a=1', 'https://example.com/#top']) {
      expect(mistakes({ BASE_URL: url })[0]).toContain('an origin without a path');
    }
    expect(mistakes({ SMTP_URL: 'smtp://', MAIL_FROM: 'a@example.com' })).toEqual([
      'SMTP_URL must name a host: smtp://mail.example.com',
    ]);
    expect(mistakes({ MAIL_FROM: 'not mail' })).toEqual([
      'MAIL_FROM must be a sender, such as Walkup <line@example.com>',
    ]);
    expect(config({ MAIL_FROM: 'Northline Mobile <line@example.com>' }).mailFrom).toContain('<line@');
    expect(mistakes({ PORT: '0' })[0]).toContain('BASE_URL is needed when PORT is 0');
  });

  test('lets rate limits be off on loopback only', () => {
    expect(config({ RATE_LIMITS: 'off' }).rateLimits).toBe(false);
    expect(mistakes({ RATE_LIMITS: 'off', HOST: '0.0.0.0', BASE_URL: 'http://192.168.1.20:3000' })).toEqual([
      'RATE_LIMITS=off is for load tests on loopback only, and HOST is 0.0.0.0',
    ]);
  });

  test('needs a key where the database is not a file', () => {
    expect(mistakes({ DATABASE_URL: 'ws://db:8080' })[0]).toContain('SECRET_KEY');
    const file = join(folder.path, 'own.key');
    writeFileSync(file, 'k'.repeat(40));
    expect(config({ DATABASE_URL: 'ws://db:8080', SECRET_KEY_FILE: file }).secretKey).toBe('k'.repeat(40));
  });

  test('never makes a key file that is named: a slip in its name would end every link', () => {
    const file = join(folder.path, 'mistyped.key');
    expect(mistakes({ SECRET_KEY_FILE: file })).toEqual([
      `SECRET_KEY_FILE ${file} is not there; make it once: openssl rand -base64 32 > ${file}`,
    ]);
    expect(existsSync(file)).toBe(false);
  });

  test('an empty value is an absent one, as in a copied example', () => {
    expect(config({ PORT: '', BASE_URL: '', RATE_LIMITS: ' ' }).port).toBe(3000);
  });

  test('the example lists every setting that is read', () => {
    const example = readFileSync('.env.example', 'utf8');
    const named = [...readFileSync('src/config.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((m) => m[1]!);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !new RegExp(`^${name}=`, 'm').test(example))).toEqual([]);
  });
});
