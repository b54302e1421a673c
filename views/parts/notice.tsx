import type { Child } from 'hono/jsx';

interface Props {
  readonly tone?: 'plain' | 'late';
  /** Said at once to who cannot see it, when it came as an answer. */
  readonly isAnswer?: boolean;
  readonly id?: string;
  readonly children?: Child;
}

/** A sentence with a bar on its left. */
export function Notice({ tone = 'plain', isAnswer, id, children }: Props) {
  return (
    <div id={id} class={tone === 'late' ? 'notice notice-late' : 'notice'} role={isAnswer ? 'status' : undefined}>
      {children}
    </div>
  );
}
