import type { ParkedRow } from '../../src/domain/queue/boards/staff-board.ts';
import { words } from '../../src/words/words.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { Shortcut, VisitForm } from './act-form.tsx';
import { heedText } from './party-text.ts';
import type { StaffScreen } from './staff-props.ts';
import { formHref } from './visit-panel.tsx';

/** Visits set aside: who is still here, since when, and the way back to a counter. */
export function ParkedList({ screen }: { screen: StaffScreen }) {
  const w = words(screen.lang).staff.desk.parked;
  const first = screen.parked.find((row) => row.actions.includes('resume'))?.visitId;
  if (screen.parked.length === 0) return null;
  return (
    <section class="staff-parked" aria-labelledby="parked">
      <div class="section-head">
        <h2 id="parked">
          {w.title} <span class="staff-count">{screen.parked.length}</span>
        </h2>
      </div>
      <table>
        <tbody>
          {screen.parked.map((row) => (
            <Row screen={screen} row={row} isFirst={row.visitId === first} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ screen, row, isFirst }: { screen: StaffScreen; row: ParkedRow; isFirst: boolean }) {
  const all = words(screen.lang).staff;
  const by = row.advisorId === null ? null : (screen.advisorNames[row.advisorId] ?? null);
  const heed = heedText(row, screen.lang);
  return (
    <tr id={`parked-${row.visitId}`}>
      <th scope="row" class="code">
        {row.ticket}
      </th>
      <td class="staff-who">
        <b>{row.name ?? all.line.noName}</b> {row.serviceName}
        <small>
          <StateMark shape="bars" tone="off">
            {all.desk.parked.since(row.parkedMinutes, by)}
          </StateMark>
          {heed && <> {heed}</>}
        </small>
      </td>
      <td class="staff-row-act">
        {row.actions.includes('resume') && (
          <VisitForm screen={screen} visit={row} noun="resumptions">
            <button
              type="submit"
              class="button"
              aria-label={all.desk.resumeTicket(row.ticket)}
              data-shortcut={isFirst ? 'g' : undefined}
            >
              {all.desk.resume}
              {isFirst && <Shortcut letter="G" />}
            </button>
          </VisitForm>
        )}
        {row.actions.length > 0 && (
          <a
            class="button staff-more"
            href={formHref(screen, row.visitId, 'menu')}
            aria-label={all.desk.moreOf(row.ticket)}
          >
            {all.desk.more}
          </a>
        )}
      </td>
    </tr>
  );
}
