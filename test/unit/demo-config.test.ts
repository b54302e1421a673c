import { expect, test } from 'vitest';
import { demoConfig } from '../../src/cli/serve-demo.ts';
import { tempFolder } from '../support/temp-db.ts';

test('a demo on the machine of a real installation keeps to itself and sends nothing', () => {
  const folder = tempFolder();
  const env = {
    DATABASE_URL: 'ws://db.example.com',
    BASE_URL: 'https://walkup.example.com',
    SMTP_URL: 'smtp://mail.example.com',
    MAIL_FROM: 'line@example.com',
    SMS_URL: 'https://sms.example.com/send',
    SMS_FROM: '+14025550100',
    SMS_TOKEN: 'a real token',
    SECRET_KEY: 'k'.repeat(40),
  };
  const read = demoConfig(`file:${folder.path}/walkup.db`, 4000, env);
  expect(read).toMatchObject({
    kind: 'ready',
    config: { baseUrl: 'http://127.0.0.1:4000', smtpUrl: null, mailFrom: null, sms: null, databaseAuthToken: null },
  });
  expect(read.kind === 'ready' && read.config.databaseUrl).toContain(folder.path);
  expect(read.kind === 'ready' && read.config.secretKey).not.toBe(env.SECRET_KEY);
  folder.remove();
});
