export const ACTOR_KINDS = ['public', 'account', 'device', 'api', 'system'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Who does an act. `id` is an account, device or key id; for the public the id of what their link opens, or `web`. */
export interface Actor {
  readonly kind: ActorKind;
  readonly id: string;
}

/** Walkup itself: timers and jobs. */
export const SYSTEM: Actor = { kind: 'system', id: 'walkup' };
