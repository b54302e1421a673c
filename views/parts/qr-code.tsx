import encodeQR from 'qr';

/** All dark modules as one line of a module's breadth, each run from where the last one ended: a third of what outlines take. */
function modulesPath(rows: readonly (readonly boolean[])[]): string {
  const runs: string[] = ['M0 .5'];
  let [atX, atY] = [0, 0];
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      runs.push(`m${from - atX} ${y - atY}h${x - from + 1}`);
      [atX, atY] = [x + 1, y];
    }
  });
  return runs.join('');
}

interface Drawn {
  readonly size: number;
  readonly path: string;
}

/** The last ones that were drawn: a visit's page is drawn again at every change of its line, with the same code. */
const drawn = new Map<string, Drawn>();
const MOST_DRAWN = 500;

function drawnCode(text: string): Drawn {
  const there = drawn.get(text);
  if (there) return there;
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 2 });
  const made = { size: rows.length, path: modulesPath(rows) };
  if (drawn.size >= MOST_DRAWN) drawn.delete(drawn.keys().next().value!);
  drawn.set(text, made);
  return made;
}

/** A QR code with its quiet zone, black on white in every scheme. `label` says what it is of. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = drawnCode(text);
  return (
    <div class="qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
        <path d={path} fill="none" stroke="#000" />
      </svg>
    </div>
  );
}
