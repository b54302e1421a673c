// A program of its own, so that it runs under another TZ: compares our starts with Temporal's around every clock change.
import { Temporal } from 'temporal-polyfill';
import { cutFloor } from '../../src/domain/booking/floor-grains.ts';
import { type OpenDay, offeredSlots } from '../../src/domain/booking/slots.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { openSpansOn } from '../../src/domain/store/opening-hours.ts';
import { shiftOnDate } from '../../src/domain/store/shift.ts';
import { MINUTE } from '../../src/time/instant.ts';
import { type LocalDate, WEEKDAYS } from '../../src/time/local.ts';
import { instantOf, localOf } from '../../src/time/store-zone.ts';

const FROM = Temporal.Instant.from('2026-01-01T00:00:00Z');
const UNTIL = Temporal.Instant.from('2028-01-01T00:00:00Z');
const SERVICE_MINUTES = 30;
const STEP_MINUTES = 15;

interface Change {
  readonly at: Temporal.Instant;
  /** The two local dates that the change can touch, and the one before. */
  readonly dates: readonly LocalDate[];
  /** The clock on both sides of the change, in minutes after midnight of the day on which it happens. */
  readonly clock: readonly [number, number];
}

function changesOf(zone: string): Change[] {
  const changes: Change[] = [];
  let at = FROM.toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  for (; at && Temporal.Instant.compare(at.toInstant(), UNTIL) < 0; at = at.getTimeZoneTransition('next')) {
    const after = at.toPlainDateTime();
    const before = at.toInstant().subtract({ nanoseconds: 1 }).toZonedDateTimeISO(zone).toPlainDateTime();
    const date = before.toPlainDate();
    const minutes = (one: Temporal.PlainDateTime): number =>
      date.until(one.toPlainDate()).days * 1440 + one.hour * 60 + one.minute;
    const clock = [minutes(before) + 1, minutes(after)] as const;
    changes.push({ at: at.toInstant(), dates: [-1, 0, 1].map((days) => date.add({ days }).toString()), clock });
  }
  return changes;
}

/** The oracle: what Temporal makes of a local time. In a gap both ways go forward by it; of two the end takes the later. */
function oracle(zone: string, date: LocalDate, minutes: number, edge: 'start' | 'end'): number {
  const disambiguation = edge === 'start' ? 'compatible' : 'later';
  const local = Temporal.PlainDate.from(date).toPlainDateTime().add({ minutes });
  return local.toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
}

type Hours = readonly [opensMinute: number, closesMinute: number];

/** Hours that end, begin and lie in what the clock skips or shows twice, and some that only hold it. */
function hoursAround([a, b]: readonly [number, number]): Hours[] {
  const [low, high] = a < b ? [a, b] : [b, a];
  const wanted: Hours[] = [
    [low - 60, high + 60],
    [low + 10, high + 75],
    [low - 75, low + 20],
    [low + 5, high - 5],
    [low, high],
    [0, 1440],
    [0, 1560],
    [540, 1080],
    [1320, 1560],
  ];
  return wanted.filter(([opens, closes]) => opens >= 0 && opens < 1440 && opens < closes && closes <= 1560);
}

/** Grids of 15 min of elapsed time from each opening, as long as the service still ends in what is open without a gap. */
function startsWanted(zone: string, dates: readonly LocalDate[], [opens, closes]: Hours): number[] {
  const spans = dates
    .map((date) => [oracle(zone, date, opens, 'start'), oracle(zone, date, closes, 'end')] as const)
    .filter(([from, to]) => from < to);
  const isOpen = (from: number, to: number): boolean => {
    let at = from;
    for (const [a, b] of [...spans].sort((x, y) => x[0] - y[0])) if (a <= at && at < b) at = b;
    return at >= to;
  };
  const starts = new Set<number>();
  for (const [from, to] of spans) {
    for (let at = from; at < to; at += STEP_MINUTES * MINUTE) {
      if (isOpen(at, at + SERVICE_MINUTES * MINUTE)) starts.add(at);
    }
  }
  return [...starts].sort((a, b) => a - b);
}

function startsOffered(zone: string, dates: readonly LocalDate[], [opensMinute, closesMinute]: Hours): number[] {
  const hours = {
    known: true,
    special: [],
    weekly: WEEKDAYS.map((weekday) => ({ weekday, opensMinute, closesMinute })),
  };
  const days: OpenDay[] = dates.map((date) => ({ date, spans: openSpansOn(hours, zone, date) }));
  const working = dates.map((date) => shiftOnDate(zone, date, opensMinute, closesMinute, []));
  const cut = cutFloor({
    open: days.flatMap((day) => day.spans),
    workers: [
      { id: 'a', kind: 'advisor', skills: new Set(['s']), working: working.filter((s) => s.startsAt < s.endsAt) },
    ],
    commitments: [],
    reserve: { share: 0, seats: [] },
    grainMinutes: 5,
  });
  const offer = offeredSlots(cut, {
    steps: [{ serviceId: 's', minutes: SERVICE_MINUTES, bufferBefore: 0, bufferAfter: 0, namedAdvisorId: null }],
    days,
    now: 0,
    today: '1970-01-01',
    settings: { ...DEFAULT_SETTINGS, slotStepMinutes: STEP_MINUTES, leadMinutes: 0, horizonDays: 100_000 },
    booker: 'customer',
  });
  return offer.slots.map((slot) => slot.startsAt);
}

const result = { zones: 0, changes: 0, starts: 0, wrong: [] as string[] };

function compareTimes(zone: string, change: Change): void {
  const middle = Math.round((change.clock[0] + change.clock[1]) / 2 / 15) * 15;
  for (let minutes = middle - 180; minutes <= middle + 180; minutes += 15) {
    const date = minutes < 0 ? change.dates[0]! : change.dates[1]!;
    const ofDay = minutes < 0 ? minutes + 1440 : minutes;
    for (const edge of ['start', 'end'] as const) {
      if (instantOf(zone, date, ofDay, edge) !== oracle(zone, date, ofDay, edge)) {
        result.wrong.push(`${zone} ${date} ${ofDay} ${edge}`);
      }
    }
    const at = change.at.epochMilliseconds + (minutes - middle) * MINUTE;
    const clock = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    const local = localOf(zone, at);
    if (local.date !== clock.toPlainDate().toString() || local.minutes !== clock.hour * 60 + clock.minute) {
      result.wrong.push(`${zone} shows another time at ${at}`);
    }
  }
}

function compareStarts(zone: string, change: Change): void {
  for (const hours of hoursAround(change.clock)) {
    const wanted = startsWanted(zone, change.dates, hours);
    const offered = startsOffered(zone, change.dates, hours);
    result.starts += wanted.length;
    if (wanted.join() !== offered.join()) {
      const differs = wanted.find((at, i) => at !== offered[i]) ?? offered.at(-1)!;
      const about = `${zone} ${change.dates[1]} open ${hours.join()}: ${wanted.length} and ${offered.length} starts`;
      result.wrong.push(`${about}, first ${new Date(differs).toISOString()}`);
    }
  }
}

for (const zone of Intl.supportedValuesOf('timeZone')) {
  const changes = changesOf(zone);
  if (changes.length > 0) result.zones++;
  for (const change of changes) {
    result.changes++;
    compareTimes(zone, change);
    compareStarts(zone, change);
  }
}
console.log(JSON.stringify(result));
