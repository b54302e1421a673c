// Node holds every source map in memory as long as it runs. A stack trace needs the file and line of our own code only, so
// the rest of a bundle's map is left out: mappings of packages, columns after the first of a line, and names.

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** The digit of a sign by its character code. */
const DIGITS = new Uint8Array(128);
for (let digit = 0; digit < SIGNS.length; digit++) DIGITS[SIGNS.charCodeAt(digit)] = digit;
const COMMA = 44;
const SEMICOLON = 59;

/** A number as base64 VLQ (source map revision 3). */
function encode(number) {
  let out = '';
  let rest = number < 0 ? (-number << 1) | 1 : number << 1;
  do {
    const digit = rest & 31;
    rest >>>= 5;
    out += SIGNS[rest > 0 ? digit | 32 : digit];
  } while (rest > 0);
  return out;
}

/** Per generated line, up to the last that has one, the first place whose source `newIndex` keeps. Sign by sign: there are millions. */
function firstPlaces(mappings, newIndex) {
  const lines = [];
  const last = { source: 0, line: 0 };
  let kept = '';
  // What a segment tells, in its order: generated column, source, line of the source; the rest is not needed.
  let field = 0;
  let source = 0;
  let line = 0;
  let value = 0;
  let shift = 0;
  const endSegment = () => {
    if (field >= 3 && kept === '' && newIndex[source] >= 0) {
      kept = encode(0) + encode(newIndex[source] - last.source) + encode(line - last.line) + encode(0);
      last.source = newIndex[source];
      last.line = line;
    }
    field = 0;
  };
  for (let i = 0; i < mappings.length; i++) {
    const code = mappings.charCodeAt(i);
    if (code === COMMA || code === SEMICOLON) {
      endSegment();
      if (code === COMMA) continue;
      lines.push(kept);
      kept = '';
      continue;
    }
    const digit = DIGITS[code];
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    const number = value & 1 ? -(value >> 1) : value >> 1;
    if (field === 1) source += number;
    else if (field === 2) line += number;
    field++;
    value = 0;
    shift = 0;
  }
  endSegment();
  lines.push(kept);
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

/** The text of a smaller map: per generated line the first place of a source that `isOwn` accepts. */
export function slimSourceMap(text, isOwn) {
  const map = JSON.parse(text);
  const own = map.sources.filter(isOwn);
  const places = new Map(own.map((source, index) => [source, index]));
  const newIndex = map.sources.map((source) => places.get(source) ?? -1);
  return JSON.stringify({
    version: 3,
    sources: own,
    names: [],
    mappings: firstPlaces(map.mappings, newIndex).join(';'),
  });
}
