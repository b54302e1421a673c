import { createTransport } from 'nodemailer';
import { calendarFile, calendarMethod } from '../../views/messages/calendar-file.ts';
import { messageHtml } from '../../views/messages/message-html.tsx';
import { plainText } from '../../views/messages/message-text.ts';
import { worded } from '../../views/messages/worded.ts';
import type { ReadyMessage } from '../domain/messages/message.ts';
import type { Delivery, Sender } from '../operations/daily/send-messages.ts';
import { postSms, type SmsSettings } from './sms-gateway.ts';

export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly smtpUrl: string;
  /** Sender as in a mail's From: an address, or a name with one. */
  readonly mailFrom: string;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

const addressOf = (from: string): string => /<([^>]+)>/.exec(from)?.[1] ?? from.trim();

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
}

/** 5xx is the server's last word; anything else may pass by itself. */
function deliveryOf(error: SmtpError): Delivery {
  const code = error.responseCode ? `smtp_${error.responseCode}` : String(error.code ?? 'unknown').toLowerCase();
  const isFinal = error.responseCode !== undefined && error.responseCode >= 500;
  return { kind: isFinal ? 'refused' : 'failed', error: code };
}

/** Sends by e-mail over SMTP; nothing is connected before the first message. */
export function createMailSender({ smtpUrl, mailFrom }: MailSettings): Sender & { close(): void } {
  const transport = createTransport(smtpUrl, {
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  } as object);
  return {
    channels: new Set(['email']),
    async deliver(message) {
      try {
        await transport.sendMail(mailOf(message, mailFrom));
        return { kind: 'delivered' };
      } catch (error) {
        return deliveryOf(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
}

/** The mail as it is sent: text, HTML and, of an appointment, the calendar file: an invitation or its end. */
export function mailOf(message: ReadyMessage, mailFrom: string) {
  const { facts, language, recipient } = message;
  const { text, calendar } = worded(message);
  const people = { from: addressOf(mailFrom), to: recipient };
  return {
    from: mailFrom.includes('<') ? mailFrom : { name: facts.chainName, address: mailFrom },
    to: recipient,
    subject: text.subject,
    text: plainText(text, language),
    html: messageHtml(text, language),
    // The same message keeps its id, so that a reader who gets it twice sees it once.
    messageId: `<${message.id}@${new URL(facts.link).hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(calendar && {
      icalEvent: {
        method: calendarMethod(calendar, people),
        filename: 'appointment.ics',
        content: calendarFile(calendar, people, language),
      },
    }),
  };
}

/** Sends text messages by posting them to a gateway. */
export const createSmsSender = (settings: SmsSettings, timeoutMs?: number): Sender => ({
  channels: new Set(['sms']),
  deliver: (message) => postSms(settings, message.recipient, worded(message).sms, timeoutMs),
});

/** One sender of several: each message by that of its channel. */
export const sendersOf = (senders: readonly Sender[]): Sender => ({
  channels: new Set(senders.flatMap((sender) => [...sender.channels])),
  async deliver(message) {
    const its = senders.find((sender) => sender.channels.has(message.channel));
    return its ? its.deliver(message) : { kind: 'refused', error: 'channel_not_set_up' };
  },
});
