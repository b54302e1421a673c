import { describe, expect, it } from 'vitest';
import type { BookedStep } from '../../../src/domain/booking/appointment.ts';
import type { Commitment, Worker } from '../../../src/domain/booking/booking-floor.ts';
import { cutFloor } from '../../../src/domain/booking/floor-grains.ts';
import { type OpenDay, offeredSlots } from '../../../src/domain/booking/slots.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import { type OpeningHours, openSpansOn } from '../../../src/domain/store/opening-hours.ts';
import { fromRfc3339, type Instant, MINUTE, toRfc3339 } from '../../../src/time/instant.ts';
import { addDays, formatLocalTime, type LocalDate, parseLocalTime, type Weekday } from '../../../src/time/local.ts';
import { intersectSpans, joinSpans, type Span, subtractSpans } from '../../../src/time/span.ts';
import { instantOf, localOf } from '../../../src/time/store-zone.ts';
import { sharedJson } from '../../support/shared-data.ts';

interface Busy {
  start: string;
  end: string;
  resource?: string;
  id?: number;
  type?: string;
  buffer_before_min?: number;
  buffer_after_min?: number;
}

interface Vector {
  id: string;
  title: string;
  kind: 'slots' | 'slots_local' | 'windows';
  now: string;
  store_tz: string;
  windows?: [string, string][];
  schedule?: {
    weekly: { days: number[]; from: string; to: string }[];
    overrides: { date: string; windows: [string, string][] }[];
    closed_dates?: string[];
  };
  schedule_day?: { date: string; from: string; to: string };
  range?: [string, string];
  date?: string;
  open?: { start: string; end: string; breaks: { start: string; end: string }[] };
  busy?: Busy[];
  ignore_booking?: number;
  resources?: { id: string }[];
  limits?: { per_local_day: number };
  horizon?: { days_ahead: number };
  service?: {
    duration_min: number;
    step_min: number;
    buffer_before_min?: number;
    buffer_after_min?: number;
    min_notice_min: number;
  };
  portable: boolean;
  expect: { slots?: string[]; slots_local?: string[]; windows?: [string, string][] };
  expect_fixed_grid?: { slots: string[] };
  expect_correct?: { slots_local: string[] };
}

/** Cases about things that Walkup has not, each with the reason. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'ea-10': 'seats: several customers share one start; an appointment here has an advisor of its own',
  'ea-12': 'seats shared by services; an appointment here has an advisor of its own',
  'cal-sched-17': 'all of a group of people at once; a step here has one advisor',
  'cal-win-15': 'all of a group of people at once; a step here has one advisor',
};

const at = (text: string): Instant => fromRfc3339(text)!;
const spanOf = ([from, to]: [string, string]): Span => ({ startsAt: at(from), endsAt: at(to) });

function hoursOf(vector: Vector): OpeningHours {
  const local = (from: string, to: string) => ({ opensMinute: parseLocalTime(from)!, closesMinute: minutesOf(to) });
  const schedule = vector.schedule!;
  return {
    known: true,
    weekly: schedule.weekly.flatMap((row) =>
      row.days.map((day) => ({ weekday: (day === 0 ? 7 : day) as Weekday, ...local(row.from, row.to) })),
    ),
    special: [
      ...schedule.overrides.map((day) => ({
        date: day.date,
        note: null,
        spans: day.windows.map(([from, to]) => local(from, to)),
      })),
      ...(schedule.closed_dates ?? []).map((date) => ({ date, note: null, spans: [] })),
    ],
  };
}

const minutesOf = (text: string): number => {
  const [hours, minutes] = text.split(':').map(Number);
  return hours! * 60 + minutes!;
};

/** The opening spans by local date, from whichever way the case tells them. */
function daysOf(vector: Vector): OpenDay[] {
  const zone = vector.store_tz;
  if (vector.open) return [{ date: vector.date!, spans: localDay(vector) }];
  if (vector.windows) {
    const byDate = new Map<LocalDate, Span[]>();
    for (const span of vector.windows.map(spanOf)) {
      const { date } = localOf(zone, span.startsAt);
      byDate.set(date, [...(byDate.get(date) ?? []), span]);
    }
    return [...byDate].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, spans]) => ({ date, spans }));
  }
  const hours = hoursOf(vector);
  const [from, to] = vector.range!.map(at) as [Instant, Instant];
  const days: OpenDay[] = [];
  for (let date = localOf(zone, from).date; date <= localOf(zone, to).date; date = addDays(date, 1)) {
    days.push({ date, spans: openSpansOn(hours, zone, date) });
  }
  return days;
}

function localDay(vector: Vector): Span[] {
  const { start, end } = vector.open!;
  const closes = minutesOf(end) > minutesOf(start) ? minutesOf(end) : minutesOf(end) + 1440;
  const instant = (minutes: number, edge: 'start' | 'end') => instantOf(vector.store_tz, vector.date!, minutes, edge);
  return [{ startsAt: instant(minutesOf(start), 'start'), endsAt: instant(closes, 'end') }];
}

