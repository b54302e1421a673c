import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Role } from '../domain/access/role.ts';
import type { ApiCaller } from '../operations/access/api-keys.ts';
import type { PairedDevice } from '../operations/access/pair-device.ts';
import type { SignedIn } from '../operations/access/session.ts';
import type { StoreRow } from '../operations/loading/store.ts';
import type { Language } from '../time/wording.ts';
import type { Assets } from './assets.ts';

/** What a request carries once the middleware of app.tsx has run. */
export interface AppEnv {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    /** Address of the caller (of IPv6 its /64): the socket's, or the forwarded one where a trusted proxy says so. */
    clientAddress: string;
    language: Language;
    assets: Assets;
    /** True when BASE_URL is https: cookies are Secure then. */
    https: boolean;
    chainName: string;
    /** After `staffSignIn`. */
    signedIn: SignedIn;
    /** After `storeScope` or `staffStore`. */
    store: StoreRow;
    /** After `staffStore`: what the account is in that store. */
    role: Role;
    /** After `pairedDevice`. */
    device: PairedDevice;
    /** After `apiKey`: null = called without a key. */
    apiCaller: ApiCaller | null;
  };
}

export type AppContext = Context<AppEnv>;
