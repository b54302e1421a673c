import type { NextBest } from '../../../views/customer/join.tsx';

/** What else is possible for who cannot join. */
export const nextBestFor = async (): Promise<NextBest> => ({ freeTime: null, otherStore: null });
