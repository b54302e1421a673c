/**
 * The calling rule, on plain numbers: instants and spans in milliseconds, people, advisors and bookings by their place in
 * typed arrays. *Call next*, the boards and the forecast's simulation all use these functions; none of them allocates.
 */

/** The store's policy numbers, in milliseconds. */
export interface CallingNumbers {
  /** Credit in line time of a punctual appointment. */
  readonly headStart: number;
  readonly punctual: number;
  readonly checkInOpens: number;
  readonly competeBefore: number;
  readonly maxWait: number;
  readonly keepAhead: number;
  readonly keepPast: number;
  readonly promise: number;
}

/** Who is in line, who serves, and who is booked. Arrays may be longer than the counts say. */
export interface CallingFloor {
  readonly numbers: CallingNumbers;
  readonly services: number;
  /** Configured length of each service. */
  readonly length: Float64Array;

  people: number;
  readonly joinedAt: Float64Array;
  readonly lineTime: Float64Array;
  /** An early arrival's better line time, and from when it holds; `Infinity` = never. */
  readonly betterLineTime: Float64Array;
  readonly betterFrom: Float64Array;
  /** An appointment competes from here on; `-Infinity` for everybody else. */
  readonly competesFrom: Float64Array;
  /** Can be called from here on (away until then); `Infinity` = not here or gone. */
  readonly callableFrom: Float64Array;
  readonly isAppointment: Uint8Array;
  readonly service: Uint16Array;
  /** The one advisor who may serve, -1 = any, -2 = nobody on duty. */
  readonly wanted: Int16Array;

  advisors: number;
  /** `can[advisor * services + service]` is 1 where the advisor has the skill. */
  readonly can: Uint8Array;
  readonly skills: Uint16Array;
  /** On duty and not on a break. */
  readonly isPresent: Uint8Array;
  readonly isFree: Uint8Array;
  /** When the visit in hand ends by the configured length. */
  readonly freeAt: Float64Array;
  readonly idleSince: Float64Array;

  bookings: number;
  /** Booked start; `Infinity` once called, cancelled or released. */
  readonly bookedAt: Float64Array;
  readonly bookedService: Uint16Array;
  readonly bookedWanted: Int16Array;
  readonly isCheckedIn: Uint8Array;
}

/** The number by which the line is ordered. `bookedAt` is NaN for a walk-in, also one whose appointment was released. */
export function lineTime(joinedAt: number, bookedAt: number, n: CallingNumbers): number {
  const isOnTime = joinedAt >= bookedAt - n.checkInOpens && joinedAt <= bookedAt + n.punctual;
  return isOnTime ? bookedAt - n.headStart : joinedAt;
}

/** 0 has waited past the limit, 1 usual, 2 an appointment that does not compete yet; smaller goes first. */
export function tier(now: number, joinedAt: number, competesFrom: number, maxWait: number): number {
  if (now - joinedAt > maxWait) return 0;
  return now < competesFrom ? 2 : 1;
}

/** The line time that holds now: an early arrival has a better one shortly before its booked time. */
export const placeAt = (now: number, own: number, better: number, betterFrom: number): number =>
  now >= betterFrom && better < own ? better : own;

/** True where person `a` goes before person `b`: tier, line time, joining, then the order of the arrays. */
export function goesBefore(f: CallingFloor, a: number, b: number, now: number): boolean {
  const { maxWait } = f.numbers;
  const tierA = tier(now, f.joinedAt[a]!, f.competesFrom[a]!, maxWait);
  const tierB = tier(now, f.joinedAt[b]!, f.competesFrom[b]!, maxWait);
  if (tierA !== tierB) return tierA < tierB;
  const placeA = placeAt(now, f.lineTime[a]!, f.betterLineTime[a]!, f.betterFrom[a]!);
  const placeB = placeAt(now, f.lineTime[b]!, f.betterLineTime[b]!, f.betterFrom[b]!);
  if (placeA !== placeB) return placeA < placeB;
  return f.joinedAt[a] !== f.joinedAt[b] ? f.joinedAt[a]! < f.joinedAt[b]! : a < b;
}

const maySee = (f: CallingFloor, advisor: number, service: number, wanted: number): boolean =>
  (wanted === -1 || wanted === advisor) && f.can[advisor * f.services + service] === 1;

/** Skill, and the advisor asked for by name. */
export const canServe = (f: CallingFloor, advisor: number, person: number): boolean =>
  maySee(f, advisor, f.service[person]!, f.wanted[person]!);

const isBookingNear = (f: CallingFloor, booking: number, now: number): boolean =>
  f.bookedAt[booking]! > now - f.numbers.keepPast && f.bookedAt[booking]! <= now + f.numbers.keepAhead;

