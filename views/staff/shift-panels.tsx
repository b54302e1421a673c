import { clockTime } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import { SelectField } from '../parts/field.tsx';
import { ActForm, VisitForm } from './act-form.tsx';
import type { EndedRow, Panel, StaffScreen } from './staff-props.ts';
import { Leave, PanelEnd } from './visit-panel.tsx';

/** What is over today, the last first; each may be brought back to its place in line. */
export function EndedPanel({ screen, panel }: { screen: StaffScreen; panel: Panel & { kind: 'ended' } }) {
  const w = words(screen.lang).staff.desk.ended;
  return (
    <section class="staff-panel" aria-labelledby="ended-title">
      <h2 id="ended-title">{w.title}</h2>
      {panel.rows.length === 0 ? (
        <p class="note">{w.none}</p>
      ) : (
        <table class="dense">
          <tbody>
            {panel.rows.map((row) => (
              <Ended screen={screen} row={row} />
            ))}
          </tbody>
        </table>
      )}
      <div class="actions">
        <Leave screen={screen} isDone />
      </div>
    </section>
  );
}

function Ended({ screen, row }: { screen: StaffScreen; row: EndedRow }) {
  const w = words(screen.lang).staff;
  return (
    <tr>
      <th scope="row" class="code">
        {row.ticket}
      </th>
      <td>
        <b>{row.name ?? w.line.noName}</b> {row.serviceName}
      </td>
      <td>
        {w.desk.ended.states[row.status]} {clockTime(row.endedAt, screen.zone, screen.lang)}
      </td>
      <td class="staff-row-act">
        <VisitForm screen={screen} visit={row} noun="reopenings">
          <button type="submit" class="button" aria-label={w.desk.ended.reopenTicket(row.ticket)}>
            {w.desk.ended.reopen}
          </button>
        </VisitForm>
      </td>
    </tr>
  );
}

const STOP_MINUTES = [30, 60, 120] as const;

/** "No more walk-ins": why, and until when; without a time until closing. */
export function StopPanel({ screen }: { screen: StaffScreen }) {
  const w = words(screen.lang).staff.desk.stop;
  const untils = [
    { value: '', text: w.untilClosing },
    ...STOP_MINUTES.map((n) => ({ value: String(n), text: n < 60 ? w.halfHour : w.hours(n / 60) })),
  ];
  return (
    <section class="staff-panel" aria-labelledby="stop-title">
      <h2 id="stop-title">{w.title}</h2>
      <p class="note">{w.text}</p>
      <ActForm id="stop-walk-ins" action={`${screen.base}/walk-in-stops`} requestKey={screen.newKey()}>
        <div class="staff-pair">
          <SelectField
            name="reason"
            label={w.reason}
            value="full"
            choices={Object.entries(w.reasons).map(([value, text]) => ({ value, text }))}
          />
          <SelectField name="minutes" label={w.until} value="" choices={untils} />
        </div>
        <PanelEnd screen={screen} submit={w.submit} />
      </ActForm>
    </section>
  );
}

/** Every key with what it stands for, and the two switches. */
export function KeysPanel({ screen }: { screen: StaffScreen }) {
  const { desk, head } = words(screen.lang).staff;
  const w = desk.keys;
  return (
    <section class="staff-panel" aria-labelledby="keys-title">
      <h2 id="keys-title">{w.title}</h2>
      <p class="note">{w.note}</p>
      <div class="staff-choices">
        <Switch name="shortcuts" on={head.shortcutsOn} off={head.shortcutsOff} />
        <Switch name="hints" on={w.hintsOn} off={w.hintsOff} />
        <Leave screen={screen} isDone />
      </div>
      <dl class="staff-keys">
        {Object.entries(w.list).map(([key, text]) => (
          <div>
            <dt>
              <kbd>{key === 'Escape' ? w.escape : key.toUpperCase()}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Kept in the browser, so it stands only where a script runs. */
function Switch({ name, on, off }: { name: 'shortcuts' | 'hints'; on: string; off: string }) {
  return (
    <button type="button" class="button" data-switch={name} data-on={on} data-off={off} aria-pressed="true" hidden>
      {on}
    </button>
  );
}
