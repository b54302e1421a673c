import type { Instant } from '../../../time/instant.ts';

/** Something that happened on a floor and teaches about waits, whichever log tells it. Ids are opaque. */
export type Observed = { readonly at: Instant } & (
  | {
      readonly kind: 'joined';
      readonly visit: string;
      readonly service: string;
      /** Configured minutes of the service, null = not told. */
      readonly minutes: number | null;
      readonly bookedAt: Instant | null;
      /** Raw quantiles in seconds of the wait that was told. */
      readonly quote: readonly number[] | null;
    }
  /** A forecast made for somebody who has just joined. */
  | { readonly kind: 'quoted'; readonly visit: string; readonly quote: readonly number[] }
  /** An appointment's customer came, or was given up. */
  | { readonly kind: 'came'; readonly bookedAt: Instant }
  | { readonly kind: 'gave_up_appointment' }
  | {
      readonly kind: 'called';
      readonly visit: string;
      readonly service: string | null;
      readonly advisor: string | null;
    }
  | { readonly kind: 'started'; readonly visit: string }
  /** `isReal` is false where nobody pressed: a close of day ended it. `isOver` is false where a next step follows. */
  | {
      readonly kind: 'finished';
      readonly visit: string;
      readonly service: string | null;
      readonly advisor: string | null;
      readonly isReal: boolean;
      readonly isOver: boolean;
    }
  /** Called and did not come; `isOver`: nobody waits for him any more. */
  | { readonly kind: 'not_here'; readonly visit: string; readonly advisor: string | null; readonly isOver: boolean }
  | { readonly kind: 'left'; readonly visit: string; readonly isReal: boolean }
  /** Not simply in line any more: away, sent on, back for a next step. */
  | { readonly kind: 'wandered'; readonly visit: string }
  /** Something that makes the times of this visit say nothing: parked, taken back. */
  | { readonly kind: 'muddled'; readonly visit: string; readonly advisor: string | null }
  | { readonly kind: 'break_began'; readonly advisor: string; readonly until: Instant | null }
  | { readonly kind: 'break_ended'; readonly advisor: string }
  | { readonly kind: 'went_off'; readonly advisor: string }
);
