import { z } from 'zod';

const count = z.number().int();
const minutes = z.number().nullable();
const held = { held: count, over: count, of: count };

/** How a store's forecasts did: shares of shown ranges that held, and minutes off against simpler ways. */
export const forecastReport = z
  .object({
    from: z.string(),
    to: z.string(),
    days: count,
    ranges: z.object(held),
    meanErrorMinutes: z.object({ forecast: minutes, configured: minutes, naive: minutes, of: count }),
    calibration: z.array(z.object({ level: z.number(), share: z.number() })),
    byHour: z.array(z.object({ hour: count, ...held, meanErrorMinutes: z.number() })),
    byQuote: z.array(
      z.object({
        likelyMinutes: count,
        visits: count,
        p20Minutes: z.number(),
        medianMinutes: z.number(),
        p85Minutes: z.number(),
      }),
    ),
    byService: z.array(
      z.object({ service: z.string(), ...held, meanErrorMinutes: minutes, medianWaitMinutes: minutes }),
    ),
  })
  .meta({ id: 'ForecastReport' });
