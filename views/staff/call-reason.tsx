import { words } from '../../src/words/words.ts';
import { ActForm } from './act-form.tsx';
import type { Panel, StaffScreen } from './staff-props.ts';

/** Under the row of the chosen one: each reason is the button that calls, so overtaking costs one press more and is told. */
export function CallReason({ screen, panel }: { screen: StaffScreen; panel: Panel & { kind: 'call' } }) {
  const w = words(screen.lang).staff;
  const { party, before } = panel;
  return (
    <tr class="row-reason" id={`reason-${party.visitId}`}>
      <td colspan={4}>
        <ActForm
          id={`call-${party.visitId}-${party.revision}`}
          class="staff-reasons"
          action={`${screen.base}/calls`}
          requestKey={screen.newKey()}
          revision={party.revision}
          fields={{ visit: party.visitId }}
        >
          <h3>{before ? w.line.whyTitle(party.ticket, before) : w.line.whyKept(party.ticket)}</h3>
          <div class="staff-choices">
            {Object.entries(w.line.reasons).map(([code, text]) => (
              <button type="submit" class="button" name="reason" value={code}>
                {text}
              </button>
            ))}
            <a class="button button-plain" href={`${screen.base}/queue`} data-shortcut="Escape">
              {w.acts.cancel}
            </a>
          </div>
        </ActForm>
      </td>
    </tr>
  );
}
