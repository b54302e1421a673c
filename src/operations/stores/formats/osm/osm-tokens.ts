/** Why a value was not read. Every one but `empty`, `too_long` and `syntax` names a feature of OSM that we leave out. */
export type OsmRefusalCode =
  | 'empty'
  | 'too_long'
  | 'syntax'
  | 'unknown_word'
  | 'week_numbers'
  | 'easter'
  | 'school_holidays'
  | 'public_holidays'
  | 'sun_times'
  | 'season_words'
  | 'open_end'
  | 'point_in_time'
  | 'interval'
  | 'fallback_rule'
  | 'unknown_state'
  | 'day_offset'
  | 'year_without_date'
  | 'override_of_dated_days'
  | 'night_after_exception';

/** Thrown inside this folder only; `readOsmHours` turns it into a value. */
export class OsmRefused extends Error {
  readonly code: OsmRefusalCode;
  readonly near: string;
  constructor(code: OsmRefusalCode, near: string) {
    super(`${code} near "${near}"`);
    this.code = code;
    this.near = near;
  }
}

export type OsmToken =
  | { readonly kind: 'time'; readonly minutes: number; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'always'; readonly text: string }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string };

const PATTERN =
  /\s*(?:(?<always>24\/7)|(?<time>\d{1,2}:\d{2}(?!\d))|(?<number>\d+)|(?<word>[\p{L}_]+)|"(?<comment>[^"]*)"|(?<mark>\|\||[,;:[\]()+/–-]))/uy;

/** Values of real stores stay far below this. */
const LONGEST = 2_000;

/** The words and marks of a value, in order. Throws `OsmRefused` at the first character that has no meaning. */
export function osmTokens(value: string): OsmToken[] {
  if (value.length > LONGEST) throw new OsmRefused('too_long', value.slice(0, 20));
  const text = value.trimEnd();
  const tokens: OsmToken[] = [];
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < text.length) {
    const at = PATTERN.lastIndex;
    const groups = PATTERN.exec(text)?.groups;
    if (!groups) throw new OsmRefused('syntax', text.slice(at, at + 12).trim());
    tokens.push(tokenOf(groups));
  }
  return tokens;
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>): OsmToken {
  if (groups.always !== undefined) return { kind: 'always', text: groups.always };
  if (groups.time !== undefined) return { kind: 'time', minutes: minutesOf(groups.time), text: groups.time };
  if (groups.number !== undefined) return { kind: 'number', value: Number(groups.number), text: groups.number };
  if (groups.word !== undefined) return { kind: 'word', text: groups.word };
  if (groups.comment !== undefined) return { kind: 'comment', text: groups.comment };
  return { kind: 'mark', text: groups.mark === '–' ? '-' : groups.mark! };
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  // 48:00 is the latest end that OSM knows: an evening that runs on through the whole next day.
  if (minutes > 59 || hours * 60 + minutes > 48 * 60) throw new OsmRefused('syntax', time);
  return hours * 60 + minutes;
}
