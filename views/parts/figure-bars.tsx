const GROUP = 96;
const BAR = 14;
/** Percent of the width that a full bar takes; the rest is for its figure. */
const FULL = 72;
const LOOKS = ['chart-thin', 'chart-second', 'chart-bar'];

interface Props {
  readonly id: string;
  /** What it shows, for who cannot see it; the figures are in the table beside it. */
  readonly title: string;
  /** Up to three bars each: outlined, light, dark. Shares in 0 to 1 of what the group can come to; null = no bar. */
  readonly groups: readonly {
    readonly name: string;
    readonly texts: readonly string[];
    readonly shares: readonly (number | null)[];
  }[];
}

/** Figures beside each other as lying bars, each with its figure. */
export function FigureBars({ id, title, groups }: Props) {
  return (
    <svg class="chart" height={groups.length * GROUP} role="img" aria-labelledby={id}>
      <title id={id}>{title}</title>
      {groups.map(({ name, texts, shares }, g) => (
        <>
          <text class="chart-strong" x="0" y={g * GROUP + 18}>
            {name}
          </text>
          {texts.map((text, i) => {
            const y = g * GROUP + 28 + i * (BAR + 6);
            const width = (shares[i] ?? 0) * FULL;
            return (
              <>
                {shares[i] !== null && (
                  <rect class={LOOKS[i]} x="1" width={`${Math.max(0.5, width).toFixed(2)}%`} y={y} height={BAR} />
                )}
                <text x={`${(width + 2).toFixed(2)}%`} y={y + BAR - 2}>
                  {text}
                </text>
              </>
            );
          })}
        </>
      ))}
    </svg>
  );
}
