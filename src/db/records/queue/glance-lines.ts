import type { Commitment, PlannedStep } from '../../../domain/booking/booking-floor.ts';
import type { FloorAppointment, FloorPerson } from '../../../domain/queue/line/floor.ts';
import type { VisitStatus } from '../../../domain/queue/visit/statuses.ts';
import type { Instant } from '../../../time/instant.ts';
import type { Span } from '../../../time/span.ts';
import type { CounterSessionRow } from './counter-sessions.ts';
import type { FloorGlance, GlanceAdvisor, GlanceSession, GlanceVisit } from './floor-glances.ts';

type Id = string;
type SkillLine = [Id, Id[]];
type SessionLine = [Id, Id, Id, CounterSessionRow['state'], Instant, Instant | null, Instant | null];
type ShiftLine = [Id, Instant, Instant, [Instant, Instant][]];
type VisitLine = [
  ...[Id, number, Id, Instant, Instant, Instant | null],
  ...[Id | null, Id | null, Id | null, Instant | null, Instant | null, VisitStatus],
  ...[Id | null, Instant | null, Instant | null],
];
/** Appointment with its start, service and marks; its step's service, minutes, buffers, who takes it, place among the steps. */
type StepLine = [Id, Instant, Id, number, Id, number, number, number, Id | null, number];
type HoldLine = [Id, Instant, HeldStep[]];
type LaneLine = [Id, Instant, Instant, Id[]];
/** A store's lines, in the order in which the statement has them. */
export type StoreParts = [SkillLine[], SessionLine[], ShiftLine[], VisitLine[], StepLine[], HoldLine[], LaneLine[]];

/** Marks of a step's line, added up. */
const BOOKED = 1;
const PLANNED = 2;
const NAMED = 4;

// Lines are read by place: taking them apart by pattern goes through an iterator, which tells where there are hundreds.
export function glanceOf(parts: StoreParts): FloorGlance {
  const [skills, sessions, shifts, visits, steps, holds, lanes] = parts;
  const booked = steps.sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[9] - b[9]));
  const commitments = commitmentsOf(booked);
  const held = holds.map(holdOf);
  return {
    advisors: advisorsOf(skills, sessions, shifts),
    visits: visits.map(visitOf).sort(byJoining),
    expected: booked.filter((step) => (step[3] & BOOKED) !== 0 && step[9] === 0).map(expectedOf),
    commitments: held.length === 0 ? commitments : [...commitments, ...held].sort((a, b) => a.startsAt - b.startsAt),
    lanes: lanes.map(([id, startsAt, endsAt, its]) => ({ id, startsAt, endsAt, skills: its })),
  };
}

const byJoining = (a: FloorPerson, b: FloorPerson): number =>
  a.joinedAt - b.joinedAt || a.ticketNumber - b.ticketNumber;

type GlanceShift = GlanceAdvisor['shifts'][number];

function advisorsOf(
  skills: readonly SkillLine[],
  sessions: readonly SessionLine[],
  shifts: readonly ShiftLine[],
): GlanceAdvisor[] {
  const atCounter = new Map<Id, GlanceSession>();
  for (const line of sessions) atCounter.set(line[0], sessionOf(line));
  const planned = new Map<Id, GlanceShift[]>();
  for (const line of shifts) {
    const shift = shiftOf(line);
    const its = planned.get(line[0]);
    if (its) its.push(shift);
    else planned.set(line[0], [shift]);
  }
  return skills.map((line) => ({
    id: line[0],
    skills: line[1],
    session: atCounter.get(line[0]) ?? null,
    shifts: inOrder(planned.get(line[0])),
  }));
}

const NO_SHIFTS: readonly GlanceShift[] = [];

function inOrder(shifts: GlanceShift[] | undefined): readonly GlanceShift[] {
  if (!shifts) return NO_SHIFTS;
  return shifts.length < 2 ? shifts : shifts.sort((a, b) => a.span.startsAt - b.span.startsAt);
}

const sessionOf = (line: SessionLine): GlanceSession => ({
  advisorId: line[0],
  id: line[1],
  counterId: line[2],
  state: line[3],
  stateSince: line[4],
  pausedUntil: line[5],
  lastEndedAt: line[6],
});

const shiftOf = (line: ShiftLine): GlanceShift => ({
  span: { startsAt: line[1], endsAt: line[2] },
  breaks: line[3].map(breakOf).sort((a, b) => a.startsAt - b.startsAt),
});

const breakOf = (line: readonly [Instant, Instant]): Span => ({ startsAt: line[0], endsAt: line[1] });

const visitOf = (line: VisitLine): GlanceVisit => ({
  id: line[0],
  ticketNumber: line[1],
  serviceId: line[2],
  joinedAt: line[3],
  lineTime: line[4],
  bookedAt: line[5],
  appointmentId: line[6],
  advisorWantedId: line[7],
  counterWantedId: line[8],
  awayUntil: line[9],
  absentUntil: line[10],
  status: line[11],
  counterSessionId: line[12],
  calledAt: line[13],
  startedAt: line[14],
});

const expectedOf = (line: StepLine): FloorAppointment => ({
  id: line[0],
  startsAt: line[1],
  serviceId: line[2],
  advisorNamedId: (line[3] & NAMED) === 0 ? null : line[8],
});

function commitmentsOf(lines: readonly StepLine[]): Commitment[] {
  const found: Commitment[] = [];
  let steps: PlannedStep[] = [];
  let id = '';
  for (const line of lines) {
    if (line[0] !== id) {
      id = line[0];
      steps = [];
      found.push({ id, startsAt: line[1], steps });
    }
    steps.push(stepOf(line));
  }
  return found;
}

const stepOf = (line: StepLine): PlannedStep => ({
  serviceId: line[4],
  minutes: line[5],
  bufferBefore: line[6],
  bufferAfter: line[7],
  namedAdvisorId: (line[3] & NAMED) === 0 ? null : line[8],
  advisorId: (line[3] & PLANNED) === 0 ? null : line[8],
});

interface HeldStep {
  readonly serviceId: string;
  readonly minutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly advisorId: string | null;
  readonly advisorNamed: boolean;
}

const holdOf = ([id, startsAt, steps]: HoldLine): Commitment => ({
  id,
  startsAt,
  steps: steps.map((step) => ({
    serviceId: step.serviceId,
    minutes: step.minutes,
    bufferBefore: step.bufferBeforeMinutes,
    bufferAfter: step.bufferAfterMinutes,
    namedAdvisorId: step.advisorNamed ? step.advisorId : null,
    advisorId: step.advisorId,
  })),
});
