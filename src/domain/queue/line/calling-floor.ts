import { addMinutes, type Instant, MINUTE } from '../../../time/instant.ts';
import type { Settings } from '../../settings.ts';
import { arrivalOf } from '../visit/visit.ts';
import type { CallingFloor, CallingNumbers } from './calling-rule.ts';
import type { FloorAdvisor, FloorPerson, StoreFloor } from './floor.ts';

/** The settings that the calling rule reads, in milliseconds. */
export const callingNumbers = (settings: Settings): CallingNumbers => ({
  headStart: settings.headStartMinutes * MINUTE,
  punctual: settings.punctualMinutes * MINUTE,
  checkInOpens: settings.checkInOpensMinutes * MINUTE,
  competeBefore: settings.competeBeforeMinutes * MINUTE,
  maxWait: settings.maxWaitMinutes * MINUTE,
  keepAhead: settings.keepFreeAheadMinutes * MINUTE,
  keepPast: settings.keepFreePastMinutes * MINUTE,
  promise: settings.promiseMinutes * MINUTE,
});

/** The floor in the arrays of the calling rule, and what stands where. */
export interface FloorArrays {
  readonly floor: CallingFloor;
  /** People in the order of the arrays: by joining, then ticket, so that equal places fall the same way everywhere. */
  readonly people: readonly FloorPerson[];
  readonly advisors: readonly FloorAdvisor[];
  /** Appointments of the bookings; a checked-in one stands by its visit's appointment id. */
  readonly bookings: readonly { readonly id: string; readonly bookedAt: Instant; readonly personId: string | null }[];
  readonly serviceIndex: ReadonlyMap<string, number>;
}

const ON_DUTY = new Set(['idle', 'calling', 'serving', 'wrap']);

/** When the advisor is free by the configured lengths; what the rule compares with a booked time. */
function expectedFreeAt(advisor: FloorAdvisor, now: Instant, minutesOf: (id: string) => number): Instant {
  if (advisor.state === 'calling' || advisor.state === 'serving') {
    return addMinutes(advisor.since, advisor.serviceId === null ? 0 : minutesOf(advisor.serviceId));
  }
  return advisor.state === 'wrap' ? advisor.since : now;
}

const byJoining = (a: FloorPerson, b: FloorPerson): number =>
  a.joinedAt - b.joinedAt || a.ticketNumber - b.ticketNumber || (a.id < b.id ? -1 : 1);

function fillPerson(f: CallingFloor, i: number, person: FloorPerson, { now, settings }: StoreFloor): void {
  const { numbers } = f;
  const arrival = arrivalOf(person, settings);
  const booked = person.bookedAt ?? Number.NaN;
  f.joinedAt[i] = person.joinedAt;
  f.lineTime[i] = person.lineTime;
  f.betterLineTime[i] = arrival === 'early' ? booked - numbers.headStart : person.lineTime;
  f.betterFrom[i] = arrival === 'early' ? booked - numbers.competeBefore : Number.POSITIVE_INFINITY;
  f.competesFrom[i] = arrival === 'punctual' ? booked - numbers.competeBefore : Number.NEGATIVE_INFINITY;
  f.isAppointment[i] = person.bookedAt === null ? 0 : 1;
  const away = person.awayUntil !== null && person.awayUntil > now ? person.awayUntil : Number.NEGATIVE_INFINITY;
  f.callableFrom[i] = person.absentUntil === null ? away : Number.POSITIVE_INFINITY;
}

function wantedIndex(person: FloorPerson, advisors: readonly FloorAdvisor[]): number {
  const { advisorWantedId: advisor, counterWantedId: counter } = person;
  if (advisor === null && counter === null) return -1;
  const found = advisors.findIndex(
    (a) => (advisor === null || a.id === advisor) && (counter === null || a.counterId === counter),
  );
  return found < 0 ? -2 : found;
}

interface Booking {
  readonly id: string;
  readonly serviceId: string;
  readonly bookedAt: Instant;
  readonly wanted: number;
  readonly isCheckedIn: boolean;
  readonly personId: string | null;
}

/** Appointments to come, and those in line. One that is away counts as not here yet; one that was not here when called is not waited for. */
function bookingsOf(floor: StoreFloor, people: readonly FloorPerson[]): Booking[] {
  const indexOf = (id: string | null): number => (id === null ? -1 : floor.advisors.findIndex((a) => a.id === id));
  const toCome = floor.appointments.map((a): Booking => {
    const wanted = a.advisorNamedId === null ? -1 : indexOf(a.advisorNamedId);
    return {
      id: a.id,
      serviceId: a.serviceId,
      bookedAt: a.startsAt,
      wanted: a.advisorNamedId !== null && wanted < 0 ? -2 : wanted,
      isCheckedIn: false,
      personId: null,
    };
  });
  const here = people
    .filter((p) => p.bookedAt !== null && p.absentUntil === null)
    .map((p): Booking => {
      const isCheckedIn = p.awayUntil === null || p.awayUntil <= floor.now;
      const id = p.appointmentId ?? p.id;
      const wanted = wantedIndex(p, floor.advisors);
      return { id, serviceId: p.serviceId, bookedAt: p.bookedAt!, wanted, isCheckedIn, personId: p.id };
    });
  return [...toCome, ...here].sort((a, b) => a.bookedAt - b.bookedAt || (a.id < b.id ? -1 : 1));
}

