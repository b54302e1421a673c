import type { Child } from 'hono/jsx';

export type Shape =
  | 'disc'
  | 'half'
  | 'ring'
  | 'diamond'
  | 'square'
  | 'bars'
  | 'triangle'
  | 'open-diamond'
  | 'tick'
  | 'dash'
  | 'offline';

export type Tone = 'ok' | 'soon' | 'late' | 'off' | 'plain';

const ring = <circle cx="8" cy="8" r="6.8" fill="none" stroke="currentColor" stroke-width="2.4" />;

function Drawing({ shape }: { shape: Shape }) {
  switch (shape) {
    case 'disc':
      return <circle cx="8" cy="8" r="8" />;
    case 'half':
      return (
        <>
          <path d="M8 0a8 8 0 0 0 0 16z" />
          <circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="2" />
        </>
      );
    case 'ring':
      return ring;
    case 'diamond':
      return <path d="M8-1 17 8 8 17-1 8z" />;
    case 'square':
      return <path d="M1 1h14v14H1z" />;
    case 'bars':
      return <path d="M1 0h5v16H1zM10 0h5v16h-5z" />;
    case 'triangle':
      return <path d="M2 0 16 8 2 16z" />;
    case 'open-diamond':
      return <path d="M8 0 16 8 8 16 0 8z" fill="none" stroke="currentColor" stroke-width="2.4" />;
    case 'tick':
      return <path d="M1 8.5 5.5 13 15 3" fill="none" stroke="currentColor" stroke-width="3" />;
    case 'dash':
      return <path d="M0 6.5h16v3H0z" />;
    case 'offline':
      return (
        <>
          {ring}
          <path d="M3 13 13 3" stroke="currentColor" stroke-width="2.4" />
        </>
      );
  }
}

/** The shape alone; a word always stands beside it. */
export function StateShape({ shape }: { shape: Shape }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <Drawing shape={shape} />
    </svg>
  );
}

/** A state: shape, then word, then colour. */
export function StateMark({ shape, tone, children }: { shape: Shape; tone: Tone; children?: Child }) {
  return (
    <span class={tone === 'plain' ? 'state' : `state state-${tone}`}>
      <StateShape shape={shape} />
      <span>{children}</span>
    </span>
  );
}
