import type { Child } from 'hono/jsx';

interface Props {
  /** Names the form and what it acts on: while it stays the same, so does its key. */
  readonly id: string;
  readonly action: string;
  readonly requestKey: string;
  readonly revision?: number | undefined;
  readonly fields?: Readonly<Record<string, string>>;
  readonly class?: string;
  readonly children?: Child;
}

/**
 * A change: a plain form that carries its own key, so that a second press or a retry is the same act, and the revision of
 * the visit as it was seen.
 */
export function ActForm({ id, action, requestKey, revision, fields = {}, class: className, children }: Props) {
  return (
    <form id={id} class={className} method="post" action={action}>
      <input type="hidden" name="key" value={requestKey} data-keep="" />
      {revision !== undefined && <input type="hidden" name="revision" value={String(revision)} />}
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

/** A key of the keyboard, shown beside what it does. */
export function Shortcut({ letter }: { letter: string }) {
  return (
    <span class="shortcut" aria-hidden="true">
      <kbd>{letter}</kbd>
    </span>
  );
}
