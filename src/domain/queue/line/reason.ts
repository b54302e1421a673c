import { addMinutes, type Instant, MINUTE } from '../../../time/instant.ts';
import type { PlaceKeeper } from '../visit/statuses.ts';
import { arrivalOf, isAway } from '../visit/visit.ts';
import type { FloorArrays } from './calling-floor.ts';
import { firstInLine, keptFree, nextToCall, placeAt, tier } from './calling-rule.ts';
import type { FloorAdvisor, FloorPerson, StoreFloor } from './floor.ts';

/**
 * Why a visit is where it is, as a code with its values; the message tables make the sentence. Instants are epoch
 * milliseconds.
 */
export type Reason =
  /** Told that he is on the way; not called before. */
  | { readonly code: 'away'; readonly until: Instant }
  /** Was called and not here; his place is kept until then. */
  | { readonly code: 'absent'; readonly until: Instant }
  /** Nobody on duty has the skill, or the one asked for is not on duty, or nobody at the counter they were sent to has it. */
  | {
      readonly code: 'no_advisor';
      readonly serviceId: string;
      readonly advisorId: string | null;
      readonly counterId: string | null;
    }
  | { readonly code: 'on_break'; readonly advisorId: string; readonly backAt: Instant | null }
  | { readonly code: 'asked_for_advisor'; readonly advisorId: string }
  /** Somebody is free, but nobody who gives this service: others may be called first. */
  | { readonly code: 'waits_for_skill'; readonly serviceId: string }
  /** Staff called another one first, for a reason of theirs. */
  | { readonly code: 'overtaken'; readonly ticket: string; readonly why: string | null; readonly at: Instant }
  /** Stands at the place it had before; `minutes` is how long a place is kept for somebody who was not here. */
  | { readonly code: 'kept_place'; readonly by: PlaceKeeper; readonly minutes: number }
  /** Over the longest wait: first, whoever else is there. */
  | { readonly code: 'waited_long'; readonly minutes: number }
  | { readonly code: 'booked'; readonly bookedAt: Instant; readonly aheadOfJoinedAfter: Instant }
  | { readonly code: 'booked_not_due'; readonly bookedAt: Instant; readonly competesFrom: Instant }
  /** Checked in before the window: stands by its joining until its time is near. */
  | { readonly code: 'early'; readonly bookedAt: Instant; readonly joinedAt: Instant; readonly competesFrom: Instant }
  | { readonly code: 'checked_in_late'; readonly bookedAt: Instant; readonly joinedAt: Instant }
  /** Its appointment had been released; stands as a walk-in. */
  | { readonly code: 'released'; readonly joinedAt: Instant }
  | { readonly code: 'joined'; readonly joinedAt: Instant };

/** What decides between two people: each code names the comparison of the rule that told them apart. */
export type OrderReason =
  | { readonly code: 'waited_over'; readonly minutes: number }
  | { readonly code: 'other_not_due'; readonly competesFrom: Instant }
  | { readonly code: 'booked_earlier_place'; readonly bookedAt: Instant }
  | { readonly code: 'earlier_place'; readonly joinedAt: Instant }
  | { readonly code: 'joined_first'; readonly joinedAt: Instant }
  | { readonly code: 'lower_ticket' };

/** The rule keeps an advisor free: for which appointment, until when at most, and who would have been called. */
export interface KeptFree {
  readonly appointmentId: string;
  readonly bookedAt: Instant;
  readonly until: Instant;
  readonly inPlaceOf: string;
}

const isFree = (advisor: FloorAdvisor): boolean => advisor.state === 'idle' || advisor.state === 'wrap';

/** Why nobody, or not everybody, can serve him; null where some advisor on duty and not on a break can. */
function staffReason(floor: StoreFloor, person: FloorPerson): Reason | null {
  const able = floor.advisors.filter(
    (a) =>
      a.state !== 'off' &&
      a.skills.includes(person.serviceId) &&
      (person.advisorWantedId === null || person.advisorWantedId === a.id) &&
      (person.counterWantedId === null || person.counterWantedId === a.counterId),
  );
  if (able.length === 0) {
    const { serviceId, advisorWantedId: advisorId, counterWantedId: counterId } = person;
    return { code: 'no_advisor', serviceId, advisorId, counterId };
  }
  const first = able[0]!;
  if (able.length === 1 && first.state === 'break')
    return { code: 'on_break', advisorId: first.id, backAt: first.backAt };
  if (person.advisorWantedId !== null) return { code: 'asked_for_advisor', advisorId: person.advisorWantedId };
  const isPassedBy = !able.some(isFree) && floor.advisors.some(isFree);
  return isPassedBy ? { code: 'waits_for_skill', serviceId: person.serviceId } : null;
}

