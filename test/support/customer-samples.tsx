import type { HoursSentence } from '../../src/domain/store/hours-view.ts';
import { addMinutes, type Instant } from '../../src/time/instant.ts';
import { addDays, WEEKDAYS, weekdayOf } from '../../src/time/local.ts';
import { instantOf } from '../../src/time/store-zone.ts';
import { dayName, type Language, shortDayName } from '../../src/time/wording.ts';
import { FinderPage, type FinderProps, type FinderResult, type FoundStore } from '../../views/customer/find/finder.tsx';
import { StorePage } from '../../views/customer/store/store.tsx';
import { JoinChooseService, JoinPage, JoinRefused, NOTHING_TYPED } from '../../views/customer/visit/join.tsx';
import { LeavePage } from '../../views/customer/visit/leave.tsx';
import { VisitPage } from '../../views/customer/visit/visit.tsx';
import type { VisitNowProps, VisitState } from '../../views/customer/visit/visit-now.tsx';
import type { HtmlDocument } from './html-validation.ts';
import { sampleFrame } from './part-samples.tsx';

const ZONE = 'America/Chicago';
const DATE = '2026-11-24';
const NOW = instantOf(ZONE, DATE, 14 * 60 + 3, 'start');
const at = (hour: number, minute = 0): Instant => instantOf(ZONE, DATE, hour * 60 + minute, 'start');
const wait = (lowMinutes: number, likelyMinutes: number, highMinutes: number) => ({
  lowMinutes,
  likelyMinutes,
  highMinutes,
});

const until = (hour: number): HoursSentence => ({ code: 'openUntil', closesAt: at(hour), day: 'today' });
const found = (name: string, miles: number, rest: Partial<FoundStore>): FoundStore => ({
  href: `/stores/${name.toLowerCase().replaceAll(' ', '-')}`,
  name,
  address: '214 Mill St, Mill City',
  miles,
  zone: ZONE,
  hours: until(20),
  wait: null,
  isOpen: true,
  walkInStop: null,
  nextFreeAt: null,
  ...rest,
});

const STORES: readonly FoundStore[] = [
  found('Old Market', 0.4, { wait: wait(15, 25, 30), nextFreeAt: at(15, 15) }),
  found('Linden Park', 1.2, { wait: wait(0, 0, 5), nextFreeAt: at(14, 45), address: '1900 Foundry Ave, Mill City' }),
  found('Harbor Road', 1.9, {
    hours: { code: 'closesSoon', closesAt: at(15), minutes: 57 },
    wait: wait(20, 30, 40),
    nextFreeAt: addMinutes(at(10), 1440),
  }),
  found('Foundry Square', 2.6, {
    walkInStop: 'No more walk-ins until 4:00 pm: our systems are down',
    nextFreeAt: at(16, 30),
  }),
  found('Lakeside at the Shopping Center of Saint Bartholomew', 3.8, {
    wait: wait(30, 40, 60),
    nextFreeAt: at(18, 45),
  }),
  found('Airport Plaza', 8.1, {
    hours: { code: 'opens', opensAt: addMinutes(at(6), 1440), day: 'tomorrow' },
    isOpen: false,
    nextFreeAt: addMinutes(at(6, 15), 1440),
  }),
];

export const finderSample = (result: FinderResult, more: Partial<FinderProps> = {}): FinderProps => ({
  query: { q: '55401', service: '', openNow: false, near: '' },
  firstNumber: 1,
  alsoMeant: [],
  services: [{ value: 'device', text: 'Device trouble' }],
  result,
  now: NOW,
  asOf: '2:03 pm',
  listHref: '/?q=55401',
  moreHref: null,
  closedToo: null,
  visitHref: '/visits/vis_1',
  map: {
    width: 520,
    height: 744,
    land: 'M0 0H520V744H0z',
    borders: 'M100 0L140 744',
    towns: [{ x: 200, y: 300, name: 'Mill City' }],
    pins: STORES.map((_, i) => ({ x: 120 + i * 50, y: 200 + i * 70, number: i + 1 })),
    you: { x: 180, y: 320 },
    scale: { width: 90, miles: 2 },
  },
  ...more,
});

const SERVICES = [
  ['Account and billing', 20, wait(10, 15, 25)],
  ['Device trouble', 30, wait(15, 25, 30)],
  ['New line or device', 45, wait(15, 20, 35)],
  ['Pick up an order', 10, wait(0, 0, 5)],
  ['Business accounts', 45, wait(40, 50, 60)],
  ['Network specialist', 45, null],
] as const;