/** Breaks and absences cut the shift; bookings and other calendars are commitments of their advisor. */
function storeOf(vector: Vector, days: readonly OpenDay[]) {
  const open = joinSpans(days.flatMap((day) => day.spans));
  const local = (text: string) => instantOf(vector.store_tz, vector.date!, minutesOf(text), 'start');
  const instant = (text: string) => (text.endsWith('Z') ? at(text) : at(`${text}Z`));
  const busy = (vector.busy ?? []).filter((one) => one.id === undefined || one.id !== vector.ignore_booking);
  const away = [
    ...(vector.open?.breaks ?? []).map((pause) => ({ startsAt: local(pause.start), endsAt: local(pause.end) })),
    ...busy
      .filter((one) => one.type === 'absence')
      .map((one) => ({ startsAt: instant(one.start), endsAt: instant(one.end) })),
  ];
  const ids = (vector.resources ?? [{ id: 'only' }]).map((resource) => resource.id);
  const workers: Worker[] = ids.map((id) => ({
    id,
    kind: 'advisor',
    skills: new Set(['service']),
    working: subtractSpans(open, away),
  }));
  const commitments: Commitment[] = busy
    .filter((one) => one.type !== 'absence')
    .map((one, index) => ({
      id: `busy${index}`,
      startsAt: instant(one.start),
      steps: [
        {
          serviceId: 'service',
          minutes: (instant(one.end) - instant(one.start)) / MINUTE,
          bufferBefore: one.buffer_before_min ?? 0,
          bufferAfter: one.buffer_after_min ?? 0,
          namedAdvisorId: null,
          advisorId: one.resource ?? ids[0]!,
        },
      ],
    }));
  return { open, workers, commitments };
}

function slotsOf(vector: Vector): Instant[] {
  const service = vector.service!;
  const days = daysOf(vector);
  const store = storeOf(vector, days);
  const steps: BookedStep[] = [
    {
      serviceId: 'service',
      minutes: service.duration_min,
      bufferBefore: service.buffer_before_min ?? 0,
      bufferAfter: service.buffer_after_min ?? 0,
      namedAdvisorId: null,
    },
  ];
  const isFine = [service.duration_min, service.step_min].every((minutes) => minutes % 5 === 0);
  const cut = cutFloor({ ...store, reserve: { share: 0, seats: [] }, grainMinutes: isFine ? 5 : 1 });
  const now = at(vector.now);
  const offer = offeredSlots(cut, {
    steps,
    days,
    now,
    today: localOf(vector.store_tz, now).date,
    settings: {
      ...DEFAULT_SETTINGS,
      slotStepMinutes: service.step_min,
      leadMinutes: service.min_notice_min,
      horizonDays: vector.horizon?.days_ahead ?? 100_000,
    },
    booker: 'customer',
    ...(vector.limits ? { dayLimit: vector.limits.per_local_day } : {}),
  });
  expect(offer.ranOut).toBe(0);
  const range = vector.range?.map(at);
  return offer.slots
    .map((slot) => slot.startsAt)
    .filter((start) => !range || (range[0]! <= start && start < range[1]!));
}

function windowsOf(vector: Vector): Span[] {
  if (vector.schedule_day) {
    const { date, from, to } = vector.schedule_day;
    const startsAt = instantOf(vector.store_tz, date, minutesOf(from), 'start');
    return [{ startsAt, endsAt: instantOf(vector.store_tz, date, minutesOf(to), 'end') }];
  }
  const open = daysOf(vector).flatMap((day) => day.spans);
  const busy = (vector.busy ?? []).map((one) => spanOf([one.start, one.end]));
  const range = vector.range ? [spanOf(vector.range)] : open;
  return subtractSpans(intersectSpans(open, range), busy);
}

const localText = (vector: Vector, start: Instant): string => {
  const { date, minutes } = localOf(vector.store_tz, start);
  return `${formatLocalTime(minutes)}${date === vector.date ? '' : '+1'}`;
};

const file = sharedJson<{ vectors: Vector[] }>('vectors/slots.json');

describe.skipIf(!file)('slot vectors (skipped where the shared vectors are absent)', () => {
  const vectors = file?.vectors ?? [];

  it('leaves out only cases that exist, by name', () => {
    const known = new Set(vectors.map((vector) => vector.id));
    expect(Object.keys(LEFT_OUT).filter((id) => !known.has(id))).toEqual([]);
  });

  for (const vector of vectors) {
    const reason = LEFT_OUT[vector.id];
    it.skipIf(reason)(`${vector.id}: ${vector.title}${reason ? ` (left out: ${reason})` : ''}`, () => {
      if (vector.kind === 'windows') {
        const wanted = vector.expect.windows!.map(spanOf);
        expect(windowsOf(vector).filter((span) => span.startsAt < span.endsAt)).toEqual(wanted);
      } else if (vector.kind === 'slots_local') {
        const wanted = vector.portable ? vector.expect.slots_local : vector.expect_correct!.slots_local;
        expect(slotsOf(vector).map((start) => localText(vector, start))).toEqual(wanted);
      } else {
        const wanted = vector.portable ? vector.expect.slots : vector.expect_fixed_grid!.slots;
        expect(slotsOf(vector).map(toRfc3339)).toEqual(wanted);
      }
    });
  }
});
