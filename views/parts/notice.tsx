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

/** Why what was asked for was not done, where nothing of it can be mended in a field; nothing where there is none. */
export const RefusedNotice = ({ text }: { text: string | null }) =>
  text === null ? null : (
    <Notice tone="late" isAnswer>
      {text}
    </Notice>
  );
