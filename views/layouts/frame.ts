import type { Language } from '../../src/time/wording.ts';

/** What a layout needs besides its own content; made once a request by the web layer. */
export interface Frame {
  readonly lang: Language;
  readonly chainName: string;
  /** Addresses of the files that every page loads. */
  readonly stylesheet: string;
  readonly chainStylesheet: string;
  readonly script: string;
  /** The same page in the other language, or null where there is none. */
  readonly otherLanguageHref: string | null;
  /** The running release, so that a screen left open reloads itself after an upgrade; null where nothing follows. */
  readonly release: string | null;
}
