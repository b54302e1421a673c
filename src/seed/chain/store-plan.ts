import { DEFAULT_SETTINGS, type Settings } from '../../domain/settings.ts';
import type { OpeningHours } from '../../domain/store/opening-hours.ts';
import { DAY, type Instant } from '../../time/instant.ts';
import { addDays, type LocalDate } from '../../time/local.ts';
import type { Span } from '../../time/span.ts';
import { localOf } from '../../time/store-zone.ts';
import { hashOf, type Random, randomOf } from '../random.ts';
import { demoHours } from './opening-templates.ts';
import { rotaBetween } from './rota.ts';
import { DEMO_SERVICES, type DemoService, SKILL_SETS } from './service-list.ts';
import { FAMILY_NAMES, GIVEN_NAMES } from './staff-names.ts';
import type { DemoStore } from './store-list.ts';

/** Days of visits behind, and of shifts ahead. */
export const HISTORY_DAYS = 28;
const SHIFT_DAYS_AHEAD = 36;
const SPECIAL_DAYS_AHEAD = 75;
/** The smallest staff that also serves businesses and network trouble. */
const FULL_STAFF = 6;

export interface PlanShift extends Span {
  readonly id: string;
  readonly advisor: number;
  readonly date: LocalDate;
  readonly breaks: readonly (Span & { readonly id: string })[];
}

export interface PlanAdvisor {
  readonly id: string;
  readonly name: string;
  readonly languages: readonly string[];
  /** Places in `services`. */
  readonly skills: readonly number[];
}

/** One store of the demo with all that a manager would have typed in. */
export interface StorePlan {
  readonly demo: DemoStore;
  readonly id: string;
  readonly phone: string;
  readonly hours: OpeningHours;
  readonly settings: Settings;
  readonly services: readonly { readonly id: string; readonly spec: DemoService }[];
  readonly advisors: readonly PlanAdvisor[];
  /** Advisors from this place on have no shifts: the people who sign in to the demo. */
  readonly floaters: number;
  readonly counters: readonly { readonly id: string; readonly name: string }[];
  readonly shifts: readonly PlanShift[];
  /** First and last local date of visits. */
  readonly firstDate: LocalDate;
  readonly today: LocalDate;
}

/** A store that never closes begins its day at midnight: at four in the morning it is in the middle of a night. */
export const ownSettings = (demo: DemoStore): Partial<Settings> =>
  demo.hours === 'always' ? { dayRollsAt: '00:00' } : {};

function languagesOf(random: Random): string[] {
  const spoken = ['en'];
  if (random.chance(0.4)) spoken.push('es');
  if (random.chance(0.12)) spoken.push(random.pick(['zh', 'vi', 'ko', 'tl', 'fr', 'ar']));
  return spoken;
}

function advisorsOf(demo: DemoStore, services: StorePlan['services'], bornAt: Instant, guests: readonly string[]) {
  const random = randomOf(`${demo.slug} advisors`);
  const given = random.shuffled(GIVEN_NAMES);
  const family = random.shuffled(FAMILY_NAMES);
  const indexOf = (key: string): number => services.findIndex((service) => service.spec.key === key);
  const all = services.map((_, index) => index);
  const staff = Array.from(
    { length: demo.advisors },
    (_, i): PlanAdvisor => ({
      id: random.id('adv', bornAt),
      name: `${given[i]} ${family[i]}`,
      languages: languagesOf(random),
      skills: SKILL_SETS[i % SKILL_SETS.length]!.map(indexOf).filter((index) => index >= 0),
    }),
  );
  const floaters = guests.map((name): PlanAdvisor => {
    return { id: random.id('adv', bornAt), name, languages: ['en', 'es'], skills: all };
  });
  return [...staff, ...floaters];
}

function shiftsOf(demo: DemoStore, hours: OpeningHours, from: LocalDate, to: LocalDate): PlanShift[] {
  const random = randomOf(`${demo.slug} shifts`);
  return rotaBetween(hours, demo.zone, from, to, demo).map(({ advisor, date, span, breaks }) => ({
    id: random.id('shf', span.startsAt),
    advisor,
    date,
    breaks: breaks.map((pause) => ({ id: random.id('brk', pause.startsAt), ...pause })),
    ...span,
  }));
}

/**
 * A store as set up in its system some weeks before `now`. `guests`: names of the people who sign in to the demo there;
 * they are advisors with all skills and without shifts, so that nothing is planned for them.
 */
export function planStore(
  demo: DemoStore,
  now: Instant,
  guests: readonly string[] = [],
  historyDays = HISTORY_DAYS,
): StorePlan {
  const today = localOf(demo.zone, now).date;
  const firstDate = addDays(today, -historyDays);
  const bornAt = now - (HISTORY_DAYS + 30) * DAY;
  const random = randomOf(`${demo.slug} store`);
  const hours = demoHours(demo.hours, addDays(firstDate, -1), addDays(today, SPECIAL_DAYS_AHEAD));
  const specs = DEMO_SERVICES.filter(
    ({ key }) => demo.advisors >= FULL_STAFF || (key !== 'business' && key !== 'network'),
  );
  const services = specs.map((spec) => ({ id: random.id('svc', bornAt), spec }));
  return {
    demo,
    id: random.id('sto', bornAt),
    phone: `+1${demo.areaCode}55501${String(hashOf(demo.slug) % 100).padStart(2, '0')}`,
    hours,
    settings: { ...DEFAULT_SETTINGS, ...ownSettings(demo) },
    services,
    advisors: advisorsOf(demo, services, bornAt, guests),
    floaters: demo.advisors,
    counters: Array.from({ length: demo.counters }, (_, i) => ({ id: random.id('ctr', bornAt), name: String(i + 1) })),
    shifts: shiftsOf(demo, hours, addDays(firstDate, -1), addDays(today, SHIFT_DAYS_AHEAD)),
    firstDate,
    today,
  };
}
