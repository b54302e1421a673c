/** A seeded stream of random numbers: the same seed gives the same demo. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform whole number in [low, high]. */
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** An index, as likely as its weight. */
  weighted(weights: readonly number[]): number;
  exponential(mean: number): number;
  normal(mean: number, deviation: number): number;
  /** Lognormal with this median and deviation of the logarithm. */
  lognormal(median: number, deviation: number): number;
  /** A list in random order; the argument stays as it is. */
  shuffled<T>(list: readonly T[]): T[];
  /** `prefix_` in the form of the program's own ids, in order of `at`. */
  id(prefix: string, at: number): string;
}

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';
/** An id's random signs are put together here: sign by sign as a string it would be kept in fifteen pieces. */
const SIGNS = Buffer.alloc(14);

/** 32 bits of a text (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** mulberry32: small, fast, good enough for a demo. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The stream of a name: streams of different names do not disturb each other. */
export function randomOf(name: string): Random {
  const next = uniform(hashOf(name));
  const standardNormal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    weighted(weights) {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      for (let i = 0; i < weights.length; i++) {
        left -= weights[i]!;
        if (left < 0) return i;
      }
      return weights.length - 1;
    },
    exponential: (mean) => -Math.log(1 - next()) * mean,
    normal: (mean, deviation) => mean + deviation * standardNormal(),
    lognormal: (median, deviation) => median * Math.exp(deviation * standardNormal()),
    shuffled(list) {
      const out = [...list];
      for (let i = out.length - 1; i > 0; i--) {
        const j = whole(0, i);
        [out[i], out[j]] = [out[j]!, out[i]!];
      }
      return out;
    },
    id(prefix, at) {
      for (let i = 0; i < SIGNS.length; i++) SIGNS[i] = ALPHABET.charCodeAt(Math.floor(next() * 36));
      return `${prefix}_${Math.floor(at).toString(36).padStart(9, '0')}${SIGNS.toString('latin1')}`;
    },
  };
}
