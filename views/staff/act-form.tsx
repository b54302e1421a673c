import type { Child } from 'hono/jsx';
import type { StaffScreen } from './staff-props.ts';

interface Props {
  /** Names the form and what it acts on: while it stays the same, so does its key. */
  readonly id: string;
  readonly action: string;
  readonly requestKey: string;
  readonly revision?: number | undefined;
  readonly fields?: Readonly<Record<string, string>> | undefined;
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

interface VisitFormProps {
  readonly screen: StaffScreen;
  /** The visit as it was seen. */
  readonly visit: { readonly visitId: string; readonly revision: number };
  /** The act, as its address ends. */
  readonly noun: string;
  /** Where the same act is offered twice on a screen: what tells this form from the other. */
  readonly mark?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly children?: Child;
}

/** An act on one visit. */
export function VisitForm({ screen, visit: { visitId, revision }, noun, mark, fields, children }: VisitFormProps) {
  const id = [noun, visitId, revision, mark].filter((part) => part !== undefined).join('-');
  const action = `${screen.base}/visits/${visitId}/${noun}`;
  return (
    <ActForm id={id} action={action} requestKey={screen.newKey()} revision={revision} fields={fields}>
      {children}
    </ActForm>
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
