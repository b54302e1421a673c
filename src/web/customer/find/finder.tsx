import { Hono } from 'hono';
import {
  FinderPage,
  type FinderProps,
  type FinderQuery,
  type FinderResult,
  type FoundStore as ShownStore,
} from '../../../../views/customer/find/finder.tsx';
import { FinderList } from '../../../../views/customer/find/finder-list.tsx';
import { walkInStopOf } from '../../../domain/queue/visit/joining.ts';
import { hoursSentence } from '../../../domain/store/hours-view.ts';
import { isPoint, NEAR_MILES, type Point } from '../../../domain/store/place.ts';
import { mapTowns } from '../../../operations/loading/map-towns.ts';
import { alsoMeant } from '../../../operations/stores/also-meant.ts';
import { type FindOutcome, type FoundStore, findStores } from '../../../operations/stores/find-stores.ts';
import { servicesOffered } from '../../../operations/stores/services-offered.ts';
import type { Instant } from '../../../time/instant.ts';
import { clockTime, type Language } from '../../../time/wording.ts';
import { walkInStopText } from '../../../words/join-stop.ts';
import type { WebDeps } from '../../deps.ts';
import type { AppContext, AppEnv } from '../../env.ts';
import { frameOf, respond, wantsFragment } from '../../respond.tsx';
import { serviceName } from '../booking/service-names.ts';
import { keptLinks } from '../kept-links.ts';
import { mapPicture } from './map-picture.ts';

const PAGE = 20;
const MOST_PAGES = 50;
const KM_A_MILE = 1.609344;

/** `/`: find a store. The list fetches itself anew every half minute. */
export const finderRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>().get('/', async (c) => {
    const asked = askedOf(c);
    const outcome = await findStores(
      deps,
      {
        q: asked.query.q,
        near: asked.near,
        radiusKm: null,
        serviceKey: asked.query.service || null,
        openNow: asked.query.openNow,
        limit: PAGE,
        offset: (asked.page - 1) * PAGE,
      },
      { waits: true, freeTimes: true },
    );
    // An address of a page that is no more: the beginning, not a word about no stores at all.
    if (asked.page > 1 && outcome.kind !== 'place_unknown' && outcome.stores.length === 0)
      return c.redirect(hrefOf(asked, { page: '' }), 302);
    const props = await propsOf(c, deps, asked, outcome);
    return respond(c, {
      page: () => <FinderPage frame={frameOf(c)} {...props} />,
      fragment: () => <FinderList lang={c.var.language} {...props} />,
    });
  });

interface Asked {
  readonly query: FinderQuery;
  readonly near: Point | null;
  readonly page: number;
}

function askedOf(c: AppContext): Asked {
  const near = pointOf(c.req.query('near') ?? '');
  return {
    query: {
      q: (c.req.query('q') ?? '').replaceAll('\0', '').trim().slice(0, 100),
      service: (c.req.query('service') ?? '').slice(0, 64),
      openNow: c.req.query('openNow') === 'yes',
      near: near ? `${near.lat},${near.lng}` : '',
    },
    near,
    page: Math.min(MOST_PAGES, Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1)),
  };
}

function pointOf(text: string): Point | null {
  const [lat, lng] = text.split(',').map(Number);
  return text !== '' && lat !== undefined && lng !== undefined && isPoint(lat, lng) ? { lat, lng } : null;
}

/** The same search, changed in something. */
function hrefOf({ query }: Asked, change: Partial<Record<'q' | 'page' | 'openNow', string>>): string {
  const params = new URLSearchParams();
  if (query.q) params.set('q', query.q);
  if (query.near) params.set('near', query.near);
  if (query.service) params.set('service', query.service);
  if (query.openNow) params.set('openNow', 'yes');
  for (const [name, value] of Object.entries(change)) {
    if (value) params.set(name, value);
    else params.delete(name);
  }
  const text = params.toString();
  return text ? `/?${text}` : '/';
}

