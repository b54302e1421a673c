import { BILLING, DEVICE, STORE, ZONE } from './booking-store.ts';

/** One thing that a process tries; every process of a round wants the same few times. */
export type Attempt =
  | {
      readonly kind: 'book' | 'hold' | 'hold_then_book';
      readonly startsAt: number;
      readonly services: readonly string[];
      readonly advisor: string | null;
      readonly visitor: string;
      readonly phone: string;
      /** The same key in two processes must make one appointment. */
      readonly key: string;
    }
  | { readonly kind: 'book_held'; readonly visitor: string; readonly phone: string; readonly key: string }
  | { readonly kind: 'move'; readonly pick: number; readonly startsAt: number }
  | { readonly kind: 'cancel'; readonly pick: number }
  | {
      readonly kind: 'shift';
      readonly advisorId: string;
      readonly date: string;
      readonly shifts: readonly (readonly [number, number])[];
      readonly breaks: readonly (readonly [number, number])[];
      readonly keep: boolean;
    }
  | { readonly kind: 'day'; readonly date: string; readonly isClosed: boolean; readonly keep: boolean }
  | { readonly kind: 'lane'; readonly startsAt: number; readonly minutes: number }
  | { readonly kind: 'lane_gone'; readonly pick: number };

export interface Round {
  readonly now: number;
  /** Prove the alternatives of every so many refusals; 1 = all. */
  readonly proveEach: number;
  readonly attempts: readonly Attempt[];
}

export interface RoundResult {
  /** Outcomes by `attempt outcome`. */
  readonly counts: Readonly<Record<string, number>>;
  readonly refusals: number;
  readonly proved: number;
  readonly violations: readonly string[];
}

export const RACE_FROM = '2026-11-24';
export const RACE_DAYS = 5;
export const RACE_ADVISORS = [[BILLING, DEVICE], [DEVICE], [BILLING], [BILLING, DEVICE]] as const;
export const RACE_SETTINGS = { walkInReserveShare: 0, holdMinutes: 2, openAppointmentsPerContact: 2 } as const;
export const RACE_STORE = { id: STORE, zone: ZONE } as const;

type Random = () => number;

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What the processes try in one round: `each` attempts a process, on four starts of one day that all of them want. */
export function drawRound(
  random: Random,
  round: number,
  processes: number,
  each: number,
  at: (day: number, minute: number) => number,
  date: (day: number) => string,
): Attempt[][] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const day = 1 + Math.floor(random() * (RACE_DAYS - 1));
  const first = 540 + 15 * Math.floor(random() * 30);
  const hot = Array.from({ length: 4 }, (_, i) => at(day, Math.min(1035, first + i * 15)));
  const picks = Array.from({ length: 3 }, () => Math.floor(random() * 1_000));
  const one = (process: number, index: number): Attempt => {
    const roll = random();
    const person = Math.floor(random() * 60);
    const who = { visitor: `visitor${person}`, phone: `+1402555${1000 + Math.floor(random() * 400)}` };
    // Now and then two processes send the very same request.
    const key = random() < 0.15 ? `shared-${round}-${index}` : `own-${round}-${process}-${index}`;
    const services = pick([['device-trouble'], ['billing'], ['billing'], ['billing', 'device-trouble']]);
    const advisor = random() < 0.2 ? pick(['adv_0', 'adv_1', 'adv_3']) : null;
    const wanted = { startsAt: pick(hot), services, advisor, ...who, key };
    if (roll < 0.42) return { kind: 'book', ...wanted };
    if (roll < 0.52) return { kind: 'hold', ...wanted };
    if (roll < 0.6) return { kind: 'hold_then_book', ...wanted };
    if (roll < 0.66) return { kind: 'book_held', ...who, key };
    if (roll < 0.78) return { kind: 'move', pick: pick(picks), startsAt: pick(hot) };
    if (roll < 0.9) return { kind: 'cancel', pick: pick(picks) };
    if (roll < 0.95) return drawShift(random, date(day));
    if (roll < 0.97) return { kind: 'day', date: date(day), isClosed: random() < 0.3, keep: random() < 0.3 };
    if (roll < 0.985) return { kind: 'lane', startsAt: pick(hot), minutes: pick([60, 120]) };
    return { kind: 'lane_gone', pick: pick(picks) };
  };
  return Array.from({ length: processes }, (_, process) =>
    Array.from({ length: each }, (_, index) => one(process, index)),
  );
}

function drawShift(random: Random, date: string): Attempt {
  const advisorId = `adv_${Math.floor(random() * RACE_ADVISORS.length)}`;
  const hours = ([[540, 1080]] as const).concat();
  const shifts = random() < 0.15 ? [] : random() < 0.3 ? ([[600, 1020]] as const) : hours;
  const breaks = shifts.length > 0 && random() < 0.5 ? ([[720, 750]] as const) : [];
  return { kind: 'shift', advisorId, date, shifts, breaks, keep: random() < 0.4 };
}
