import { type Instant, MINUTE } from '../../../time/instant.ts';
import type { Observed } from './observed.ts';

/** An event of the open protocol. Times are minutes since midnight of day 0; unknown fields and types are ignored. */
export interface LogEvent {
  readonly kind: 'event';
  readonly t: number;
  readonly type: string;
  readonly visitId?: string;
  readonly visitKind?: string;
  readonly service?: string;
  readonly advisor?: string;
  readonly apptId?: string;
  readonly apptAt?: number;
  readonly plannedEnd?: number;
}

/** Day 0 of a log; any fixed day does. */
const DAY_0 = Date.UTC(2000, 0, 1);
/** A moment of a log as an instant. */
export const atMinute = (minutes: number): Instant => DAY_0 + Math.round(minutes * MINUTE);

/** Reads the events of one log; keeps which appointments were given up, since their customers may still come. */
export class OpenLog {
  private readonly givenUp = new Set<string>();

  constructor(private readonly minutes: ReadonlyMap<string, number>) {}

  /** What an event teaches. */
  observed(e: LogEvent): Observed[] {
    const at = atMinute(e.t);
    const visit = e.visitId;
    const advisor = e.advisor ?? null;
    switch (e.type) {
      case 'join':
        return visit === undefined || e.service === undefined ? [] : this.joined(e, at, visit, e.service);
      case 'no_show':
        if (e.apptId !== undefined) this.givenUp.add(e.apptId);
        return [{ kind: 'gave_up_appointment', at }];
      case 'break_start':
        if (advisor === null) return [];
        return [
          { kind: 'break_began', at, advisor, until: e.plannedEnd === undefined ? null : atMinute(e.plannedEnd) },
        ];
      case 'break_end':
        return advisor === null ? [] : [{ kind: 'break_ended', at, advisor }];
      case 'advisor_off':
        return advisor === null ? [] : [{ kind: 'went_off', at, advisor }];
    }
    if (visit === undefined) return [];
    switch (e.type) {
      case 'call':
        return [{ kind: 'called', at, visit, service: e.service ?? null, advisor }];
      case 'start':
        return [{ kind: 'started', at, visit }];
      case 'finish':
        return [{ kind: 'finished', at, visit, service: e.service ?? null, advisor, isReal: true, isOver: true }];
      case 'no_reply':
        return [{ kind: 'not_here', at, visit, advisor, isOver: true }];
      case 'leave':
        return [{ kind: 'left', at, visit, isReal: true }];
      default:
        return [];
    }
  }

  private joined(e: LogEvent, at: Instant, visit: string, service: string): Observed[] {
    const isBooked = e.visitKind === 'appt' && e.apptAt !== undefined;
    const bookedAt = isBooked ? atMinute(e.apptAt!) : null;
    const minutes = this.minutes.get(service) ?? null;
    const joined: Observed = { kind: 'joined', at, visit, service, minutes, bookedAt, quote: null };
    const isShow = bookedAt !== null && !(e.apptId !== undefined && this.givenUp.has(e.apptId));
    return isShow ? [{ kind: 'came', at, bookedAt }, joined] : [joined];
  }
}
