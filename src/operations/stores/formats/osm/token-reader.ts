import { type OsmRefusalCode, OsmRefused, type OsmToken } from './osm-tokens.ts';

/** Steps through the tokens of a value. */
export class TokenReader {
  readonly #tokens: readonly OsmToken[];
  #at = 0;

  constructor(tokens: readonly OsmToken[]) {
    this.#tokens = tokens;
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  peek(ahead = 0): OsmToken | undefined {
    return this.#tokens[this.#at + ahead];
  }

  next(): OsmToken | undefined {
    return this.#tokens[this.#at++];
  }

  isMark(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.kind === 'mark' && token.text === text;
  }

  /** Steps over the mark if it is there. */
  takeMark(text: string): boolean {
    const found = this.isMark(text);
    if (found) this.#at++;
    return found;
  }

  /** Lower-case word at this place, or null. */
  word(ahead = 0): string | null {
    const token = this.peek(ahead);
    return token?.kind === 'word' ? token.text.toLowerCase() : null;
  }

  number(ahead = 0): number | null {
    const token = this.peek(ahead);
    return token?.kind === 'number' ? token.value : null;
  }

  refuse(code: OsmRefusalCode): never {
    const near = this.#tokens.slice(this.#at, this.#at + 3).map((token) => token.text);
    throw new OsmRefused(code, near.join(' ') || 'the end');
  }
}