const serviceNow = (notAccepting: string | null) =>
  SERVICES.map(([name, minutes, w], i) => ({
    id: `svc_${i}`,
    name,
    minutes,
    walkIn: true,
    bookable: true,
    help: '2 of 5 on the floor can do this; the next is free about 2:20 pm',
    wait: notAccepting ? null : w,
    notAccepting,
  }));

const storePage = (lang: Language, notAccepting: string | null) => (
  <StorePage
    frame={sampleFrame(lang)}
    name="Old Market"
    street="214 Mill St"
    town="Mill City, MN 55401"
    zone={ZONE}
    zoneName="Central Standard Time"
    phone="+15550100100"
    directionsHref="https://maps.example/?to=45,-93"
    directionsText={null}
    sentence={until(20)}
    days={Array.from({ length: 7 }, (_, i) => {
      const date = addDays(DATE, i);
      const span = { opensMinute: 600, closesMinute: 1200 };
      return {
        date,
        weekday: weekdayOf(date),
        spans: i === 2 ? [] : [span],
        allDay: false,
        special: i === 2 ? { note: 'Thanksgiving' } : null,
      };
    })}
    hasKiosk
    bring={[
      { service: 'Device trouble', lines: ['The device and its charger', 'Your passcode'] },
      { service: 'Business accounts', lines: ['Tax ID'] },
    ]}
    now={{
      lang,
      zone: ZONE,
      now: NOW,
      isOpen: notAccepting === null,
      wait: wait(15, 25, 30),
      notAccepting,
      joinHref: '/stores/old-market/join',
      bookHref: '/stores/old-market/book',
      contactBy: 'phone' as const,
      services: serviceNow(notAccepting),
    }}
    book={{
      lang,
      zone: ZONE,
      now: NOW,
      freeTimes: [at(15, 15), at(15, 30), at(16, 45), at(18), at(18, 15)],
      bookHref: '/stores/old-market/book',
      holdMinutes: 5,
      isNextStep: notAccepting !== null,
    }}
    usual={{
      lang,
      dayName: dayName(1, lang),
      days: WEEKDAYS.map((weekday) => ({
        weekday,
        name: shortDayName(weekday, lang),
        href: weekday === 1 ? null : `/stores/old-market?usual=${weekday}#usual`,
      })),
      hours: [12, 15, 22, 25, 20, 14, 16, 24, 26, 11].map((median, i) => ({
        hour: 10 + i,
        median,
        p80: median + 12,
        days: i === 9 ? 1 : 8,
        people: i === 9 ? 3 : 40,
        isThin: i === 9,
        isNow: i === 4,
      })),
      held: { service: null, of: 1204, tenths: 9 },
      heldByService: [
        { service: 'Device trouble', of: 410, tenths: 8 },
        { service: 'Business accounts', of: 12, tenths: null },
      ],
      isDoubted: notAccepting !== null,
    }}
    liveHref="/stores/old-market/live"
    jsonLd={{ '@context': 'https://schema.org', '@type': 'Store', name: 'Old Market </script>' }}
  />
);

const visitSample = (lang: Language, state: VisitState, more: Partial<VisitNowProps> = {}): VisitNowProps => ({
  lang,
  visitId: 'vis_1',
  ticket: 'A042',
  storeName: 'Old Market',
  storeHref: '/stores/old-market',
  joinHref: '/stores/old-market/join',
  serviceName: 'Device trouble',
  zone: ZONE,
  now: NOW,
  state,
  wait: wait(10, 15, 20),
  joinedAt: at(13, 51),
  bookedAt: null,
  promise: { at: at(14, 34), holds: true, moved: null },
  aheadRows: [
    { ticket: 'K019', why: 'Booked 2:15 pm and is here' },
    { ticket: 'M033', why: 'Joined 1:51 pm, before you' },
  ],
  help: '3 of 5 on the floor can do this; the next is free about 2:20 pm',
  start: null,
  reasons: ['Joined 1:51 pm: who joined before you and has a wish we can serve goes first.'],
  bring: ['The device and its charger'],
  qr: 'https://walkup.example/v/vis_1.abcdefghijklmnopqrstuv',
  acts: ['away', 'leave'],
  revision: 1,
  requestKey: 'vis_1.1',
  notice: null,
  ...more,
});

