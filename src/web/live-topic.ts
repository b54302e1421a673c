import type { Part } from '../../views/parts/kept-drawing.ts';

/** A fragment's HTML, whole or in parts. */
export type Fragment = string | readonly Part[];

/** What a topic says of itself: `urgent` changed means draw at once, `calm` alone at most every `calmMs`. */
export interface TopicLine {
  readonly urgent: string;
  readonly calm: string;
}

/** One picture that many screens share. `Load` is what one look at the store gives all its topics. */
export interface Topic<Load> {
  /** Unique among all topics: audience, subject and language. */
  readonly key: string;
  readonly storeId: string;
  /** The fragment's HTML. Absent: a staff topic, whose clients hear `changed` and fetch with their own rights. */
  readonly draw?: (load: Load) => Fragment;
  /** The subject's own line; the fragment is drawn only if it changed. Absent: drawn at every change. */
  readonly line?: (load: Load) => TopicLine;
  /** In place of both, for a subject that the store's load does not hold: looked up at every change. */
  readonly lookUp?: () => Promise<Picture>;
}

export interface Picture {
  readonly line: TopicLine | null;
  readonly draw: () => Fragment | Promise<Fragment>;
}

/** False for a topic of which clients only hear that it changed. */
export const isDrawn = <Load>({ draw, lookUp }: Topic<Load>): boolean => Boolean(draw ?? lookUp);

/** Null for a topic that is not drawn. */
export function pictureOf<Load>({ draw, line, lookUp }: Topic<Load>, load: Load): Promise<Picture> | Picture | null {
  if (lookUp) return lookUp();
  return draw ? { line: line?.(load) ?? null, draw: () => draw(load) } : null;
}