/** The advisor could be the one for some booking that is near. */
function servesSomeNear(f: CallingFloor, advisor: number, now: number): boolean {
  for (let b = 0; b < f.bookings; b++) {
    if (isBookingNear(f, b, now) && maySee(f, advisor, f.bookedService[b]!, f.bookedWanted[b]!)) return true;
  }
  return false;
}

/** So many advisors other than this one will be free for a near booking by `limit`. */
function areOthersFreeBy(f: CallingFloor, advisor: number, limit: number, now: number, needed: number): boolean {
  let free = 0;
  for (let o = 0; o < f.advisors && free < needed; o++) {
    if (o === advisor || f.isPresent[o] === 0) continue;
    const freeAt = f.isFree[o] === 1 ? now : f.freeAt[o]!;
    if (freeAt <= limit && servesSomeNear(f, o, now)) free++;
  }
  return free >= needed;
}

/**
 * The booking for which this advisor is kept free instead of starting with this person now, or -1.
 * Kept free where bookings that he can serve are near and rank before the person, the person's configured length would
 * pass the earliest of them by more than the promise, and too few others will be free by then. Appointments, and people
 * over the longest wait, are never kept waiting by it.
 */
export function keptFree(f: CallingFloor, advisor: number, person: number, now: number): number {
  const n = f.numbers;
  if (f.bookings === 0 || n.keepAhead === 0 || f.isAppointment[person] === 1) return -1;
  if (now - f.joinedAt[person]! > n.maxWait) return -1;
  let needed = 0;
  let first = -1;
  for (let b = 0; b < f.bookings; b++) {
    if (!isBookingNear(f, b, now) || f.bookedAt[b]! - n.headStart >= f.lineTime[person]!) continue;
    if (!maySee(f, advisor, f.bookedService[b]!, f.bookedWanted[b]!)) continue;
    // One that is here and competes needs nobody kept free.
    if (f.isCheckedIn[b] === 1 && now >= f.bookedAt[b]! - n.competeBefore) continue;
    needed++;
    if (first < 0 || f.bookedAt[b]! < f.bookedAt[first]!) first = b;
  }
  if (needed === 0) return -1;
  const limit = f.bookedAt[first]! + n.promise;
  if (now + f.length[f.service[person]!]! <= limit) return -1;
  return areOthersFreeBy(f, advisor, limit, now, needed) ? -1 : first;
}

/** Whom this advisor calls next, or -1: the first in order whom he can serve and is not kept free from. */
export function nextToCall(f: CallingFloor, advisor: number, now: number): number {
  let best = -1;
  for (let p = 0; p < f.people; p++) {
    if (f.callableFrom[p]! > now || !canServe(f, advisor, p)) continue;
    if (best >= 0 && !goesBefore(f, p, best, now)) continue;
    if (keptFree(f, advisor, p, now) < 0) best = p;
  }
  return best;
}

/** Whom this advisor would call if nobody were kept free, or -1. */
export function firstInLine(f: CallingFloor, advisor: number, now: number): number {
  let best = -1;
  for (let p = 0; p < f.people; p++) {
    if (f.callableFrom[p]! > now || !canServe(f, advisor, p)) continue;
    if (best < 0 || goesBefore(f, p, best, now)) best = p;
  }
  return best;
}

/** Of the free advisors, the one this person goes to, or -1: the fewest skills, then the longest idle. */
export function advisorFor(f: CallingFloor, person: number, now: number): number {
  let best = -1;
  for (let a = 0; a < f.advisors; a++) {
    if (f.isFree[a] === 0 || !canServe(f, a, person)) continue;
    const isBetter =
      best < 0 ||
      f.skills[a]! < f.skills[best]! ||
      (f.skills[a] === f.skills[best] && f.idleSince[a]! < f.idleSince[best]!);
    if (isBetter && keptFree(f, a, person, now) < 0) best = a;
  }
  return best;
}

/** The person who is called next by any free advisor, or -1; `advisorFor` tells by whom. */
export function nextOnFloor(f: CallingFloor, now: number): number {
  let free = -1;
  for (let a = 0; a < f.advisors; a++) {
    // With one free advisor, the usual case, the shorter search gives the same.
    if (f.isFree[a] === 1) free = free === -1 ? a : -2;
  }
  if (free === -1) return -1;
  if (free >= 0) return nextToCall(f, free, now);
  let best = -1;
  for (let p = 0; p < f.people; p++) {
    if (f.callableFrom[p]! > now) continue;
    if (best >= 0 && !goesBefore(f, p, best, now)) continue;
    if (advisorFor(f, p, now) >= 0) best = p;
  }
  return best;
}
