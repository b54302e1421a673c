import { localSpansOn, type OpeningHours } from '../../domain/store/opening-hours.ts';
import { addDays, type LocalDate } from '../../time/local.ts';
import type { Span } from '../../time/span.ts';
import { instantOf } from '../../time/store-zone.ts';

/** A shift of the rota, by the advisor's place in the store. */
export interface RotaShift {
  readonly advisor: number;
  readonly date: LocalDate;
  readonly span: Span;
  readonly breaks: readonly Span[];
}

const SHIFT = 510;
/** Three of these cover a day, with a quarter of an hour to hand over. */
const SHIFT_OF_THREE = 495;
const LONGEST_SINGLE = 540;
const LONGEST_DOUBLE = 960;
const MOST_AT_ONCE = 5;

/** Begins of the day's shifts, in minutes from opening. */
function patterns(length: number): { begin: number; length: number }[] {
  if (length <= LONGEST_SINGLE) return [{ begin: 0, length }];
  if (length <= LONGEST_DOUBLE) {
    return [
      { begin: 0, length: SHIFT },
      { begin: length - SHIFT, length: SHIFT },
    ];
  }
  return [0, Math.round(length / 3 / 30) * 30, length - SHIFT_OF_THREE].map((begin) => {
    return { begin, length: SHIFT_OF_THREE };
  });
}

const dayNumber = (date: LocalDate): number => Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);

/** Who works that day: five days of seven each, at most so many. */
function onDuty(day: number, advisors: number, most: number): number[] {
  const free = (advisor: number): boolean => (day + 3 * advisor) % 7 < 2;
  const working = Array.from({ length: advisors }, (_, i) => i).filter((i) => !free(i));
  const turn = Math.floor(day / 7) % working.length;
  const inTurn = [...working.slice(turn), ...working.slice(0, turn)];
  return inTurn.slice(0, most);
}

/** Breaks of a shift, apart from each other so that they do not empty the floor: half an hour, and a short one later. */
function breaksOf(length: number, turn: number): { begin: number; length: number }[] {
  if (length < 360) return [];
  const long = { begin: 180 + (turn % 4) * 30, length: 30 };
  return length < 480 ? [long] : [long, { begin: 360 + (turn % 4) * 15, length: 15 }];
}

/** The shifts of a store on one local date; none when it is closed. */
export function rotaOf(
  hours: OpeningHours,
  zone: string,
  date: LocalDate,
  staff: { readonly advisors: number; readonly counters: number },
): RotaShift[] {
  const open = localSpansOn(hours, date)[0];
  if (!open) return [];
  const day = dayNumber(date);
  const kinds = patterns(open.closesMinute - open.opensMinute);
  // Around the clock everybody keeps to his own third of the day, since nights follow each other; else turns change daily.
  const isRoundTheClock = kinds.length === 3;
  const most = isRoundTheClock ? staff.advisors : Math.min(staff.counters, MOST_AT_ONCE);
  const at = (minutes: number, edge: 'start' | 'end') => instantOf(zone, date, open.opensMinute + minutes, edge);
  return onDuty(day, staff.advisors, most).map((advisor, turn) => {
    const kind = kinds[(isRoundTheClock ? advisor : turn + day) % kinds.length]!;
    const begin = (minutes: number) => kind.begin + minutes;
    return {
      advisor,
      date,
      span: { startsAt: at(begin(0), 'start'), endsAt: at(begin(kind.length), 'end') },
      breaks: breaksOf(kind.length, turn).map((pause) => ({
        startsAt: at(begin(pause.begin), 'start'),
        endsAt: at(begin(pause.begin + pause.length), 'end'),
      })),
    };
  });
}

/** The shifts of many days in a row, in order of time. */
export function rotaBetween(
  hours: OpeningHours,
  zone: string,
  from: LocalDate,
  to: LocalDate,
  staff: { readonly advisors: number; readonly counters: number },
): RotaShift[] {
  const shifts: RotaShift[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) shifts.push(...rotaOf(hours, zone, date, staff));
  return shifts.sort((a, b) => a.span.startsAt - b.span.startsAt || a.advisor - b.advisor);
}
