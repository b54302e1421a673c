/** What parts the cells: a comma, unless the header row has none and is parted by semicolons or tabs. */
function delimiterOf(text: string): string {
  const header = /^\s*([^\r\n]*)/.exec(text)?.[1] ?? '';
  return header.includes(',') ? ',' : (['\t', ';'].find((mark) => header.includes(mark)) ?? ',');
}

/**
 * The rows of a CSV text (RFC 4180; CRLF or LF; quotes doubled inside quotes), with the line on which each begins. Cells
 * may be parted by semicolons or tabs, as some spreadsheets write them.
 */
export function* csvRows(text: string): Generator<{ line: number; cells: string[] }> {
  const delimiter = delimiterOf(text);
  let cells: string[] = [];
  let line = 1;
  let startedOn = 1;
  // A quote that is not closed, or text after a closing one, is no quoting: the cell is taken as it stands.
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${delimiter}\\r\\n]*)(${delimiter}|\\r\\n|\\n|\\r|$)`, 'gy');
  cell.lastIndex = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (cell.lastIndex < text.length) {
    const [, raw = '', end] = cell.exec(text)!;
    line += raw.split('\n').length - 1;
    cells.push((QUOTED.test(raw) ? raw.slice(1, -1).replaceAll('""', '"') : raw).replace(GUARDED, ''));
    if (end === delimiter) {
      if (cell.lastIndex === text.length) cells.push('');
      continue;
    }
    if (!isBlank(cells)) yield { line: startedOn, cells };
    cells = [];
    line++;
    startedOn = line;
  }
  if (!isBlank(cells)) yield { line: startedOn, cells };
}

const QUOTED = /^"(?:[^"]|"")*"$/;
const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** One line of CSV with its CRLF. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

// A spreadsheet runs what begins so; numbers and telephone numbers are no formulas.
const FORMULA = /^(?![+-]?[\d\s().-]+$)[=+\-@\t\r]/;
/** What `csvCell` puts before such a text, so that our own files come back as they were. */
const GUARDED = /^'(?=[=+\-@\t\r])/;

function csvCell(text: string): string {
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
