import { openState } from '../domain/store/opening-hours.ts';
import { demoHours } from '../seed/chain/opening-templates.ts';
import { CHAIN_NAME, DEMO_PASSWORD, DEMO_PEOPLE } from '../seed/chain/people.ts';
import { DEMO_STORES, type DemoStore } from '../seed/chain/store-list.ts';
import { type DemoClock, demoNow } from '../seed/demo-clock.ts';
import type { Instant } from '../time/instant.ts';
import { localOf } from '../time/store-zone.ts';
import { clockTime } from '../time/wording.ts';

function isOpenAt(store: DemoStore, now: Instant): boolean {
  const { date } = localOf(store.zone, now);
  return openState(demoHours(store.hours, date, date), store.zone, now).kind === 'open';
}

export interface Guide {
  /** Where the server is reached. */
  readonly url: string;
  readonly main: DemoStore;
  /** Secrets of the paired screens. */
  readonly screens: { readonly kiosk: string; readonly display: string };
  readonly clock: DemoClock;
  readonly seconds: number;
}

/** What the demo prints when it is ready: where each screen is, who can sign in, and what hour it is there. */
export function demoGuide({ url, main, screens, clock, seconds }: Guide): string {
  const now = demoNow(clock);
  const open = DEMO_STORES.filter((store) => isOpenAt(store, now)).length;
  const store = `${url}/stores/${main.slug}`;
  return [
    '',
    `The demo of Walkup is ready, after ${seconds.toFixed(1)} s: ${CHAIN_NAME}, an invented chain.`,
    '',
    `  Find a store    ${url}/`,
    `  A store         ${store}`,
    `  Book            ${store}/book`,
    `  Join the line   ${store}/join`,
    `  Kiosk           ${url}/demo/pair/kiosk/${screens.kiosk}`,
    `  Lobby display   ${url}/demo/pair/display/${screens.display}`,
    `  Staff screen    ${url}/staff/${main.slug}/queue`,
    `  Manager         ${url}/manage`,
    '',
    `  Sign in with the password ${DEMO_PASSWORD} as`,
    ...DEMO_PEOPLE.map(({ email, role }) => `    ${email.padEnd(28)}${role}`),
    '',
    `  The store is ${main.name} in ${main.city}, ${main.state}, where it is ${clockTime(now, main.zone, 'en')}.`,
    `  ${open} of ${DEMO_STORES.length} stores are open at this hour; those not here yet come in the background.`,
    ...(clock.speed === 1 ? [] : [`  The demo's clock runs ${clock.speed} times as fast as yours.`]),
    '  Ctrl+C stops it; nothing of it is kept.',
    '',
  ].join('\n');
}
