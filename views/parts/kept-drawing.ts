import { raw } from 'hono/html';
import type { JSX } from 'hono/jsx/jsx-runtime';

type Html = JSX.Element;

/**
 * A part that is drawn often from few different things: its text is kept by a key that names all it is drawn from. At most
 * `mostKept` texts; the one kept longest goes.
 */
export function keptDrawing(mostKept: number): (key: string, draw: () => Html) => Html {
  const kept = new Map<string, Html>();
  return (key, draw) => {
    const there = kept.get(key);
    if (there) return there;
    const text = draw().toString();
    if (typeof text !== 'string') throw new Error('a view must not be asynchronous');
    const made = raw(text);
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!);
    kept.set(key, made);
    return made;
  };
}