function placeReason(floor: StoreFloor, person: FloorPerson, now: Instant): Reason {
  const { settings } = floor;
  const { joinedAt, bookedAt } = person;
  const waited = now - joinedAt;
  if (waited > settings.maxWaitMinutes * MINUTE) return { code: 'waited_long', minutes: Math.floor(waited / MINUTE) };
  const arrival = arrivalOf(person, settings);
  if (arrival === 'released') return { code: 'released', joinedAt };
  if (bookedAt === null) return { code: 'joined', joinedAt };
  const competesFrom = addMinutes(bookedAt, -settings.competeBeforeMinutes);
  const aheadOfJoinedAfter = addMinutes(bookedAt, -settings.headStartMinutes);
  if (arrival === 'late') return { code: 'checked_in_late', bookedAt, joinedAt };
  if (arrival === 'early') {
    const isBetter = now >= competesFrom && aheadOfJoinedAfter < joinedAt;
    return isBetter
      ? { code: 'booked', bookedAt, aheadOfJoinedAfter }
      : { code: 'early', bookedAt, joinedAt, competesFrom };
  }
  return now < competesFrom
    ? { code: 'booked_not_due', bookedAt, competesFrom }
    : { code: 'booked', bookedAt, aheadOfJoinedAfter };
}

/** Why somebody in line is where he is, the most telling reason first; never empty. */
export function reasonsFor(floor: StoreFloor, person: FloorPerson, now: Instant): Reason[] {
  const reasons: Reason[] = [];
  if (person.absentUntil !== null) reasons.push({ code: 'absent', until: person.absentUntil });
  else if (isAway(person, now)) reasons.push({ code: 'away', until: person.awayUntil! });
  const staff = staffReason(floor, person);
  if (staff) reasons.push(staff);
  const { overtakenBy, keptPlaceBy } = person;
  if (overtakenBy) {
    const { ticket, reason: why, at } = overtakenBy;
    reasons.push({ code: 'overtaken', ticket, why, at });
  }
  if (keptPlaceBy) reasons.push({ code: 'kept_place', by: keptPlaceBy, minutes: floor.settings.absentMinutes });
  reasons.push(placeReason(floor, person, now));
  return reasons;
}

/** Why the person at `first` goes before the one at `second`, told from the very numbers that the rule compares. */
export function whyBefore({ floor: f, people }: FloorArrays, first: number, second: number, now: Instant): OrderReason {
  const a = people[first]!;
  const { maxWait } = f.numbers;
  const tierA = tier(now, f.joinedAt[first]!, f.competesFrom[first]!, maxWait);
  const tierB = tier(now, f.joinedAt[second]!, f.competesFrom[second]!, maxWait);
  if (tierA < tierB && tierA === 0) return { code: 'waited_over', minutes: Math.floor((now - a.joinedAt) / MINUTE) };
  if (tierA < tierB) return { code: 'other_not_due', competesFrom: f.competesFrom[second]! };
  const place = (p: number): number => placeAt(now, f.lineTime[p]!, f.betterLineTime[p]!, f.betterFrom[p]!);
  if (place(first) < place(second)) {
    const isByBooking = a.bookedAt !== null && place(first) !== a.joinedAt;
    return isByBooking
      ? { code: 'booked_earlier_place', bookedAt: a.bookedAt }
      : { code: 'earlier_place', joinedAt: a.joinedAt };
  }
  return a.joinedAt < people[second]!.joinedAt
    ? { code: 'joined_first', joinedAt: a.joinedAt }
    : { code: 'lower_ticket' };
}

/**
 * Why an advisor who presses *Call next* is given nobody although somebody could be called: an appointment is near. Null
 * where he is given somebody, or where nobody is there.
 */
export function whyKeptFree(arrays: FloorArrays, advisor: number, now: Instant): KeptFree | null {
  const { floor: f } = arrays;
  if (nextToCall(f, advisor, now) >= 0) return null;
  const person = firstInLine(f, advisor, now);
  if (person < 0) return null;
  const booking = arrays.bookings[keptFree(f, advisor, person, now)]!;
  return {
    appointmentId: booking.id,
    bookedAt: booking.bookedAt,
    until: booking.bookedAt + f.numbers.keepPast,
    inPlaceOf: arrays.people[person]!.id,
  };
}
