/** A column of an hour: the dark part ends at the median, the light one at the 80th percentile. Minutes. */
export interface HourColumn {
  /** "10", "11 am" */
  readonly label: string;
  readonly median: number;
  readonly p80: number;
  /** Little history: drawn as an outline. */
  readonly isThin: boolean;
  readonly isNow: boolean;
}

const TOP = 24;
const BOTTOM = 196;
const HEIGHT = 224;
/** Percent of the width that the scale's labels take. */
const LEFT = 8;

/** The shortest scale in three steps that holds so many minutes. */
export const scaleOf = (minutes: number): number =>
  [15, 30, 45, 60, 90, 120, 180].find((end) => end >= minutes) ?? Math.ceil(minutes / 60) * 60;

const percent = (n: number): string => `${Number(n.toFixed(2))}%`;

interface Props {
  readonly columns: readonly HourColumn[];
  /** What the picture shows, for who cannot see it; the figures are in a table beside it. */
  readonly title: string;
  readonly titleId: string;
  readonly now: string;
}

/** Waits by hour as upright bars. The same figures stand in a table. */
export function HourChart({ columns, title, titleId, now }: Props) {
  const end = scaleOf(Math.max(0, ...columns.map((column) => column.p80)));
  const y = (minutes: number): number => BOTTOM - (Math.min(minutes, end) / end) * (BOTTOM - TOP);
  const step = (100 - LEFT) / columns.length;
  return (
    <svg class="chart" height={HEIGHT} role="img" aria-labelledby={titleId}>
      <title id={titleId}>{title}</title>
      {[0, 1, 2, 3].map((i) => (
        <>
          <line
            class={i === 0 ? 'chart-axis' : 'chart-grid'}
            x1="0"
            x2="100%"
            y1={y((end / 3) * i)}
            y2={y((end / 3) * i)}
          />
          <text x="0" y={y((end / 3) * i) - 5}>
            {(end / 3) * i}
          </text>
        </>
      ))}
      {columns.map((column, i) => {
        const x = percent(LEFT + step * (i + 0.15));
        const width = percent(step * 0.7);
        const middle = percent(LEFT + step * (i + 0.5));
        return (
          <>
            <rect
              class={column.isThin ? 'chart-thin' : 'chart-second'}
              x={x}
              width={width}
              y={y(column.p80)}
              height={Math.max(1, BOTTOM - y(column.p80))}
            />
            {!column.isThin && (
              <rect
                class={column.isNow ? 'chart-now' : 'chart-bar'}
                x={x}
                width={width}
                y={y(column.median)}
                height={Math.max(2, BOTTOM - y(column.median))}
              />
            )}
            {column.isThin && column.median > 0 && (
              <line
                class="chart-line"
                x1={x}
                x2={percent(LEFT + step * (i + 0.85))}
                y1={y(column.median)}
                y2={y(column.median)}
              />
            )}
            <text class={column.isNow ? 'chart-strong' : undefined} x={middle} y={BOTTOM + 22} text-anchor="middle">
              {column.label}
            </text>
            {column.isNow && (
              <text class="chart-strong" x={middle} y={y(column.p80) - 6} text-anchor="middle">
                {now}
              </text>
            )}
          </>
        );
      })}
    </svg>
  );
}
