import { Hono } from 'hono';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { StorePage, type StorePageProps } from '../../../../views/customer/store/store.tsx';
import { StoreNow } from '../../../../views/customer/store/store-now.tsx';
import { hoursByDay, hoursSentence } from '../../../domain/store/hours-view.ts';
import { openingHoursSpecification } from '../../../domain/store/schema-org.ts';
import type { ScreensLook } from '../../../operations/boards/screens-look.ts';
import { waitsOf } from '../../../operations/boards/store-waits.ts';
import { type WaitRecord, waitRecord } from '../../../operations/boards/wait-record.ts';
import type { StoreForecast } from '../../../operations/loading/store-forecast.ts';
import type { Instant } from '../../../time/instant.ts';
import { localOf } from '../../../time/store-zone.ts';
import { type Language, zoneName } from '../../../time/wording.ts';
import type { StoreLoad, WebDeps } from '../../deps.ts';
import type { AppContext, AppEnv } from '../../env.ts';
import type { Topic } from '../../live-events.ts';
import { storeScope } from '../../middleware/store-scope.ts';
import { drawn, frameOf, respond } from '../../respond.tsx';
import { firstFreeTimes } from '../booking/free-times.ts';
import { serviceName } from '../booking/service-names.ts';
import { lookAt } from '../look.ts';
import { storeNowProps } from './store-now.ts';
import { storeUsualProps } from './store-usual.ts';

const HOURS_DAYS = 7;

/** `/stores/:store` and its live part. */
export const storeRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/stores/:store', storeScope(deps), async (c) => {
      const look = await lookAt(deps, c.var.store.id);
      const draw = async () => <StorePage {...pageProps(c, deps, look, await restOf(deps, look))} />;
      // Any other query would be seen in the link to the other language.
      if (Object.keys(c.req.query()).some((name) => name !== 'lang'))
        return respond(c, { page: await drawnPage(draw) });
      const halfMinute = Math.floor(deps.now() / 30_000);
      return deps.pages.answer(c, { key: `store ${look.store.id}`, version: `${look.version} ${halfMinute}`, draw });
    })
    .get('/stores/:store/live', storeScope(deps), (c) =>
      deps.live.stream(c, waitsTopic(deps, c.var.store.id, c.var.language)),
    );

const drawnPage = async (draw: () => Promise<JSX.Element>): Promise<() => JSX.Element> => {
  const page = await draw();
  return () => page;
};

/** Of the service that stands for the store; null where that is not booked. */
async function mainFreeTimes(deps: WebDeps, look: StoreForecast): Promise<readonly Instant[] | null> {
  const { main } = waitsOf(look);
  const bookable = look.services.filter((s) => s.active && s.bookable);
  const service = bookable.find((s) => s.id === main?.serviceId) ?? bookable[0];
  return service ? firstFreeTimes(deps, look, service.key) : null;
}

/** What the page shows beside the store's present state. */
interface Rest {
  readonly freeTimes: readonly Instant[] | null;
  readonly record: WaitRecord | null;
}

const restOf = async (deps: WebDeps, look: StoreForecast): Promise<Rest> => ({
  freeTimes: await mainFreeTimes(deps, look),
  record: await waitRecord(deps, look.store.id),
});

const waitsTopic = (deps: WebDeps, storeId: string, lang: Language): Topic<StoreLoad> => ({
  key: `store ${storeId} ${lang}`,
  storeId,
  draw: (load) => drawn(<StoreNow {...storeNowProps(deps, load, lang)} />),
});

function pageProps(c: AppContext, deps: WebDeps, look: ScreensLook, { freeTimes, record }: Rest): StorePageProps {
  const { store, hours, settings, asOf } = look;
  const lang = c.var.language;
  const today = localOf(store.zone, asOf).date;
  const now = storeNowProps(deps, look, lang);
  const offered = look.services.filter((s) => s.active);
  const book = {
    lang,
    zone: store.zone,
    now: asOf,
    freeTimes,
    bookHref: `/stores/${store.slug}/book`,
    holdMinutes: settings.holdMinutes,
    isNextStep: now.notAccepting !== null,
  };
  return {
    frame: frameOf(c),
    name: store.name,
    street: store.street,
    town: townOf(store),
    zone: store.zone,
    zoneName: zoneName(asOf, store.zone, lang),
    phone: store.phone,
    directionsHref: `https://www.google.com/maps/dir/?api=1&destination=${store.lat},${store.lng}`,
    directionsText: store.directions,
    sentence: hoursSentence(look.open, store.zone, asOf),
    days: hoursByDay(hours, today, HOURS_DAYS),
    hasKiosk: look.hasKiosk,
    bring: offered
      .filter((s) => s.readiness.length > 0)
      .map((s) => ({ service: serviceName(s, lang), lines: s.readiness })),
    now,
    usual: storeUsualProps(look, record, c.req.query('usual'), lang),
    book: offered.some((s) => s.bookable) ? book : null,
    liveHref: `/stores/${store.slug}/live`,
    jsonLd: jsonLdOf(look, today, deps.baseUrl),
  };
}

/** "Mill City, MN 55401" */
const townOf = (store: StoreForecast['store']): string =>
  [store.city, [store.state, store.postcode].filter(Boolean).join(' ')].filter(Boolean).join(', ');

/** https://schema.org/Store, for search engines. */
function jsonLdOf({ store, hours }: StoreForecast, today: string, baseUrl: string): Record<string, unknown> {
  const spec = openingHoursSpecification(hours, today);
  return {
    '@context': 'https://schema.org',
    '@type': 'Store',
    '@id': `${baseUrl}/stores/${store.slug}`,
    name: store.name,
    url: `${baseUrl}/stores/${store.slug}`,
    ...(store.phone && { telephone: store.phone }),
    address: {
      '@type': 'PostalAddress',
      streetAddress: store.street,
      addressLocality: store.city,
      addressRegion: store.state,
      postalCode: store.postcode,
      addressCountry: store.country,
    },
    geo: { '@type': 'GeoCoordinates', latitude: store.lat, longitude: store.lng },
    ...(spec && { openingHoursSpecification: spec.weekly, specialOpeningHoursSpecification: spec.special }),
  };
}
