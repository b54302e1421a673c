import { servicesOf } from '../../db/records/store/services.ts';
import { waitDaysFrom } from '../../db/records/waits/wait-records.ts';
import type { Deps } from '../../deps.ts';
import { type Accuracy, accuracyOf } from '../../domain/reports/accuracy.ts';
import { RECORD_DAYS } from '../../domain/reports/track-record.ts';
import { addDays, type LocalDate } from '../../time/local.ts';
import { localOf } from '../../time/store-zone.ts';

/** How a store's forecasts did. */
export interface ForecastReport extends Accuracy {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Store days in it. */
  readonly days: number;
  readonly services: readonly {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly names: Readonly<Record<string, string>>;
    readonly minutes: number;
  }[];
}

/**
 * The scorecard of a store over the judged days from `from` to `to`, both included; without them the last 28. Days that
 * are not over are not in it.
 */
export async function forecastReport(
  deps: Deps,
  store: { readonly id: string; readonly zone: string },
  asked: { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined } = {},
): Promise<ForecastReport> {
  const to = asked.to ?? addDays(localOf(store.zone, deps.now()).date, -1);
  const from = asked.from ?? addDays(to, 1 - RECORD_DAYS);
  const days = (await waitDaysFrom(deps.db.read, store.id, from)).filter((day) => day.storeDay <= to);
  const services = await servicesOf(deps.db.read, store.id);
  return {
    ...accuracyOf(days.flatMap((day) => day.waits)),
    from,
    to,
    days: days.filter((day) => day.waits.length > 0).length,
    services: services.map((s) => ({ id: s.id, key: s.key, name: s.name, names: s.names, minutes: s.serviceMinutes })),
  };
}
