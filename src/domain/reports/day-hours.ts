import type { LocalMinutes } from '../../time/local.ts';

/** Rows of local hours in the order of a store day that begins at `rollsAt`: those after midnight come last. */
export const inDayOrder = <T extends { readonly hour: number }>(rows: readonly T[], rollsAt: LocalMinutes): T[] => {
  const place = ({ hour }: T): number => (hour - Math.floor(rollsAt / 60) + 24) % 24;
  return [...rows].sort((a, b) => place(a) - place(b));
};
