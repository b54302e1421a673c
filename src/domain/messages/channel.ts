import type { MessageChannel } from './statuses.ts';

/** How somebody can be reached. `phone` is E.164. */
export interface Contact {
  readonly email: string | null;
  readonly phone: string | null;
}

export interface Way {
  readonly channel: MessageChannel;
  readonly recipient: string;
  /** A server or gateway for it is set up. */
  readonly isSetUp: boolean;
}

/**
 * The way by which somebody is told, null without a contact: the first of e-mail and text message (of text message and
 * e-mail where it must be read within a minute) that is set up and for which there is a contact, else the first contact.
 */
export function wayTo(to: Contact, channels: ReadonlySet<MessageChannel>, isUrgent: boolean): Way | null {
  const ways = (isUrgent ? (['sms', 'email'] as const) : (['email', 'sms'] as const)).flatMap((channel): Way[] => {
    const recipient = channel === 'sms' ? to.phone : to.email;
    return recipient === null ? [] : [{ channel, recipient, isSetUp: channels.has(channel) }];
  });
  return ways.find((way) => way.isSetUp) ?? ways[0] ?? null;
}
