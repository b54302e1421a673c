import { readDates, readWeekdays } from './osm-days.ts';
import { namesDays, type OsmRule, type TimeRange } from './osm-rule.ts';
import { type OsmRefusalCode, OsmRefused, osmTokens } from './osm-tokens.ts';
import { TokenReader } from './token-reader.ts';

const DAY = 1440;

/** Words that OSM or sloppy values know and we do not, with the name of what they ask for. */
const UNREAD_WORDS: Readonly<Record<string, OsmRefusalCode>> = {
  week: 'week_numbers',
  easter: 'easter',
  sh: 'school_holidays',
  unknown: 'unknown_state',
  sunrise: 'sun_times',
  sunset: 'sun_times',
  dawn: 'sun_times',
  dusk: 'sun_times',
  spring: 'season_words',
  summer: 'season_words',
  autumn: 'season_words',
  fall: 'season_words',
  winter: 'season_words',
  late: 'open_end',
  day: 'day_offset',
  days: 'day_offset',
};

/** The rules of an `opening_hours` value. Throws `OsmRefused` for what is no value and for what we do not read. */
export function parseOsmRules(value: string): OsmRule[] {
  const t = new TokenReader(osmTokens(value));
  if (t.done) throw new OsmRefused('empty', '');
  const rules: OsmRule[] = [];
  let adds = false;
  while (!t.done) {
    const rule = readRule(t, adds);
    if (replacesUnclearly(rule, rules)) t.refuse('override_of_dated_days');
    rules.push(rule);
    if (t.isMark('||')) t.refuse('fallback_rule');
    adds = t.takeMark(',');
    if (!adds && !t.done && !t.takeMark(';')) refuseHere(t);
    if (adds && t.done) t.refuse('syntax');
  }
  return rules;
}

// `Mo-Fr 08:00-12:00; 14:00-16:00`: by the specification the second rule replaces the first, by the common
// implementation it adds to it. Nobody can tell which was meant.
function replacesUnclearly(rule: OsmRule, before: readonly OsmRule[]): boolean {
  if (rule.adds || rule.state === 'closed' || rule.times.length === 0 || namesDays(rule)) return false;
  return before.some(namesDays);
}

function readRule(t: TokenReader, adds: boolean): OsmRule {
  const always = t.peek()?.kind === 'always';
  if (always) t.next();
  const dates = always ? null : readDates(t);
  if (dates) t.takeMark(':');
  const days = always ? null : readWeekdays(t);
  if (dates || days || always) t.takeMark(':');
  const times = readTimes(t);
  const named = dates !== null || days !== null || always || times.length > 0;
  const { state, comment } = readState(t, named);
  return {
    adds,
    dates,
    weekdays: days && days.weekdays.length > 0 ? days.weekdays : null,
    holidays: days?.holidays ?? false,
    times,
    state,
    comment,
  };
}

function readTimes(t: TokenReader): TimeRange[] {
  if (t.peek()?.kind !== 'time') return [];
  const times = [readTimeRange(t)];
  while (t.isMark(',') && t.peek(1)?.kind === 'time') {
    t.next();
    times.push(readTimeRange(t));
  }
  return times;
}

function readTimeRange(t: TokenReader): TimeRange {
  const opens = readTime(t);
  if (t.isMark('+')) t.refuse('open_end');
  if (!t.isMark('-')) t.refuse(t.isMark('/') ? 'interval' : 'point_in_time');
  t.next();
  if (t.peek()?.kind !== 'time') refuseHere(t);
  const closes = readTime(t);
  if (t.isMark('+')) t.refuse('open_end');
  if (t.isMark('/')) t.refuse('interval');
  if (opens >= DAY) t.refuse('syntax');
  return { opens, closes: closes > opens ? closes : closes + DAY };
}

function readTime(t: TokenReader): number {
  const token = t.next();
  return token?.kind === 'time' ? token.minutes : t.refuse('syntax');
}

const STATES: Readonly<Record<string, 'open' | 'closed'>> = { open: 'open', off: 'closed', closed: 'closed' };

/** `open`, `off` or `closed` with or without a comment. Days or times alone mean open; a comment alone means unknown. */
function readState(t: TokenReader, named: boolean): { state: 'open' | 'closed'; comment: string | null } {
  const word = t.word();
  const state = word !== null && Object.hasOwn(STATES, word) ? STATES[word]! : null;
  if (state) t.next();
  else if (!named) refuseHere(t);
  const comment = t.peek();
  if (comment?.kind !== 'comment') return { state: state ?? 'open', comment: null };
  if (!state) t.refuse('unknown_state');
  t.next();
  return { state, comment: comment.text.trim() || null };
}

function refuseHere(t: TokenReader): never {
  const word = t.word();
  if (t.peek()?.kind === 'comment') t.refuse('unknown_state');
  if (t.isMark('+')) t.refuse('open_end');
  if (t.isMark('(')) t.refuse('sun_times');
  if (word === null) t.refuse('syntax');
  t.refuse(Object.hasOwn(UNREAD_WORDS, word) ? UNREAD_WORDS[word]! : 'unknown_word');
}
