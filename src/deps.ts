import type { Database } from './db/client.ts';
import type { MessageChannel } from './domain/messages/statuses.ts';
import type { Instant } from './time/instant.ts';

/** Tells the screens of this process that a store changed. Called after the commit, never before. */
export interface Signals {
  storeChanged(storeId: string): void;
}

export interface Logger {
  debug(fields: object, message?: string): void;
  info(fields: object, message?: string): void;
  warn(fields: object, message?: string): void;
  error(fields: object, message?: string): void;
}

/** What operations and the web need from the outside; made once by the server, and by tests. */
export interface Deps {
  readonly db: Database;
  readonly now: () => Instant;
  /** `newId('vis')` -> `vis_...`: opaque, unique, roughly in order of making. */
  readonly newId: (prefix: string) => string;
  /** 256 random bits, base64url. */
  readonly newSecret: () => string;
  readonly signals: Signals;
  readonly log: Logger;
  /** Address of the site as customers see it, without a slash at the end. */
  readonly baseUrl: string;
  /** Ways of sending messages that are set up. */
  readonly channels: ReadonlySet<MessageChannel>;
  /** Key of links and keyed hashes; at least 32 bytes. */
  readonly secretKey: Uint8Array;
}
