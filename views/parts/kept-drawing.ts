import { raw } from 'hono/html';
import type { JSX } from 'hono/jsx/jsx-runtime';

type Html = JSX.Element;

/** A stretch of a fragment, which need not be a whole element: its text, and the same as what an element may hold. */
export interface Part {
  readonly text: string;
  readonly html: Html;
}

const partOf = (text: string): Part => ({ text, html: raw(text) });

function textOf(element: Html): string {
  const text = element.toString();
  if (typeof text !== 'string') throw new Error('a view must not be asynchronous');
  return text;
}

/** Makes each value once and keeps it by its key; at most `mostKept`, the one kept longest goes. */
function keptByKey<T>(mostKept: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (key, make) => {
    const there = kept.get(key);
    if (there !== undefined) return there;
    const made = make();
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!);
    kept.set(key, made);
    return made;
  };
}

/**
 * A part that is drawn often from few different things: kept by a key that names all it is drawn from. The same key gives
 * the same object, so that whoever sends it can keep its bytes too.
 */
export function keptParts(mostKept: number): (key: string, draw: () => Html) => Part {
  const kept = keptByKey<Part>(mostKept);
  return (key, draw) => kept(key, () => partOf(textOf(draw())));
}

/** The same for what only stands within other elements. */
export function keptDrawing(mostKept: number): (key: string, draw: () => Html) => Html {
  const parts = keptParts(mostKept);
  return (key, draw) => parts(key, draw).html;
}

/** Cannot stand in a page. */
const HOLE = '\0';

/** Elements around others that are put in later: the parts before, between and after them, kept by a key. */
export function keptAround(mostKept: number): (key: string, draw: (hole: Html) => Html) => readonly Part[] {
  const kept = keptByKey<readonly Part[]>(mostKept);
  return (key, draw) =>
    kept(key, () =>
      textOf(draw(raw(HOLE)))
        .split(HOLE)
        .map(partOf),
    );
}
