import type { Deps, Signals } from '../deps.ts';
import type { ScreensLook } from '../operations/boards/screens-look.ts';
import type { Assets } from './assets.ts';
import type { LiveEvents } from './live-events.ts';
import type { RateLimits } from './middleware/rate-limit.ts';
import type { PageCache } from './page-cache.ts';

/** What one look at a store gives all the topics of its screens. */
export type StoreLoad = ScreensLook;

/** What routes need: the operations' own needs, and the web's. */
export interface WebDeps extends Deps {
  /** For streams of the log; screens listen through `live`. */
  readonly signals: Signals & { onStoreChanged(listener: (storeId: string) => void): () => void };
  readonly assets: Assets;
  /** True when BASE_URL is https. */
  readonly https: boolean;
  readonly trustedProxies: readonly string[];
  readonly rateLimits: RateLimits;
  readonly live: LiveEvents<StoreLoad>;
  readonly pages: PageCache;
  /** Aborts when the server stops: whoever holds a response open ends it then. */
  readonly stopping: AbortSignal;
}
