import type { Language } from '../../src/time/wording.ts';
import type { WaitShown } from '../../src/words/formatting.ts';
import { words } from '../../src/words/words.ts';
import { keptDrawing } from './kept-drawing.ts';

export interface RulerScale {
  readonly end: number;
  readonly minor: number;
  readonly major: number;
}

/** The shortest scale that holds so many minutes. Rows that are compared share the scale of the longest. */
export function rulerScale(minutes: number): RulerScale {
  if (minutes <= 60) return { end: 60, minor: 5, major: 15 };
  if (minutes <= 120) return { end: 120, minor: 10, major: 30 };
  return { end: 240, minor: 20, major: 60 };
}

const LONGEST_ROW: RulerScale = { end: 120, minor: 10, major: 30 };

/** The scale of rows that are compared: one extreme wait must not make specks of the others, so it stops at its end. */
export const rowsScale = (waits: readonly (WaitShown | null)[]): RulerScale => {
  const longest = Math.max(0, ...waits.map((wait) => wait?.highMinutes ?? 0));
  return longest > LONGEST_ROW.end ? LONGEST_ROW : rulerScale(longest);
};

/** Heights in em of the labels' size, so that the drawing grows with the text. */
const ROW = { height: 0.92, axis: 0.88, major: 0.42, minor: 0.65, barTop: 0.28, labels: 0 };
const ANSWER = { height: 3.1, axis: 1.5, major: 0.88, minor: 1.19, barTop: 0.5, labels: 2.77 };

/** A wait past the end of the scale is still seen, at its end. */
const SLIVER = 0.02;

const em = (n: number): string => `${Number(n.toFixed(3))}em`;

interface Props {
  readonly wait: WaitShown;
  readonly lang: Language;
  /** A row of a list or table, or the answer of a screen with the minutes written under it. */
  readonly size?: 'row' | 'answer';
  /** Yours stands on the accent; past is what was shown, with what was waited laid over it. */
  readonly tone?: 'plain' | 'yours' | 'past' | 'over';
  readonly scale?: RulerScale | undefined;
  readonly waitedMinutes?: number | undefined;
}

const drawings = keptDrawing(500);

/** A wait drawn on a rule of minutes: a bar from earliest to latest, a notch at the likeliest. Its words stand beside it. */
export function WaitRuler(props: Props) {
  const { wait, lang, size = 'row', tone = 'plain', scale, waitedMinutes } = props;
  if (wait.aheadOnly !== undefined) return null;
  const { lowMinutes, likelyMinutes, highMinutes, isLong } = wait;
  const s = scale ?? rulerScale(Math.max(highMinutes, waitedMinutes ?? 0));
  const shown = [lowMinutes, likelyMinutes, highMinutes, isLong, waitedMinutes, s.end, s.minor, s.major];
  // A screen of a line draws hundreds, and ranges are told in steps of five minutes.
  return drawings(`${shown} ${lang} ${size} ${tone}`, () => <Ruler {...props} size={size} tone={tone} scale={s} />);
}

type Drawn = Props & Required<Pick<Props, 'size' | 'tone'>> & { readonly scale: RulerScale };

function Ruler({ wait, lang, size, tone, scale: s, waitedMinutes }: Drawn) {
  const g = size === 'row' ? ROW : ANSWER;
  const x = (minutes: number): string =>
    `${Number(((Math.min(Math.max(minutes, 0), s.end) / s.end) * 100).toFixed(2))}%`;
  const high = wait.isLong ? s.end : Math.max(wait.highMinutes, 5);
  const marks = Array.from({ length: s.end / s.minor + 1 }, (_, i) => i * s.minor);
  const hasNotch = !wait.isLong && wait.likelyMinutes > wait.lowMinutes && wait.likelyMinutes < high;
  return (
    <svg
      class={tone === 'plain' ? 'ruler' : `ruler ruler-${tone === 'over' ? 'past ruler-over' : tone}`}
      height={em(g.height)}
      aria-hidden="true"
    >
      <line class="ruler-axis" x1="0" x2="100%" y1={em(g.axis)} y2={em(g.axis)} />
      {marks.map((m) => (
        <line class="ruler-axis" x1={x(m)} x2={x(m)} y1={em(m % s.major === 0 ? g.major : g.minor)} y2={em(g.axis)} />
      ))}
      <rect
        class="ruler-span"
        x={x(Math.min(wait.lowMinutes, s.end * (1 - SLIVER)))}
        width={width(wait.lowMinutes, high, s.end)}
        y={em(g.barTop)}
        height={em(g.axis - g.barTop - 0.03)}
      />
      {hasNotch && (
        <line
          class="ruler-likely"
          x1={x(wait.likelyMinutes)}
          x2={x(wait.likelyMinutes)}
          y1={em(g.barTop)}
          y2={em(g.axis - 0.03)}
        />
      )}
      {waitedMinutes !== undefined && (
        <line class="ruler-waited" x1={x(waitedMinutes)} x2={x(waitedMinutes)} y1="0" y2={em(g.axis)} />
      )}
      {size === 'answer' && <Labels scale={s} lang={lang} y={em(g.labels)} x={x} />}
    </svg>
  );
}

function width(low: number, high: number, end: number): string {
  const from = Math.min(Math.max(low, 0), end * (1 - SLIVER));
  return `${Number((((Math.min(high, end) - from) / end) * 100).toFixed(2))}%`;
}

function Labels({ scale, lang, y, x }: { scale: RulerScale; lang: Language; y: string; x: (m: number) => string }) {
  const w = words(lang).common.wait;
  const between = Array.from({ length: scale.end / scale.major - 1 }, (_, i) => (i + 1) * scale.major);
  return (
    <>
      <text x="0" y={y}>
        {w.rulerNow}
      </text>
      {between.map((m) => (
        <text x={x(m)} y={y} text-anchor="middle">
          {m}
        </text>
      ))}
      <text x="100%" y={y} text-anchor="end">
        {w.rulerEnd(scale.end)}
      </text>
    </>
  );
}