type Arrays = { -readonly [key in keyof CallingFloor]: CallingFloor[key] };

/** Arrays of these lengths. */
function emptyArrays(people: number, advisors: number, bookings: number, services: number): Omit<Arrays, 'numbers'> {
  return {
    services,
    length: new Float64Array(services),
    people,
    joinedAt: new Float64Array(people),
    lineTime: new Float64Array(people),
    betterLineTime: new Float64Array(people),
    betterFrom: new Float64Array(people),
    competesFrom: new Float64Array(people),
    callableFrom: new Float64Array(people),
    isAppointment: new Uint8Array(people),
    service: new Uint16Array(people),
    wanted: new Int16Array(people),
    advisors,
    can: new Uint8Array(advisors * services),
    skills: new Uint16Array(advisors),
    isPresent: new Uint8Array(advisors),
    isFree: new Uint8Array(advisors),
    freeAt: new Float64Array(advisors),
    idleSince: new Float64Array(advisors),
    bookings,
    bookedAt: new Float64Array(bookings),
    bookedService: new Uint16Array(bookings),
    bookedWanted: new Int16Array(bookings),
    isCheckedIn: new Uint8Array(bookings),
  };
}

/**
 * Where a floor's arrays lie. Who lays out one floor after the other keeps the space, and each holds until the next; arrays
 * are made anew only for a floor that is larger than all before it.
 */
export class FloorSpace {
  private arrays: Arrays | null = null;

  /** Arrays that hold at least so many people and bookings, with the numbers of this floor. */
  take(floor: StoreFloor, people: number, bookings: number): CallingFloor {
    const advisors = floor.advisors.length;
    const services = Math.max(1, floor.services.length);
    const f = this.arraysFor(people, advisors, bookings, services, callingNumbers(floor.settings));
    f.services = services;
    f.people = people;
    f.advisors = advisors;
    f.bookings = bookings;
    f.can.fill(0, 0, advisors * services);
    floor.services.forEach((service, s) => {
      f.length[s] = service.minutes * MINUTE;
    });
    return f;
  }

  private arraysFor(people: number, advisors: number, bookings: number, services: number, n: CallingNumbers): Arrays {
    const f = this.arrays;
    const [p, a, b, s] = f ? [f.joinedAt.length, f.freeAt.length, f.bookedAt.length, f.length.length] : [0, 0, 0, 0];
    if (f && people <= p && advisors <= a && bookings <= b && services <= s) {
      f.numbers = n;
      return f;
    }
    const [mostPeople, mostAdvisors] = [Math.max(people, p), Math.max(advisors, a)];
    const arrays = emptyArrays(mostPeople, mostAdvisors, Math.max(bookings, b), Math.max(services, s));
    this.arrays = { numbers: n, ...arrays };
    return this.arrays;
  }
}

/**
 * The floor in plain numbers. `extraPeople` leaves room at the end of the people's arrays (for those who might join).
 * People or bookings for a service that the store no longer gives stay out of the arrays. In a `space` that is
 * kept the arrays hold until it is taken again.
 */
export function callingFloor(floor: StoreFloor, extraPeople = 0, space = new FloorSpace()): FloorArrays {
  const serviceIndex = new Map(floor.services.map((s, i) => [s.id, i]));
  const minutes = new Map(floor.services.map((s) => [s.id, s.minutes]));
  const people = floor.line.filter((p) => serviceIndex.has(p.serviceId)).sort(byJoining);
  const bookings = bookingsOf(floor, people).filter((b) => serviceIndex.has(b.serviceId));
  const f = space.take(floor, people.length + extraPeople, bookings.length);
  f.people = people.length;
  people.forEach((person, i) => {
    fillPerson(f, i, person, floor);
    f.service[i] = serviceIndex.get(person.serviceId)!;
    f.wanted[i] = wantedIndex(person, floor.advisors);
  });
  floor.advisors.forEach((advisor, a) => {
    const skills = advisor.skills.filter((id) => serviceIndex.has(id));
    for (const id of skills) f.can[a * f.services + serviceIndex.get(id)!] = 1;
    f.skills[a] = skills.length;
    f.isPresent[a] = ON_DUTY.has(advisor.state) ? 1 : 0;
    f.isFree[a] = advisor.state === 'idle' ? 1 : 0;
    f.freeAt[a] = expectedFreeAt(advisor, floor.now, (id) => minutes.get(id) ?? 0);
    f.idleSince[a] = advisor.since;
  });
  bookings.forEach((booking, b) => {
    f.bookedAt[b] = booking.bookedAt;
    f.bookedService[b] = serviceIndex.get(booking.serviceId)!;
    f.bookedWanted[b] = booking.wanted;
    f.isCheckedIn[b] = booking.isCheckedIn ? 1 : 0;
  });
  return { floor: f, people, advisors: floor.advisors, bookings, serviceIndex };
}
