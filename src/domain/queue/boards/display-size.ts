/** A television of 16:9 and the seat farthest from it. */
export interface Sight {
  /** Diagonal, inches. */
  readonly screenInches: number;
  /** Farthest seat, feet. */
  readonly farthestFeet: number;
}

export interface DisplaySize {
  /** How much larger the rows are drawn than on a screen that nobody sits far from. */
  readonly scale: DisplayScale;
  /** From how far the rows, and the called ticket, can be read, at that size: whole feet. */
  readonly rowsReadableFeet: number;
  readonly callReadableFeet: number;
}

/** The sizes that the styles know; a board of larger rows would hold too few of them. */
export const DISPLAY_SCALES = [1, 1.25, 1.5, 1.75] as const;
export type DisplayScale = (typeof DISPLAY_SCALES)[number];

const minutesOfArc = (minutes: number): number => 2 * Math.tan((minutes / 60 / 2) * (Math.PI / 180));
/** Height of a capital over the distance: 16 minutes of arc can be read, 20 with ease (ISO 9241-303, character height). */
const CAN_BE_READ = minutesOfArc(16);
const READ_WITH_EASE = minutesOfArc(20);
/** Of a 16:9 screen. */
const HEIGHT_OF_DIAGONAL = 9 / Math.hypot(16, 9);
/** The board is 67.5 units high; its rows are set in 2.75 of them, the called ticket in 27.5 (static/css/tokens.css). */
const UNITS_HIGH = 67.5;
const ROW_UNITS = 2.75;
const CALL_UNITS = 27.5;
/** A capital of Atkinson Hyperlegible Next over its type size. */
const CAPITAL = 0.668;
const INCHES_A_FOOT = 12;

const capitalInches = (units: number, screenInches: number): number =>
  (units * CAPITAL * screenInches * HEIGHT_OF_DIAGONAL) / UNITS_HIGH;

/** The size at which the farthest seat can read the rows, or the largest there is, and from where it can be read. */
export function displaySize({ screenInches, farthestFeet }: Sight): DisplaySize {
  const row = capitalInches(ROW_UNITS, screenInches);
  const wanted = (farthestFeet * INCHES_A_FOOT * CAN_BE_READ) / row;
  const scale = DISPLAY_SCALES.find((step) => step >= wanted) ?? DISPLAY_SCALES.at(-1)!;
  return {
    scale,
    rowsReadableFeet: Math.floor((row * scale) / CAN_BE_READ / INCHES_A_FOOT),
    callReadableFeet: Math.floor(capitalInches(CALL_UNITS, screenInches) / READ_WITH_EASE / INCHES_A_FOOT),
  };
}
