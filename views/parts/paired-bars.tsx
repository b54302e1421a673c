import { scaleOf } from './hour-chart.tsx';

const TOP = 24;
const BOTTOM = 196;
const LEFT = 8;
const percent = (n: number): string => `${Number(n.toFixed(2))}%`;

interface Props {
  readonly id: string;
  /** What it shows, for who cannot see it; the figures are in the table beside it. */
  readonly title: string;
  /** Null = there is nothing to draw. */
  readonly pairs: readonly {
    readonly label: string;
    readonly was: number | null;
    readonly before: number | null;
    readonly after: number | null;
  }[];
}

/** Minutes by hour, two bars each, light before and dark after, and a line across them at what was. */
export function PairedBars({ id, title, pairs }: Props) {
  const end = scaleOf(Math.max(0, ...pairs.flatMap(({ was, before, after }) => [was ?? 0, before ?? 0, after ?? 0])));
  const height = (minutes: number): number => (Math.min(minutes, end) / end) * (BOTTOM - TOP);
  const step = (100 - LEFT) / Math.max(1, pairs.length);
  return (
    <svg class="chart" height={224} role="img" aria-labelledby={id}>
      <title id={id}>{title}</title>
      {[0, 1, 2, 3].map((i) => {
        const y = BOTTOM - height((end / 3) * i);
        return (
          <>
            <line class={i === 0 ? 'chart-axis' : 'chart-grid'} x1="0" x2="100%" y1={y} y2={y} />
            <text x="0" y={y - 5}>
              {(end / 3) * i}
            </text>
          </>
        );
      })}
      {pairs.map(({ label, was, before, after }, i) => (
        <>
          {[before, after].map(
            (minutes, side) =>
              minutes !== null && (
                <rect
                  class={side === 0 ? 'chart-second' : 'chart-bar'}
                  x={percent(LEFT + step * (i + 0.14 + side * 0.38))}
                  width={percent(step * 0.34)}
                  y={BOTTOM - Math.max(2, height(minutes))}
                  height={Math.max(2, height(minutes))}
                />
              ),
          )}
          {was !== null && (
            <line
              class="chart-line"
              x1={percent(LEFT + step * (i + 0.08))}
              x2={percent(LEFT + step * (i + 0.92))}
              y1={BOTTOM - height(was)}
              y2={BOTTOM - height(was)}
            />
          )}
          <text x={percent(LEFT + step * (i + 0.5))} y={BOTTOM + 22} text-anchor="middle">
            {label}
          </text>
        </>
      ))}
    </svg>
  );
}
