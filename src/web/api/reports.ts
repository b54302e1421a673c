import { Hono } from 'hono';
import { z } from 'zod';
import { type ForecastReport, forecastReport } from '../../operations/boards/forecast-report.ts';
import { isLocalDate } from '../../time/local.ts';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { keyScope } from '../middleware/api-key.ts';
import { storeScope } from '../middleware/store-scope.ts';
import { forecastReport as reportShape } from '../shapes/forecast-report.ts';
import { describe } from './describe.ts';
import { answer, query } from './json.ts';

const date = z.string().refine(isLocalDate, 'must be a date, YYYY-MM-DD').optional();
const span = { from: date, to: date };

function reportAnswer(report: ForecastReport): z.input<typeof reportShape> {
  const key = new Map(report.services.map((s) => [s.id, s.key]));
  const { ours, configured, naive, of } = report.errors;
  return {
    from: report.from,
    to: report.to,
    days: report.days,
    ranges: report.held,
    meanErrorMinutes: { forecast: ours, configured, naive, of },
    calibration: [...report.calibration],
    byHour: report.byHour.map(({ error, ...row }) => ({ ...row, meanErrorMinutes: error })),
    byQuote: report.byQuote.map(({ likely, people, p20, median, p85 }) => ({
      likelyMinutes: likely,
      visits: people,
      p20Minutes: p20,
      medianMinutes: median,
      p85Minutes: p85,
    })),
    byService: report.byService.map(({ service, error, medianWait, ...row }) => ({
      service: key.get(service) ?? service,
      ...row,
      meanErrorMinutes: error,
      medianWaitMinutes: medianWait,
    })),
  };
}

/** The hours as lines, for a spreadsheet. */
const csvOf = (report: z.input<typeof reportShape>): string =>
  [
    'hour,visits,held,over,meanErrorMinutes',
    ...report.byHour.map((row) => [row.hour, row.of, row.held, row.over, row.meanErrorMinutes].join(',')),
  ].join('\r\n');

/** Reports of a store. */
export const reportRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>().get(
    '/stores/:store/reports/forecast',
    describe('/stores/:store/reports/forecast', {
      summary: 'How the forecasts did: ranges that held, calibration, minutes off against simpler ways; by hour as CSV',
      tag: 'stores',
      needs: 'read',
      query: span,
      answers: { 200: reportShape },
      problems: [422],
    }),
    storeScope(deps),
    keyScope('read'),
    async (c) => {
      const asked = query(c, z.object(span));
      if (asked.kind === 'refused') return asked.answer;
      const report = reportAnswer(await forecastReport(deps, c.var.store, asked.value));
      if (!c.req.header('accept')?.includes('text/csv')) return answer(c, report);
      return c.body(csvOf(report), 200, { 'content-type': 'text/csv; charset=utf-8' });
    },
  );
