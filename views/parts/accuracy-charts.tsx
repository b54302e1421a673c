import type { Child } from 'hono/jsx';

const percent = (n: number): string => `${Number(n.toFixed(2))}%`;

interface PictureProps {
  readonly id: string;
  /** What it shows, for who cannot see it; the figures are in the table beside it. */
  readonly title: string;
  readonly height: number;
  readonly children?: Child;
}

function Picture({ id, title, height, children }: PictureProps) {
  return (
    <svg class="chart" height={height} role="img" aria-labelledby={id}>
      <title id={id}>{title}</title>
      {children}
    </svg>
  );
}

const TOP = 16;
const BOTTOM = 220;
const LEFT = 8;
const across = (share: number): number => LEFT + share * (100 - LEFT);
const up = (share: number): number => BOTTOM - share * (BOTTOM - TOP);

function Scale({ marks, text }: { marks: readonly number[]; text: (mark: number) => string }) {
  const end = marks.at(-1) || 1;
  return (
    <>
      {marks.map((mark) => (
        <>
          <line
            class={mark === 0 ? 'chart-axis' : 'chart-grid'}
            x1="0"
            x2="100%"
            y1={up(mark / end)}
            y2={up(mark / end)}
          />
          <text x="0" y={up(mark / end) - 5}>
            {text(mark)}
          </text>
        </>
      ))}
    </>
  );
}

interface CalibrationProps {
  readonly id: string;
  readonly title: string;
  readonly points: readonly { readonly level: number; readonly share: number }[];
  readonly ideal: string;
}

/** Forecast level against the share that came true: on the rising line the forecast is right. */
export function CalibrationChart({ id, title, points, ideal }: CalibrationProps) {
  return (
    <Picture id={id} title={title} height={248}>
      <Scale marks={[0, 0.25, 0.5, 0.75, 1]} text={(mark) => `${mark * 100}%`} />
      <line class="chart-ideal" x1={percent(across(0))} x2={percent(across(1))} y1={up(0)} y2={up(1)} />
      <text x={percent(across(1))} y={up(0.28)} text-anchor="end">
        {ideal}
      </text>
      {points.map(({ level, share }) => (
        <svg x={percent(across(level))} y={up(share)} width="1" height="1" overflow="visible" aria-hidden="true">
          <circle class="chart-point" r="4.5" />
        </svg>
      ))}
      {[0.25, 0.5, 0.75, 1].map((mark) => (
        <text x={percent(across(mark))} y={BOTTOM + 22} text-anchor={mark === 1 ? 'end' : 'middle'}>
          {mark * 100}%
        </text>
      ))}
    </Picture>
  );
}

const minutesScale = (most: number): number =>
  [10, 20, 40, 60, 80, 120, 160].find((end) => end >= most) ?? Math.ceil(most / 80) * 80;
const quarters = (end: number): number[] => [0, 0.25, 0.5, 0.75, 1].map((share) => share * end);

interface QuotedProps {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly {
    readonly likely: number;
    readonly p20: number;
    readonly median: number;
    readonly p85: number;
  }[];
}

/** What was waited, by what was told as likeliest: the bar holds the middle two thirds, the notch the median, the tick what was told. */
export function QuotedChart({ id, title, rows }: QuotedProps) {
  const end = minutesScale(Math.max(0, ...rows.map((row) => Math.max(row.p85, row.likely))));
  const step = (100 - LEFT) / Math.max(1, rows.length);
  return (
    <Picture id={id} title={title} height={248}>
      <Scale marks={quarters(end)} text={String} />
      {rows.map(({ likely, p20, median, p85 }, i) => {
        const x = percent(LEFT + step * (i + 0.2));
        const x2 = percent(LEFT + step * (i + 0.8));
        const width = percent(step * 0.6);
        return (
          <>
            <rect
              class="chart-second"
              x={x}
              width={width}
              y={up(p85 / end)}
              height={Math.max(2, up(p20 / end) - up(p85 / end))}
            />
            <line class="chart-line" x1={x} x2={x2} y1={up(median / end)} y2={up(median / end)} />
            <line
              class="chart-told"
              x1={percent(LEFT + step * (i + 0.08))}
              x2={percent(LEFT + step * (i + 0.92))}
              y1={up(likely / end)}
              y2={up(likely / end)}
            />
            <text x={percent(LEFT + step * (i + 0.5))} y={BOTTOM + 22} text-anchor="middle">
              {likely}
            </text>
          </>
        );
      })}
    </Picture>
  );
}

interface BarsProps {
  readonly id: string;
  readonly title: string;
  readonly bars: readonly { readonly label: string; readonly value: number }[];
}

/** Upright bars of minutes, labelled under. */
export function MinuteBars({ id, title, bars }: BarsProps) {
  const end = minutesScale(Math.max(0, ...bars.map((bar) => bar.value)));
  const step = (100 - LEFT) / Math.max(1, bars.length);
  return (
    <Picture id={id} title={title} height={248}>
      <Scale marks={quarters(end)} text={String} />
      {bars.map(({ label, value }, i) => (
        <>
          <rect
            class="chart-bar"
            x={percent(LEFT + step * (i + 0.2))}
            width={percent(step * 0.6)}
            y={up(value / end)}
            height={Math.max(2, up(0) - up(value / end))}
          />
          <text x={percent(LEFT + step * (i + 0.5))} y={BOTTOM + 22} text-anchor="middle">
            {label}
          </text>
        </>
      ))}
    </Picture>
  );
}

/** Lying bars of minutes with their words beside them: few things compared. */
export function ComparedBars({ id, title, bars }: BarsProps) {
  const end = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <Picture id={id} title={title} height={bars.length * 56}>
      {bars.map(({ label, value }, i) => (
        <>
          <text x="0" y={i * 56 + 16}>
            {label}
          </text>
          <rect
            class={i === 0 ? 'chart-bar' : 'chart-second'}
            x="0"
            width={percent((value / end) * 84)}
            y={i * 56 + 24}
            height="18"
          />
          <text class="chart-strong" x={percent((value / end) * 84 + 1)} y={i * 56 + 39}>
            {value}
          </text>
        </>
      ))}
    </Picture>
  );
}
