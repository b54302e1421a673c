export const VISIT_STATUSES = ['waiting', 'called', 'in_service', 'parked', 'completed', 'no_show', 'left'] as const;
export type VisitStatus = (typeof VISIT_STATUSES)[number];

/** Statuses of a visit that is not over. */
export const OPEN_VISIT_STATUSES = ['waiting', 'called', 'in_service', 'parked'] as const;

export const VISIT_SOURCES = ['web', 'kiosk', 'staff', 'api'] as const;
export type VisitSource = (typeof VISIT_SOURCES)[number];

/** What brought a visit back into the line at the place it had; the last of them is told as the reason of that place. */
export const PLACE_KEEPERS = ['came_back', 'sent_on', 'next_step', 'reopened', 'split_off', 'took_in'] as const;
export type PlaceKeeper = (typeof PLACE_KEEPERS)[number];

export const COUNTER_STATES = ['open', 'paused'] as const;
export type CounterState = (typeof COUNTER_STATES)[number];
