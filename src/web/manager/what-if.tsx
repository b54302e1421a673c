import { Hono } from 'hono';
import { WhatIfPage, type WhatIfValues } from '../../../views/manager/what-if-page.tsx';
import { replayStoreDay, type WhatIf } from '../../operations/boards/replay-day.ts';
import { loadSettings } from '../../operations/loading/settings.ts';
import { seeAdvisors, seeServices } from '../../operations/manage/see-configuration.ts';
import { addDays, isLocalDate, parseLocalTime } from '../../time/local.ts';
import { localOf } from '../../time/store-zone.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { frameOf, respond } from '../respond.tsx';
import { inStore, storePath } from './page-context.ts';

const MOST_HEAD_START = 240;

const textIn = (c: AppContext, name: keyof WhatIfValues, empty: string): string =>
  (c.req.query(name) ?? empty).slice(0, 64);

/** The question of the address; a word where it cannot be asked so. */
function wantedOf(values: WhatIfValues, allServices: readonly string[]): WhatIf | 'lunch_time' | 'day_not_over' {
  if (!isLocalDate(values.day)) return 'day_not_over';
  const at = values.lunch === '' ? null : parseLocalTime(values.lunchAt);
  if (values.lunch !== '' && at === null) return 'lunch_time';
  const headStart = Number(values.headStart);
  return {
    day: values.day,
    extra: values.extra === '' ? undefined : values.extra === '*' ? allServices : [values.extra],
    lunch: at === null ? undefined : { advisorId: values.lunch, at },
    fewerSlots: Math.min(100, Math.max(0, Number(values.slots) || 0)) / 100,
    rules: Number.isInteger(headStart)
      ? { headStartMinutes: Math.min(MOST_HEAD_START, Math.max(0, headStart)) }
      : undefined,
  };
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
      slots: textIn(c, 'slots', '0'),
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
        result={outcome?.kind === 'replayed' ? outcome.replayed : null}
      />
    );
    return respond(c, { page });
  });
