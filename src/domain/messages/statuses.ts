export const MESSAGE_STATUSES = ['pending', 'sending', 'sent', 'failed', 'withdrawn'] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

export const MESSAGE_CHANNELS = ['email', 'sms', 'push'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** As where everything is set up: of the demo, which only shows what would be sent. */
export const EVERY_CHANNEL: ReadonlySet<MessageChannel> = new Set(['email', 'sms']);