const VISITS: Readonly<Record<string, readonly [VisitState, Partial<VisitNowProps>]>> = {
  waiting: [{ kind: 'waiting', ahead: 2 }, {}],
  next: [{ kind: 'waiting', ahead: 0 }, { wait: wait(0, 0, 5) }],
  unknown: [
    { kind: 'waiting', ahead: null },
    { wait: null, promise: { at: at(14), holds: false, moved: null } },
  ],
  away: [{ kind: 'away', until: at(14, 30) }, { acts: ['here', 'leave'] }],
  called: [{ kind: 'called', counter: 'Counter 3', at: at(14, 2), again: true }, { acts: ['leave'] }],
  absent: [
    { kind: 'absent', until: at(14, 20), isOver: false },
    { acts: ['here', 'leave'], wait: null },
  ],
  served: [{ kind: 'in_service', counter: 'Counter 3' }, { acts: [] }],
  parked: [{ kind: 'parked' }, { acts: ['leave'] }],
  completed: [{ kind: 'completed' }, { acts: [] }],
  left: [{ kind: 'left' }, { acts: [], notice: 'That was not possible any more.' }],
};

/** Every customer page of the finder, the store, joining and the visit, in its states. */
export function customerSamples(lang: Language): HtmlDocument[] {
  const frame = sampleFrame(lang);
  const common = { frame, storeName: 'Old Market', storeHref: '/stores/old-market' };
  const services = serviceNow(null).map((s) => ({ ...s, key: s.id }));
  const finder = (result: FinderResult, more: Partial<FinderProps> = {}) => (
    <FinderPage frame={frame} {...finderSample(result, more)} />
  );
  const join = {
    ...common,
    service: services[1]!,
    zone: ZONE,
    now: NOW,
    action: '/stores/old-market/visits',
    requestKey: 'key',
    otherServiceHref: '/stores/old-market/join',
    contactBy: 'phone' as const,
    bookHref: '/stores/old-market/book/device',
  };
  const pages: Record<string, unknown> = {
    find: finder({ kind: 'near', place: '55401', withinMiles: 100, stores: STORES, farther: [] }),
    'find-farther': finder(
      {
        kind: 'near',
        place: 'Portland, OR',
        withinMiles: 100,
        stores: STORES.slice(0, 1),
        farther: [found('Far Shore', 345, {})],
      },
      {
        query: { q: 'Portland', service: '', openNow: false, near: '' },
        alsoMeant: [
          { href: '/stores/portland', text: 'Portland (Chicago, IL)' },
          { href: '/?q=Portland%2C+ME', text: 'Portland, ME' },
        ],
      },
    ),
    'find-none-near': finder({
      kind: 'near',
      place: '99501',
      withinMiles: 100,
      stores: [],
      farther: [found('Far Shore', 345, {})],
    }),
    'find-all': finder({ kind: 'all', total: 40, stores: STORES }, { map: null, moreHref: '/?page=2' }),
    'find-unknown': finder({ kind: 'place_unknown' }, { map: null }),
    'find-none': finder(
      { kind: 'near', place: '99501', withinMiles: 100, stores: [], farther: [] },
      { map: null, query: { q: '99501', service: '', openNow: true, near: '' }, closedToo: '/?q=99501' },
    ),
    'find-empty': finder(
      { kind: 'all', total: 0, stores: [] },
      { map: null, services: [], query: { q: '', service: '', openNow: false, near: '' } },
    ),
    store: storePage(lang, null),
    'store-closed': storePage(lang, 'Closed now. Opens 10 am.'),
    'join-service': <JoinChooseService {...common} services={services} joinHref={(key) => `?service=${key}`} />,
    join: <JoinPage {...join} values={NOTHING_TYPED} errors={[]} />,
    'join-errors': (
      <JoinPage
        {...join}
        values={{ name: '', phone: '555', email: '', away: '20' }}
        errors={[{ field: 'phone', message: 'Enter a phone number with 10 digits, or leave it empty' }]}
      />
    ),
    'join-refused': (
      <JoinRefused
        {...common}
        serviceName="Device trouble"
        reason="The line is closed for today"
        zone={ZONE}
        nextBest={{
          freeTime: { at: at(18, 45), href: '/stores/old-market/book/device' },
          otherStore: { name: 'Linden Park', href: '/stores/linden-park/join', miles: 1.2, wait: wait(0, 0, 5) },
        }}
      />
    ),
    leave: <LeavePage frame={frame} visitId="vis_1" ticket="A042" revision={1} requestKey="vis_1.1" />,
  };
  for (const [name, [state, more]] of Object.entries(VISITS))
    pages[`visit-${name}`] = (
      <VisitPage frame={frame} visit={visitSample(lang, state, more)} liveHref="/visits/vis_1/live" />
    );
  return Object.entries(pages).map(([name, node]) => ({ name: `${name} (${lang})`, html: String(node) }));
}
