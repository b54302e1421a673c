import type { Instant } from '../../../time/instant.ts';
import type { EventKind } from '../../store-events.ts';
import type { Observed } from './observed.ts';

/** A row of the store's log, as far as learning reads it. */
export interface LoggedEvent {
  readonly subjectId: string;
  readonly kind: string;
  readonly at: Instant;
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

/** The kinds that teach something; the others need not be read. */
export const TEACHING_KINDS = [
  'joined',
  'checked_in',
  'released',
  'called',
  'started',
  'completed',
  'step_completed',
  'not_here',
  'no_show',
  'left',
  'away',
  'parked',
  'resumed',
  'handed_over',
  'merged',
  'transferred',
  'reopened',
  'undone',
  'counter_paused',
  'counter_resumed',
  'counter_closed',
] as const satisfies readonly EventKind[];
type TeachingKind = (typeof TEACHING_KINDS)[number];

const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const isTeaching = (kind: string): kind is TeachingKind => (TEACHING_KINDS as readonly string[]).includes(kind);

function quoteOf(quote: unknown): readonly number[] | null {
  const quantiles = (quote as { readonly quantiles?: unknown } | null | undefined)?.quantiles;
  return Array.isArray(quantiles) && quantiles.every((q) => typeof q === 'number') ? quantiles : null;
}

/** What a row of the store's log teaches, or null. Rows of older versions, with fewer fields, teach what they can. */
export function observedIn(event: LoggedEvent): Observed | null {
  const { kind, at, data = {}, subjectId: visit } = event;
  if (!isTeaching(kind)) return null;
  const advisor = text(data.advisor);
  const service = text(data.service);
  const isReal = data.closeOfDay !== true;
  switch (kind) {
    case 'joined': {
      if (service === null) return null;
      const quote = quoteOf(data.quote);
      return { kind, at, visit, service, minutes: number(data.minutes), bookedAt: number(data.bookedAt), quote };
    }
    case 'checked_in': {
      const bookedAt = number(data.bookedAt);
      return bookedAt === null ? null : { kind: 'came', at, bookedAt };
    }
    case 'released':
      return { kind: 'gave_up_appointment', at };
    case 'called':
      return { kind, at, visit, service, advisor };
    case 'started':
      return { kind, at, visit };
    case 'completed':
    case 'step_completed':
      return { kind: 'finished', at, visit, service, advisor, isReal, isOver: kind === 'completed' };
    case 'not_here':
    case 'no_show':
      return { kind: 'not_here', at, visit, advisor, isOver: kind === 'no_show' };
    case 'left':
      return { kind, at, visit, isReal };
    case 'away':
    case 'transferred':
    case 'reopened':
      return { kind: 'wandered', at, visit };
    case 'parked':
    case 'resumed':
    case 'handed_over':
    case 'merged':
    case 'undone':
      return { kind: 'muddled', at, visit, advisor };
    case 'counter_paused':
      return advisor === null ? null : { kind: 'break_began', at, advisor, until: number(data.until) };
    case 'counter_resumed':
      return advisor === null ? null : { kind: 'break_ended', at, advisor };
    case 'counter_closed':
      return advisor === null ? null : { kind: 'went_off', at, advisor };
  }
}
