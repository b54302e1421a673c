import { Hono } from 'hono';
import type { SetUpStep } from '../../../views/manager/set-up-steps.tsx';
import { TodayPage } from '../../../views/manager/today-page.tsx';
import { type StoreToday, seeToday } from '../../operations/manage/see-today.ts';
import type { Span } from '../../time/span.ts';
import { type Language, shortClockTime } from '../../time/wording.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { frameOf, respond } from '../respond.tsx';
import { inStore, takeSaid } from './page-context.ts';
import { sentencesOf } from './stores.tsx';

const spanText = (span: Span, zone: string, lang: Language): string =>
  `${shortClockTime(span.startsAt, zone, lang)}–${shortClockTime(span.endsAt, zone, lang)}`;

function stepsDone(has: StoreToday['has']): ReadonlySet<SetUpStep> {
  const done = Object.entries(has).filter(([, is]) => is);
  return new Set<SetUpStep>(['store', ...done.map(([step]) => step as SetUpStep)]);
}

/** A screen in the store is welcome and not needed: the rest is. */
const isSetUp = ({ devices: _, ...needed }: StoreToday['has']): boolean => Object.values(needed).every(Boolean);

/** The store today. */
export const todayRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>().get('/', async (c: AppContext) => {
    const { store, language } = c.var;
    const seen = await seeToday(deps, store);
    const w = words(language).manager.stores.today;
    const left =
      seen.open.kind === 'open' || seen.appointmentsLeft > 0 ? [`${w.appointments(seen.appointmentsLeft)}.`] : [];
    const working = seen.working.map((shift) => {
      const breaks = shift.breaks.map((pause) => spanText(pause, store.zone, language)).join(', ');
      const when = spanText(shift, store.zone, language);
      return { name: shift.name, when: breaks ? `${when}, ${w.breaks(breaks)}` : when };
    });
    const props = {
      frame: frameOf(c),
      where: inStore(c, 'today'),
      said: takeSaid(c),
      zone: store.zone,
      sentences: [...sentencesOf(c, deps, seen), ...left],
      attention: seen.attentionLines,
      unreached: seen.unreached,
      overflow: seen.overflow,
      working,
      setUp: isSetUp(seen.has) ? null : stepsDone(seen.has),
    };
    return respond(c, { page: () => <TodayPage {...props} /> });
  });
