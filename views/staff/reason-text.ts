import type { Reason } from '../../src/domain/queue/line/reason.ts';
import type { Instant } from '../../src/time/instant.ts';
import { clockTime } from '../../src/time/wording.ts';
import { counterText } from '../../src/words/formatting.ts';
import { words } from '../../src/words/words.ts';
import type { StaffScreen } from './staff-props.ts';

type Names = Pick<StaffScreen, 'lang' | 'zone' | 'now' | 'advisorNames' | 'serviceNames' | 'counters'>;

/** "2:15" without its half of the day: in a dense row the hour says it. */
export const bareClock = (at: Instant, screen: Pick<StaffScreen, 'zone' | 'lang'>): string =>
  clockTime(at, screen.zone, screen.lang).split(/[\s\u00a0]/)[0]!;

/** The mark of somebody who is not there to be called, and the rest of its sentence. */
export interface ReasonMark {
  readonly mark: string;
  readonly rest: string;
}

export function reasonMark(reason: Reason, s: Names): ReasonMark | null {
  const w = words(s.lang).staff.line.reason;
  if (reason.code === 'away') return { mark: w.away, rest: w.awayUntil(bareClock(reason.until, s)) };
  if (reason.code !== 'absent') return null;
  const time = bareClock(reason.until, s);
  return { mark: w.absent, rest: reason.until > s.now ? w.absentUntil(time) : w.absentOver(time) };
}

function noAdvisorText(reason: Reason & { code: 'no_advisor' }, s: Names): string {
  const w = words(s.lang).staff;
  const service = (s.serviceNames[reason.serviceId] ?? '').toLowerCase();
  if (reason.advisorId) return w.line.reason.notOnDuty(s.advisorNames[reason.advisorId] ?? w.acts.refused.someone);
  if (!reason.counterId) return w.line.reason.noAdvisor(service);
  const counter = s.counters.find(({ id }) => id === reason.counterId)?.name ?? '–';
  return w.line.reason.sentNowhere(counterText(counter, s.lang), service);
}

/** One sentence, without its stop, for why somebody is where they are. */
export function reasonText(reason: Reason, s: Names): string {
  const w = words(s.lang).staff.line.reason;
  const at = (instant: Instant): string => bareClock(instant, s);
  const advisor = (id: string): string => s.advisorNames[id] ?? words(s.lang).staff.acts.refused.someone;
  switch (reason.code) {
    case 'away':
    case 'absent': {
      const { mark, rest } = reasonMark(reason, s)!;
      return `${mark}, ${rest}`;
    }
    case 'no_advisor':
      return noAdvisorText(reason, s);
    case 'on_break':
      return reason.backAt === null
        ? w.onBreak(advisor(reason.advisorId))
        : w.onBreakUntil(advisor(reason.advisorId), at(reason.backAt));
    case 'asked_for_advisor':
      return w.askedFor(advisor(reason.advisorId));
    case 'waits_for_skill':
      return w.waitsForSkill((s.serviceNames[reason.serviceId] ?? '').toLowerCase());
    case 'overtaken': {
      const whys: Readonly<Record<string, string>> = words(s.lang).visit.overtakenWhy;
      return w.overtaken(reason.ticket, at(reason.at), reason.why === null ? null : (whys[reason.why] ?? null));
    }
    case 'kept_place':
      return w.keptPlace[reason.by](reason.minutes);
    case 'waited_long':
      return w.waitedLong(reason.minutes);
    case 'booked':
      return w.booked(at(reason.bookedAt), at(reason.aheadOfJoinedAfter));
    case 'booked_not_due':
      return w.bookedNotDue(at(reason.bookedAt), at(reason.competesFrom));
    case 'early':
      return w.early(at(reason.bookedAt), at(reason.joinedAt));
    case 'checked_in_late':
      return w.late(at(reason.bookedAt), at(reason.joinedAt));
    case 'released':
      return w.released(at(reason.joinedAt));
    case 'joined':
      return w.joined(at(reason.joinedAt));
  }
}
