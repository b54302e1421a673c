const ARROWS = {
  right: 'M0 8h14M8 2l6 6-6 6',
  left: 'M16 8H2M8 2 2 8l6 6',
} as const;

/** An arrow, drawn for a thing that leads on or back; its words stand beside it. */
export function Arrow({ to }: { to: keyof typeof ARROWS }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={ARROWS[to]} fill="none" stroke="currentColor" stroke-width="2.2" />
    </svg>
  );
}
