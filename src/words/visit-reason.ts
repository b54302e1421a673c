import type { OrderReason, Reason } from '../domain/queue/line/reason.ts';
import type { Instant } from '../time/instant.ts';
import { clockTime, type Language } from '../time/wording.ts';
import { words } from './words.ts';

/** Why a visit is where it is, said to whose visit it is. Names nobody. */
export function visitReason(reason: Reason, zone: string, lang: Language): string {
  const w = words(lang).visit.reasons;
  const clock = (at: Instant): string => clockTime(at, zone, lang);
  switch (reason.code) {
    case 'away':
      return w.away(clock(reason.until));
    case 'absent':
      return w.absent(clock(reason.until));
    case 'no_advisor':
      if (reason.advisorId !== null) return w.advisorOff;
      return reason.counterId === null ? w.noAdvisor : w.sentNowhere;
    case 'on_break':
      return reason.backAt === null ? w.onBreak : w.onBreakUntil(clock(reason.backAt));
    case 'asked_for_advisor':
      return w.askedForAdvisor;
    case 'waits_for_skill':
      return w.waitsForSkill;
    case 'overtaken':
      return w.overtaken(reason.ticket, clock(reason.at), overtakenWhy(reason.why, lang));
    case 'kept_place':
      return w.keptPlace[reason.by](reason.minutes);
    case 'waited_long':
      return w.waitedLong(reason.minutes);
    case 'booked':
      return w.booked(clock(reason.bookedAt), clock(reason.aheadOfJoinedAfter));
    case 'booked_not_due':
      return w.bookedNotDue(clock(reason.bookedAt), clock(reason.competesFrom));
    case 'early':
      return w.early(clock(reason.joinedAt), clock(reason.competesFrom));
    case 'checked_in_late':
      return w.checkedInLate(clock(reason.bookedAt), clock(reason.joinedAt));
    case 'released':
      return w.released(clock(reason.joinedAt));
    case 'joined':
      return w.joined(clock(reason.joinedAt));
  }
}

const overtakenWhy = (why: string | null, lang: Language): string | null => {
  const known: Readonly<Record<string, string>> = words(lang).visit.overtakenWhy;
  return why === null ? null : (known[why] ?? null);
};

/** Why another is called before, said beside that ticket. */
export function orderReason(reason: OrderReason, zone: string, lang: Language): string {
  const w = words(lang).visit.ahead;
  switch (reason.code) {
    case 'waited_over':
      return w.waitedOver(reason.minutes);
    case 'other_not_due':
      return w.notDue(clockTime(reason.competesFrom, zone, lang));
    case 'booked_earlier_place':
      return w.booked(clockTime(reason.bookedAt, zone, lang));
    case 'earlier_place':
      return w.earlierPlace(clockTime(reason.joinedAt, zone, lang));
    case 'joined_first':
      return w.joinedBefore(clockTime(reason.joinedAt, zone, lang));
    case 'lower_ticket':
      return w.lowerTicket;
  }
}
