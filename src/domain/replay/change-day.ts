import type { Instant } from '../../time/instant.ts';
import { contains, type Span } from '../../time/span.ts';
import { hashText, uniform } from '../forecast/draws.ts';
import type { Duty, ReplayDay } from './replay-day.ts';
import type { CallingRules } from './rules.ts';

/** What might have been otherwise. */
export interface DayChange {
  /** One more advisor, for these services, over this span. */
  readonly extra?: { readonly skills: readonly string[]; readonly span: Span; readonly pause: Span | null };
  /** This advisor's longest break begins then instead (`lunchRefusal`). */
  readonly lunch?: { readonly advisorId: string; readonly startsAt: Instant };
  /** Share of the booked times that were not to be had, 0 to 1. */
  readonly fewerSlots?: number;
  /** This advisor is not there. */
  readonly without?: string;
  /** Settings of the calling rule in place of the day's. */
  readonly rules?: Partial<CallingRules>;
}

export const EXTRA_ADVISOR = 'one-more';

/** The longest break of an advisor's day, whichever of his times at a counter it lies in. */
function longestBreak(duties: readonly Duty[], advisorId: string): Span | undefined {
  const breaks = duties.filter((duty) => duty.advisorId === advisorId).flatMap((duty) => duty.breaks);
  return breaks.sort((a, b) => b.endsAt - b.startsAt - (a.endsAt - a.startsAt))[0];
}

type Lunch = NonNullable<DayChange['lunch']>;

/** Why a break cannot be moved so: the advisor had none that day, or is not at a counter then; null where it can. */
export function lunchRefusal(
  { duties }: ReplayDay,
  { advisorId, startsAt }: Lunch,
): 'no_break' | 'break_outside' | null {
  if (!longestBreak(duties, advisorId)) return 'no_break';
  return duties.some((duty) => duty.advisorId === advisorId && contains(duty, startsAt)) ? null : 'break_outside';
}

function movedLunch(duties: readonly Duty[], { advisorId, startsAt }: Lunch): Duty[] {
  const longest = longestBreak(duties, advisorId);
  if (!longest) return [...duties];
  const moved = { startsAt, endsAt: startsAt + longest.endsAt - longest.startsAt };
  return duties.map((duty) => {
    if (duty.advisorId !== advisorId) return duty;
    const kept = duty.breaks.filter((pause) => pause !== longest);
    const breaks = contains(duty, startsAt) ? [...kept, moved] : kept;
    return { ...duty, breaks: breaks.sort((a, b) => a.startsAt - b.startsAt) };
  });
}

/** Which appointments were not to be had: the same ones for the same share, whatever else changes. */
const isDropped = (id: string, share: number): boolean => uniform(hashText(id), 1) < share;

/**
 * The day as it would have been set up. Who had one of the times that are gone comes at the same minute as a walk-in;
 * whoever did not come to his appointment does not come.
 */
export function changeDay(day: ReplayDay, change: DayChange): ReplayDay {
  const { extra, lunch, without, fewerSlots = 0, rules } = change;
  const there = day.duties.filter((duty) => duty.advisorId !== without);
  const duties = lunch ? movedLunch(there, lunch) : there;
  const added = extra && {
    ...extra.span,
    advisorId: EXTRA_ADVISOR,
    skills: extra.skills,
    breaks: extra.pause ? [extra.pause] : [],
  };
  const isGone = (id: string | null): boolean => id !== null && isDropped(id, fewerSlots);
  return {
    ...day,
    settings: { ...day.settings, ...rules },
    duties: added ? [...duties, added] : duties,
    comers: day.comers.map((comer) =>
      isGone(comer.appointmentId) ? { ...comer, bookedAt: null, appointmentId: null } : comer,
    ),
    appointments: day.appointments.filter((one) => !isGone(one.id)),
  };
}
