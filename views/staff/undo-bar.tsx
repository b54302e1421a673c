import { words } from '../../src/words/words.ts';
import { ActForm, Shortcut } from './act-form.tsx';
import type { StaffScreen } from './staff-props.ts';

/** What one did last, with the way back while it is open. The script counts it down and takes it away. */
export function UndoBar({ screen }: { screen: StaffScreen }) {
  const { undo } = screen;
  if (!undo) return null;
  const w = words(screen.lang).staff.desk;
  const done: Readonly<Record<string, string>> = w.undone;
  return (
    <ActForm
      id={`undo-${undo.visitId}-${undo.revision}`}
      class="staff-undo"
      action={`${screen.base}/visits/${undo.visitId}/undoings`}
      requestKey={screen.newKey()}
    >
      <span>{w.undoWhat(done[undo.kind] ?? undo.kind, undo.ticket)}</span>
      <button type="submit" class="link-button" data-shortcut="z">
        {w.undo}
        <Shortcut letter="Z" />
      </button>
      <span class="staff-undo-left" data-undo-left={String(undo.leftSeconds)} aria-hidden="true">
        {w.seconds(undo.leftSeconds)}
      </span>
    </ActForm>
  );
}
