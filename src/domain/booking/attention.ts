/**
 * Why a person has to decide about an appointment although somebody could serve it: what it was booked for, or the store,
 * was given up. Re-planning leaves these alone until somebody does.
 */
export const SET_ASIDE_REASONS = ['service_removed', 'store_closed'] as const;
export type SetAsideReason = (typeof SET_ASIDE_REASONS)[number];

/** Whether an appointment's mark means that no plan may take it up by itself. */
export const isSetAside = (needsAttention: string | null): boolean =>
  (SET_ASIDE_REASONS as readonly (string | null)[]).includes(needsAttention);
