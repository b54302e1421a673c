import type { Child } from 'hono/jsx';

interface Props {
  /** Where the stream of this part comes from. */
  readonly href: string;
  readonly id: string;
  readonly class?: string;
  /** Screens that nobody touches stay connected in the background too. */
  readonly isAlwaysOn?: boolean;
  readonly children?: Child;
}

const ALWAYS_ON = JSON.stringify({ sse: { pauseOnBackground: false } });

/**
 * A part of a page that the server keeps fresh: each unnamed message of the stream replaces what is inside, by a morph.
 * Without a script it stays as it was drawn. The repeated trigger starts a first connection that failed. The address stays
 * the page's own, also on screens whose links replace it: a reload must not open the stream.
 */
export function Live({ href, id, class: className, isAlwaysOn, children }: Props) {
  return (
    <div
      id={id}
      class={className}
      data-hx-sse:connect={href}
      data-hx-trigger="load, every 15s"
      data-hx-sync="this:drop"
      data-hx-swap="innerMorph"
      data-hx-push-url="false"
      data-hx-replace-url="false"
      data-hx-config={isAlwaysOn ? ALWAYS_ON : undefined}
    >
      {children}
    </div>
  );
}
