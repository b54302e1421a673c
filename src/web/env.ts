import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Language } from '../time/wording.ts';
import type { Assets } from './assets.ts';

/** What a request carries once the middleware of app.tsx has run. */
export interface AppEnv {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    /** Address of the caller: the socket's, or the forwarded one where a trusted proxy says so. */
    clientAddress: string;
    language: Language;
    assets: Assets;
    chainName: string;
  };
}

export type AppContext = Context<AppEnv>;
