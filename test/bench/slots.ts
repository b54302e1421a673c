import { chooseAdvisors } from '../../src/domain/booking/advisor-choice.ts';
import type { BookingFloor, Commitment } from '../../src/domain/booking/booking-floor.ts';
import { cutFloor, place, toTask } from '../../src/domain/booking/floor-grains.ts';
import { applyChanges } from '../../src/domain/booking/plan-day.ts';
import { type OpenDay, offeredSlots } from '../../src/domain/booking/slots.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { DAY, HOUR, MINUTE } from '../../src/time/instant.ts';
import { addDays } from '../../src/time/local.ts';
import { type Measured, measure, printMeasured } from './measure.ts';

const FIRST = '2026-11-24';
const MIDNIGHT = Date.UTC(2026, 10, 24);
const SKILLS = ['a', 'b', 'c'];
const RUNS = 40;
const STEP = { serviceId: 'a', minutes: 30, bufferBefore: 0, bufferAfter: 0, namedAdvisorId: null };

function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const openDays = (count: number): OpenDay[] =>
  Array.from({ length: count }, (_, i) => ({
    date: addDays(FIRST, i),
    spans: [{ startsAt: MIDNIGHT + i * DAY + 9 * HOUR, endsAt: MIDNIGHT + i * DAY + 18 * HOUR }],
  }));

/** A store with so many appointments of 30 minutes, booked one after the other at random starts. */
function filledFloor(advisors: number, days: readonly OpenDay[], appointments: number): BookingFloor {
  const random = randomOf(advisors * 1_000 + appointments);
  const open = days.flatMap((day) => day.spans);
  const workers = Array.from({ length: advisors }, (_, i) => ({
    id: `adv${i}`,
    kind: 'advisor' as const,
    skills: new Set(advisors === 1 ? SKILLS : [SKILLS[i % 3]!, ...SKILLS.filter(() => random() < 0.5)]),
    working: open,
  }));
  const floor = { open, workers, commitments: [], reserve: { share: 0, seats: [] }, grainMinutes: 5 };
  const cut = cutFloor(floor);
  const commitments = new Map<string, Commitment>();
  for (let tries = 0; commitments.size < appointments && tries < appointments * 50; tries++) {
    const span = open[Math.floor(random() * open.length)]!;
    const startsAt = span.startsAt + Math.floor(random() * 35) * 15 * MINUTE;
    const steps = [{ ...STEP, serviceId: SKILLS[Math.floor(random() * 3)]! }];
    const wanted = { id: `apt${tries}`, startsAt, steps };
    const choice = chooseAdvisors(cut, wanted);
    if (choice.kind !== 'fits') continue;
    applyChanges(cut, choice.changed);
    const planned = { ...wanted, steps: steps.map((step) => ({ ...step, advisorId: choice.advisorIds[0]! })) };
    place(cut, toTask(cut, planned));
    commitments.set(wanted.id, planned);
    for (const { commitmentId, advisorIds } of choice.changed) {
      const moved = commitments.get(commitmentId)!;
      const [step] = moved.steps;
      commitments.set(commitmentId, { ...moved, steps: [{ ...step!, advisorId: advisorIds[0]! }] });
    }
  }
  return { ...floor, commitments: [...commitments.values()] };
}

async function row(advisors: number, dayCount: number, appointments: number): Promise<Measured> {
  const days = openDays(dayCount);
  const floor = filledFloor(advisors, days, appointments);
  const settings = { ...DEFAULT_SETTINGS, horizonDays: dayCount };
  const question = { steps: [STEP], days, now: MIDNIGHT, today: FIRST, settings, booker: 'customer' as const };
  const what = `${advisors} advisors, ${dayCount} days, ${floor.commitments.length} appointments`;
  return measure(what, RUNS, () => offeredSlots(cutFloor(floor), question));
}

/** All free starts of a 30 min service every 15 min, 09:00 to 18:00, and the curve as everything doubles. */
export async function benchSlots(): Promise<void> {
  const rows: Measured[] = [];
  for (const [advisors, days, appointments] of [
    [1, 1, 7],
    [8, 1, 20],
    [1, 30, 200],
    [8, 30, 200],
    [16, 30, 200],
    [8, 60, 200],
    [8, 30, 400],
    [8, 30, 800],
    [16, 60, 1_600],
  ] as const) {
    rows.push(await row(advisors, days, appointments));
  }
  printMeasured('free times of a service', rows);
}
