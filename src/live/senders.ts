import type { MessageChannel } from '../domain/messages/statuses.ts';
import type { SmsSettings } from './sms-gateway.ts';

/** What the environment says of the ways out. */
export interface WaysOut {
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  readonly sms: SmsSettings | null;
}

/** Ways of sending messages for which there is a server or gateway. */
export const channelsOf = ({ smtpUrl, mailFrom, sms }: WaysOut): ReadonlySet<MessageChannel> =>
  new Set([...(smtpUrl && mailFrom ? (['email'] as const) : []), ...(sms ? (['sms'] as const) : [])]);

/** What sends messages; null where nothing is set up, so that its libraries are not loaded. */
export async function sendersFor(ways: WaysOut) {
  if (channelsOf(ways).size === 0) return null;
  const { createMailSender, createSmsSender, sendersOf } = await import('./send-message.ts');
  const { smtpUrl, mailFrom, sms } = ways;
  const mail = smtpUrl && mailFrom ? createMailSender({ smtpUrl, mailFrom }) : null;
  const sender = sendersOf([...(mail ? [mail] : []), ...(sms ? [createSmsSender(sms)] : [])]);
  return { sender, close: () => mail?.close() };
}