async function propsOf(c: AppContext, deps: WebDeps, asked: Asked, outcome: FindOutcome): Promise<FinderProps> {
  const { language } = c.var;
  const now = deps.now();
  const found = outcome.kind === 'place_unknown' ? [] : outcome.stores;
  const services = await servicesOffered(deps);
  const hasMore = outcome.kind !== 'place_unknown' && outcome.hasMore;
  return {
    query: asked.query,
    services: services.map((s) => ({ value: s.key, text: serviceName(s, language) })),
    result: resultOf(outcome, asked.query.q, now, language),
    firstNumber: (asked.page - 1) * PAGE + 1,
    now,
    asOf: found[0] ? clockTime(now, found[0].store.zone, language) : '',
    listHref: hrefOf(asked, asked.page > 1 ? { page: String(asked.page) } : {}),
    moreHref: hasMore ? hrefOf(asked, { page: String(asked.page + 1) }) : null,
    closedToo: asked.query.openNow ? hrefOf(asked, { openNow: '' }) : null,
    alsoMeant: wantsFragment(c) ? [] : await alsoMeantBy(deps, asked, outcome),
    visitHref: visitHrefOf(c, deps),
    map: wantsFragment(c) ? null : await mapOf(deps, outcome, found, asked),
  };
}

/** The latest visit whose link this browser holds. */
function visitHrefOf(c: AppContext, deps: WebDeps): string | null {
  const link = keptLinks(c, deps).find(({ id }) => id.startsWith('vis_'));
  return link ? `/visits/${link.id}` : null;
}

/** Links to what else the text may mean, on the first page of a place's list. */
async function alsoMeantBy(deps: WebDeps, asked: Asked, outcome: FindOutcome): Promise<FinderProps['alsoMeant']> {
  if (asked.page > 1 || outcome.kind === 'all' || outcome.kind === 'place_unknown') return [];
  const place = outcome.kind === 'near' ? outcome.place : null;
  const listed = new Set(outcome.stores.filter(isNear).map(({ store }) => store.slug));
  const also = await alsoMeant(deps, asked.query.q, place, listed);
  return [
    ...also.stores.map(({ slug, name, where }) => ({
      href: `/stores/${slug}`,
      text: where ? `${name} (${where})` : name,
    })),
    ...also.places.map((text) => ({ href: hrefOf(asked, { q: text }), text })),
  ];
}

/** True also where no distance is known: there is none to be far by. */
const isNear = ({ distanceKm }: FoundStore): boolean => (distanceKm ?? 0) / KM_A_MILE <= NEAR_MILES;

/** Stores on the map where none is near. */
const NEAREST_ON_MAP = 5;

/** Of the near stores, so that they are told apart; of the nearest where none is near. */
async function mapOf(deps: WebDeps, outcome: FindOutcome, found: readonly FoundStore[], asked: Asked) {
  if (found.length === 0) return null;
  const near = found.filter(isNear);
  const you = outcome.kind === 'near' ? outcome.center : asked.near;
  const first = (asked.page - 1) * PAGE + 1;
  return mapPicture(
    (near.length > 0 ? near : found.slice(0, NEAREST_ON_MAP)).map(({ store }) => store),
    you,
    await mapTowns(deps),
    first,
  );
}

function resultOf(outcome: FindOutcome, q: string, now: Instant, lang: Language): FinderResult {
  if (outcome.kind === 'place_unknown') return outcome;
  const shown = (found: readonly FoundStore[]) => found.map((one) => shownStore(one, now, lang));
  const stores = shown(outcome.stores);
  switch (outcome.kind) {
    case 'near': {
      const farther = shown(outcome.stores.filter((one) => !isNear(one)));
      // Typed coordinates have no name but themselves; those of the browser are where the person is.
      return {
        kind: 'near',
        place: outcome.place ?? (q || null),
        withinMiles: NEAR_MILES,
        stores: shown(outcome.stores.filter(isNear)),
        farther,
      };
    }
    case 'named':
      return { kind: 'named', stores };
    case 'all':
      return { kind: 'all', total: outcome.total, stores };
  }
}

function shownStore(found: FoundStore, now: Instant, lang: Language): ShownStore {
  const { store, state, distanceKm, wait, nextFreeAt } = found;
  const stop = state.kind === 'closed' ? null : walkInStopOf(store, now);
  const closesAt = state.kind === 'open' ? state.closesAt : null;
  return {
    href: `/stores/${store.slug}`,
    name: store.name,
    address: [store.street, store.city, store.state].filter(Boolean).join(', '),
    miles: distanceKm === null ? null : distanceKm / KM_A_MILE,
    zone: store.zone,
    hours: hoursSentence(state, store.zone, now),
    wait,
    isOpen: state.kind !== 'closed',
    walkInStop: stop && walkInStopText(stop, { zone: store.zone, now, closesAt }, lang),
    nextFreeAt,
  };
}
