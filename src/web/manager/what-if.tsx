import { Hono } from 'hono';
import { WhatIfPage, type WhatIfValues } from '../../../views/manager/what-if-page.tsx';
import { inDayOrder } from '../../domain/reports/day-hours.ts';
import type { PlayedAgain } from '../../operations/boards/play-again.ts';
import { replayStoreDay, type WhatIf } from '../../operations/boards/replay-day.ts';
import { loadSettings } from '../../operations/loading/settings.ts';
import { dayRollsAtMinutes } from '../../operations/loading/store-now.ts';
import { seeAdvisors, seeServices } from '../../operations/manage/see-configuration.ts';
import { addDays, isLocalDate, type LocalMinutes, parseLocalTime } from '../../time/local.ts';
import { localOf } from '../../time/store-zone.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { frameOf, respond } from '../respond.tsx';
import { inStore, storePath } from './page-context.ts';

const MOST_HEAD_START = 240;

const textIn = (c: AppContext, name: keyof WhatIfValues, empty: string): string =>
  (c.req.query(name) ?? empty).slice(0, 64);

/** Whole percent from 0 to 100; anything else is as it was. */
const percentIn = (text: string): string => (/^\d{1,3}$/.test(text) && Number(text) <= 100 ? text : '0');

/** The question of the address; a word where it cannot be asked so. */
function wantedOf(
  values: WhatIfValues,
  allServices: readonly string[],
): WhatIf | 'lunch_time' | 'day_not_over' | 'head_start' {
  if (!isLocalDate(values.day)) return 'day_not_over';
  const at = values.lunch === '' ? null : parseLocalTime(values.lunchAt);
  if (values.lunch !== '' && at === null) return 'lunch_time';
  const headStart = values.headStart === '' ? Number.NaN : Number(values.headStart);
  if (!(Number.isInteger(headStart) && headStart >= 0 && headStart <= MOST_HEAD_START)) return 'head_start';
  return {
    day: values.day,
    extra: values.extra === '' ? undefined : values.extra === '*' ? allServices : [values.extra],
    lunch: at === null ? undefined : { advisorId: values.lunch, at },
    fewerSlots: Number(values.slots) / 100,
    rules: { headStartMinutes: headStart },
  };
}

/** The hours that any of the days has a figure of, in the order of a store day that begins at `rollsAt`. */
function hoursOf({ happened, again, changed }: PlayedAgain, rollsAt: LocalMinutes): number[] {
  const seen = new Set([happened, again, changed].flatMap((day) => day.byHour.map(({ hour }) => hour)));
  const rows = [...seen].map((hour) => ({ hour }));
  return inDayOrder(rows, rollsAt).map(({ hour }) => hour);
}

/** Yesterday again with something changed. Reads only. */
export const whatIfRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>().get('/', async (c) => {
    const { store, language } = c.var;
    const services = (await seeServices(deps, store.id)).filter((s) => s.active);
    const advisors = await seeAdvisors(deps, store.id);
    const settings = await loadSettings(deps.db.read, store.id);
    const values: WhatIfValues = {
      day: textIn(c, 'day', addDays(localOf(store.zone, deps.now()).date, -1)),
      extra: textIn(c, 'extra', ''),
      lunch: textIn(c, 'lunch', ''),
      lunchAt: textIn(c, 'lunchAt', '13:00'),
      slots: percentIn(textIn(c, 'slots', '0')),
      headStart: textIn(c, 'headStart', String(settings.headStartMinutes)),
    };
    const wanted =
      c.req.query('day') === undefined
        ? null
        : wantedOf(
            values,
            services.map((s) => s.key),
          );
    const outcome = wanted && typeof wanted !== 'string' ? await replayStoreDay(deps, store.id, wanted) : null;
    const refused = typeof wanted === 'string' ? wanted : outcome && outcome.kind !== 'replayed' ? outcome.kind : null;
    const page = () => (
      <WhatIfPage
        frame={frameOf(c)}
        where={inStore(c, 'whatIf')}
        action={storePath(c, '/what-if')}
        values={values}
        services={services.map((s) => ({ value: s.key, text: s.names[language] ?? s.name }))}
        advisors={advisors.map((a) => ({ value: a.id, text: a.name }))}
        promiseMinutes={settings.promiseMinutes}
        refused={refused}
        result={
          outcome?.kind === 'replayed'
            ? { ...outcome.replayed, hours: hoursOf(outcome.replayed, dayRollsAtMinutes(settings)) }
            : null
        }
      />
    );
    return respond(c, { page });
  });
