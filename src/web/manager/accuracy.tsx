import { Hono } from 'hono';
import { AccuracyPage } from '../../../views/manager/accuracy-page.tsx';
import { inDayOrder } from '../../domain/reports/day-hours.ts';
import { forecastReport } from '../../operations/boards/forecast-report.ts';
import { loadSettings } from '../../operations/loading/settings.ts';
import { dayRollsAtMinutes } from '../../operations/loading/store-now.ts';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { frameOf, respond } from '../respond.tsx';
import { inStore } from './page-context.ts';

/** How the store's forecasts did over the last four weeks. */
export const accuracyRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>().get('/', async (c) => {
    const { store, language } = c.var;
    const { services, ...report } = await forecastReport(deps, store);
    const rollsAt = dayRollsAtMinutes(await loadSettings(deps.db.read, store.id));
    const page = () => (
      <AccuracyPage
        {...report}
        byHour={inDayOrder(report.byHour, rollsAt)}
        frame={frameOf(c)}
        where={inStore(c, 'waits')}
        serviceNames={Object.fromEntries(services.map((s) => [s.id, s.names[language] ?? s.name]))}
        serviceMinutes={Object.fromEntries(services.map((s) => [s.id, s.minutes]))}
        isDoubted={store.rangesDoubtedAt !== null}
      />
    );
    return respond(c, { page });
  });
