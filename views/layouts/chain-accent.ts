const INK = '#14181a';
const BLACK = '#000000';
const WHITE = '#ffffff';
/** The two grounds of tokens.css. */
const LIGHT_GROUND = '#f5f6f3';
const DARK_GROUND = '#0f1315';

export const DEFAULT_ACCENT = '#ffc629';

export const isHexColor = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255);
  const [r, g, b] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

/** Ink or white, whichever reads better; in the middle greys, where neither reaches 4.5:1, black does. */
function readableOn(accent: string): string {
  const better = contrast(accent, INK) >= contrast(accent, WHITE) ? INK : WHITE;
  return contrast(accent, better) >= 4.5 ? better : BLACK;
}

export interface ChainAccent {
  readonly accent: string;
  /** Ink, white or black, whichever reads on the accent (4.5:1 or better). */
  readonly onAccent: string;
  /** The edge of a thing set on the accent: the accent where it stands off the ground by 3:1, else ink. */
  readonly edgeOnLight: string;
  readonly edgeOnDark: string;
  /** True where text on the accent is under 7:1: then a code that is read from afar is set on ink. */
  readonly isWeakFromAfar: boolean;
}

/** What follows from the colour that a chain chose. A text that is no `#rrggbb` counts as the default. */
export function chainAccent(chosen: string | null): ChainAccent {
  const accent = chosen && isHexColor(chosen) ? chosen.toLowerCase() : DEFAULT_ACCENT;
  const onAccent = readableOn(accent);
  const edge = (ground: string, ink: string): string => (contrast(accent, ground) < 3 ? ink : accent);
  return {
    accent,
    onAccent,
    edgeOnLight: edge(LIGHT_GROUND, INK),
    edgeOnDark: edge(DARK_GROUND, '#f2f2ec'),
    isWeakFromAfar: contrast(accent, onAccent) < 7,
  };
}

/** The small style sheet of a chain, loaded after the tokens. */
export function chainStylesheet(chosen: string | null): string {
  const a = chainAccent(chosen);
  const root = `:root{--accent:${a.accent};--on-accent:${a.onAccent};--accent-edge:light-dark(${a.edgeOnLight},${a.edgeOnDark})}`;
  const afar = ':root:is([data-surface="kiosk"],[data-surface="display"])';
  const call = `${afar}{--call:var(--ink);--on-call:var(--ground);--call-edge:var(--accent)}`;
  return `@layer tokens{${root}${a.isWeakFromAfar ? call : ''}}\n`;
}
