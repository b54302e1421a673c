import { type Instant, SECOND } from '../../../time/instant.ts';
import type { Settings } from '../../settings.ts';
import type { EventKind } from '../../store-events.ts';
import type { Visit } from './visit.ts';

/** The fields that acts change, so that an event can give them back. */
const CHANGING = [
  'status',
  'serviceId',
  'stepOrdinal',
  'advisorWantedId',
  'counterWantedId',
  'keptPlaceBy',
  'awayUntil',
  'absentUntil',
  'counterId',
  'counterSessionId',
  'advisorId',
  'calledAt',
  'recalledAt',
  'callCount',
  'startedAt',
  'parkedAt',
  'endedAt',
] as const satisfies readonly (keyof Visit)[];

export type BeforeAct = Pick<Visit, (typeof CHANGING)[number]>;

/** How the visit stood before an act: ids, codes and instants, kept in the act's event. */
export const beforeOf = (visit: Visit): BeforeAct =>
  Object.fromEntries(CHANGING.map((field) => [field, visit[field]])) as unknown as BeforeAct;

/** Acts that can be undone; joining, corrections, splitting, merging and undoing itself cannot. */
export const UNDOABLE: readonly EventKind[] = [
  'called',
  'recalled',
  'started',
  'step_completed',
  'completed',
  'not_here',
  'back',
  'away',
  'no_show',
  'parked',
  'resumed',
  'transferred',
  'left',
  'reopened',
  'handed_over',
  'service_added',
];

/** Kinds that tell of a visit without changing its state: nobody acted. */
const TELLING: readonly string[] = ['promise_moved'] satisfies EventKind[];

export const changesVisit = (event: { readonly kind: string }): boolean => !TELLING.includes(event.kind);

/** The visit's last event, as far as undoing it asks. */
export interface LastAct {
  readonly kind: EventKind;
  readonly at: Instant;
  readonly actorId: string;
  /** The revision that the act made. */
  readonly revision: number;
}

export type UndoRefusal = 'nothing_to_undo' | 'not_yours' | 'too_late' | 'changed_since';

/** Why this last act cannot be undone by this actor now, or null: one's own, within `undoSeconds`, nothing since. */
export function undoRefusal(
  visit: Pick<Visit, 'revision'>,
  last: LastAct | null,
  actorId: string,
  now: Instant,
  settings: Pick<Settings, 'undoSeconds'>,
): UndoRefusal | null {
  if (!last || !UNDOABLE.includes(last.kind)) return 'nothing_to_undo';
  if (last.actorId !== actorId) return 'not_yours';
  if (last.revision !== visit.revision) return 'changed_since';
  return now - last.at > settings.undoSeconds * SECOND ? 'too_late' : null;
}
