import type { ServiceLengths } from './learned.ts';

/** Real visits are usually somewhat shorter than what was typed in. */
const MEDIAN_OF_CONFIGURED = 0.85;
/** Spread of a service's median about that, and of what all services of a store have in common; of logarithms. */
const OWN_SD = 0.35;
const COMMON_SD = 0.3;
/** Spread of single visits before any is seen, and how many visits that guess is worth. */
const VISIT_SD = 0.6;
const VISIT_SD_WORTH = 10;
/** What a store does changes slowly. */
export const DRIFT_A_DAY = 0.02 ** 2;
/** A visit further off than so many standard deviations counts as that far off. */
const CLIPPED_AT = 2.5;
/** And one further off than so many is no visit at all: a finish that was forgotten, or a start pressed by mistake. */
const NO_VISIT_AT = 4;
const MOST_COUNTED = 400;

/** Log minutes: where the median lies, how unsure that is (variance), and the spread of single visits (variance). */
export interface LengthEstimate {
  readonly mean: number;
  readonly unsure: number;
  readonly spread: number;
}

const configuredMean = (minutes: number): number => Math.log(MEDIAN_OF_CONFIGURED * Math.max(1, minutes));

const spreadOf = (s: ServiceLengths | undefined): number =>
  (VISIT_SD_WORTH * VISIT_SD ** 2 + (s?.squares ?? 0)) / (VISIT_SD_WORTH + (s?.count ?? 0));

/** What the other services of the store have in common against what was configured: mean and variance. */
function commonBias(services: ReadonlyMap<string, ServiceLengths>, but: string): { mean: number; unsure: number } {
  let precision = 1 / COMMON_SD ** 2;
  let sum = 0;
  for (const [id, s] of services) {
    if (id === but || s.variance === null) continue;
    const weight = 1 / (OWN_SD ** 2 + s.variance);
    precision += weight;
    sum += weight * (s.mean - configuredMean(s.minutes));
  }
  return { mean: sum / precision, unsure: 1 / precision };
}

/**
 * How long a service takes: log d ~ N(mu + b, s^2), where mu lies about the configured minutes and the bias b is common to
 * the store. With normal priors the services' own scalar filters combine to the exact posterior (a two-level normal model).
 */
export function lengthOf(
  services: ReadonlyMap<string, ServiceLengths>,
  service: string,
  minutes: number,
): LengthEstimate {
  const own = services.get(service);
  const common = commonBias(services, service);
  const mean = configuredMean(minutes) + common.mean;
  const unsure = OWN_SD ** 2 + common.unsure;
  const spread = spreadOf(own);
  if (!own || own.variance === null) return { mean, unsure, spread };
  const gain = unsure / (unsure + own.variance);
  return { mean: mean + gain * (own.mean - mean), unsure: (1 - gain) * unsure, spread };
}

/** Learns from one visit of so many minutes; changes `services`. */
export function learnLength(services: Map<string, ServiceLengths>, service: string, minutes: number): void {
  const own = services.get(service);
  if (!own || !(minutes > 0)) return;
  const { mean, unsure, spread } = lengthOf(services, service, own.minutes);
  const sd = Math.sqrt(spread + unsure);
  const off = Math.log(minutes) - mean;
  if (Math.abs(off) > NO_VISIT_AT * sd) return;
  const residual = Math.max(-CLIPPED_AT * sd, Math.min(CLIPPED_AT * sd, off));
  const kept = own.count >= MOST_COUNTED ? (MOST_COUNTED - 1) / MOST_COUNTED : 1;
  own.squares = own.squares * kept + (residual ** 2 * spread) / (spread + unsure);
  own.count = own.count * kept + 1;
  const value = mean + residual;
  if (own.variance === null) {
    own.mean = value;
    own.variance = spread;
    return;
  }
  const gain = own.variance / (own.variance + spread);
  own.mean += gain * (value - own.mean);
  own.variance *= 1 - gain;
}
