// Node holds every source map in memory as long as it runs. A stack trace needs the file and line of our own code only, so
// the rest of a bundle's map is left out: mappings of packages, columns after the first of a line, and names.

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUE = new Map([...SIGNS].map((sign, value) => [sign, value]));

/** The signed numbers of one segment (base64 VLQ, source map revision 3). */
function decode(segment) {
  const numbers = [];
  let shift = 0;
  let value = 0;
  for (const sign of segment) {
    const digit = VALUE.get(sign);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    shift = 0;
    value = 0;
  }
  return numbers;
}

function encode(numbers) {
  let out = '';
  for (const number of numbers) {
    let rest = number < 0 ? (-number << 1) | 1 : number << 1;
    do {
      const digit = rest & 31;
      rest >>>= 5;
      out += SIGNS[rest > 0 ? digit | 32 : digit];
    } while (rest > 0);
  }
  return out;
}

/** The text of a smaller map: per generated line the first place of a source that `isOwn` accepts. */
export function slimSourceMap(text, isOwn) {
  const map = JSON.parse(text);
  const own = map.sources.filter(isOwn);
  const newIndex = map.sources.map((source) => own.indexOf(source));
  let source = 0;
  let line = 0;
  let last = { source: 0, line: 0 };
  const lines = map.mappings.split(';').map((generated) => {
    let kept = '';
    for (const segment of generated ? generated.split(',') : []) {
      const [, sourceStep, lineStep] = decode(segment);
      if (sourceStep === undefined) continue;
      source += sourceStep;
      line += lineStep;
      if (kept || newIndex[source] < 0) continue;
      kept = encode([0, newIndex[source] - last.source, line - last.line, 0]);
      last = { source: newIndex[source], line };
    }
    return kept;
  });
  return JSON.stringify({ version: 3, sources: own, names: [], mappings: lines.join(';').replace(/;+$/, '') });
}
