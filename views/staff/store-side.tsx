import type { ArrivalRow, PlannedArrival } from '../../src/domain/queue/boards/arrival-rows.ts';
import type { FloorRow } from '../../src/domain/queue/boards/floor-rows.ts';
import type { AdvisorState } from '../../src/domain/queue/line/floor.ts';
import { clockTime } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import { type Shape, StateMark, type Tone } from '../parts/state-mark.tsx';
import { ActForm, Shortcut } from './act-form.tsx';
import { Unreached } from './line-table.tsx';
import { shortName } from './party-text.ts';
import { bareClock } from './reason-text.ts';
import type { StaffScreen } from './staff-props.ts';
import { formHref } from './visit-panel.tsx';

/** Who calls for help: above everything of the store, and rung once by the script. */
export function HelpSignals({ screen }: { screen: StaffScreen }) {
  const w = words(screen.lang).staff.help;
  if (screen.help.length === 0) return null;
  return (
    <ul class="staff-help" aria-label={w.title}>
      {screen.help.map((signal) => (
        <li id={`help-${signal.deviceId}`} data-rings="">
          <StateMark shape="diamond" tone="late">
            {w.wanted(signal.deviceName)}
          </StateMark>
          <span class="note">{w.since(signal.minutes)}</span>
          {screen.viewer.mayAct && (
            <ActForm
              id={`go-${signal.deviceId}`}
              action={`${screen.base}/help-answers`}
              requestKey={screen.newKey()}
              fields={{ device: signal.deviceId }}
            >
              <button type="submit" class="link-button">
                {w.go}
              </button>
            </ActForm>
          )}
        </li>
      ))}
    </ul>
  );
}

export function Arrivals({ screen }: { screen: StaffScreen }) {
  const w = words(screen.lang).staff.arrivals;
  return (
    <section aria-labelledby="arrivals">
      <div class="section-head">
        <h2 id="arrivals">{w.title}</h2>
        <p class="note staff-side-links">
          <a href={`${screen.base}/appointments`} data-hx-boost="false">
            {w.wholeDay}
          </a>{' '}
          {screen.viewer.mayAct && (
            <a href={`${screen.base}/appointments/new`} data-hx-boost="false" data-shortcut="b">
              {words(screen.lang).staff.desk.book}
              <Shortcut letter="B" />
            </a>
          )}
        </p>
        <p class="note staff-side-note">{w.note}</p>
      </div>
      {screen.arrivals.length === 0 ? (
        <p class="staff-none">{w.none}</p>
      ) : (
        <table class="dense">
          <tbody>
            {screen.arrivals.map((row) => (
              <Arrival screen={screen} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Arrival({ screen, row }: { screen: StaffScreen; row: PlannedArrival }) {
  const w = words(screen.lang).staff;
  const name = row.name ?? w.line.noName;
  return (
    <tr id={`arrival-${row.appointmentId}`}>
      <th scope="row">{bareClock(row.bookedAt, screen)}</th>
      <td>
        {screen.viewer.mayAct ? (
          <a
            href={`${screen.base}/appointments/${row.appointmentId}`}
            aria-label={w.desk.appointmentOf(shortName(name), clockTime(row.bookedAt, screen.zone, screen.lang))}
            data-hx-boost="false"
          >
            {shortName(name)}
          </a>
        ) : (
          shortName(name)
        )}{' '}
        {row.plannedWith.length > 0 && <span class="note arrival-plan">{w.arrivals.plannedWith(row.plannedWith)}</span>}
        {row.overflow !== null && <span class="note arrival-plan">{w.arrivals.overflow(row.overflow)}</span>}
      </td>
      <td>
        <ArrivalMark screen={screen} row={row} />{' '}
        {row.likely?.isLate && row.state !== 'called' && row.state !== 'served' && (
          <span class="note arrival-plan">
            {w.arrivals.likely(bareClock(row.likely.from, screen), bareClock(row.likely.to, screen))}
          </span>
        )}
        {row.isUnreached && row.state !== 'served' && <Unreached screen={screen} />}
        {row.needsAttention && (
          <a href={`${screen.base}/appointments/${row.appointmentId}`}>
            <StateMark shape="diamond" tone="late">
              {w.arrivals.attention}
            </StateMark>
          </a>
        )}
      </td>
      <td class="staff-row-act">
        {row.mayCheckIn && screen.viewer.mayAct && (
          <ActForm
            id={`check-in-${row.appointmentId}`}
            action={`${screen.base}/check-ins`}
            requestKey={screen.newKey()}
            fields={{ appointment: row.appointmentId }}
          >
            <button
              type="submit"
              class="link-button"
              aria-label={w.arrivals.checkInOf(name, clockTime(row.bookedAt, screen.zone, screen.lang))}
            >
              {w.arrivals.checkIn}
            </button>
          </ActForm>
        )}
      </td>
    </tr>
  );
}

function ArrivalMark({ screen, row }: { screen: StaffScreen; row: ArrivalRow }) {
  const w = words(screen.lang).staff.arrivals;
  switch (row.state) {
    case 'late':
      return mark('diamond', 'late', w.late(row.lateMinutes));
    case 'due':
      return mark('half', 'soon', w.due);
    case 'here':
      if (row.arrival === 'late') return mark('half', 'soon', w.hereLate(row.lateMinutes));
      return mark('disc', 'ok', hereText(screen, row));
    case 'called':
      return mark('triangle', 'plain', w.called);
    case 'served':
      return mark('tick', 'plain', w.served);
    case 'released':
      return mark('dash', 'off', w.released);
    case 'expected':
      return mark('ring', 'off', w.expected);
  }
}

function hereText(screen: StaffScreen, row: ArrivalRow): string {
  const w = words(screen.lang).staff.arrivals;
  const here = w.here(row.hereSince === null ? '' : bareClock(row.hereSince, screen));
  return row.arrival === 'early' ? `${here}, ${w.early}` : here;
}

const mark = (shape: Shape, tone: Tone, text: string) => (
  <StateMark shape={shape} tone={tone}>
    {text}
  </StateMark>
);

const FLOOR_MARKS: Readonly<Record<AdvisorState, { readonly shape: Shape; readonly tone: Tone }>> = {
  idle: { shape: 'disc', tone: 'ok' },
  calling: { shape: 'triangle', tone: 'plain' },
  serving: { shape: 'square', tone: 'ok' },
  wrap: { shape: 'half', tone: 'soon' },
  break: { shape: 'bars', tone: 'off' },
  off: { shape: 'ring', tone: 'off' },
};

export const AdvisorMark = ({ state, children }: { state: AdvisorState; children: string }) =>
  mark(FLOOR_MARKS[state].shape, FLOOR_MARKS[state].tone, children);

export function Floor({ screen }: { screen: StaffScreen }) {
  const w = words(screen.lang).staff.floor;
  const open = screen.floor.filter((row) => row.counterName !== null).length;
  return (
    <section class="staff-floor" aria-labelledby="floor">
      <div class="section-head">
        <h2 id="floor">{w.title}</h2>
        <p class="note">{w.counters(open)}</p>
      </div>
      {screen.floor.length === 0 ? (
        <p class="staff-none">{w.none}</p>
      ) : (
        <table class="dense">
          <tbody>
            {screen.floor.map((row) => (
              <OnFloor screen={screen} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function OnFloor({ screen, row }: { screen: StaffScreen; row: FloorRow }) {
  const w = words(screen.lang).staff;
  const until = row.backAt === null ? w.floor.minutes(row.minutes) : w.floor.backAt(bareClock(row.backAt, screen));
  return (
    <>
      <tr class={row.isMe ? 'row-me' : undefined}>
        <th scope="row">{row.counterName ?? '–'}</th>
        <td>{row.isMe ? w.floor.you : shortName(row.advisorName)}</td>
        <td>
          {row.visitId !== null && screen.viewer.mayActForOthers ? (
            <a href={formHref(screen, row.visitId, 'menu')}>
              <AdvisorMark state={row.state}>{row.ticket ?? w.state[row.state]}</AdvisorMark>
            </a>
          ) : (
            <AdvisorMark state={row.state}>{row.ticket ?? w.state[row.state]}</AdvisorMark>
          )}
        </td>
        <td class="number">{row.state === 'off' && row.backAt === null ? '' : until}</td>
      </tr>
      {row.skills && (
        <tr class={row.isMe ? 'row-skills row-me' : 'row-skills'}>
          <td></td>
          <td colspan={3}>{row.allBut ? w.floor.allBut(row.allBut.join(', ')) : row.skills.join(', ')}</td>
        </tr>
      )}
    </>
  );
}
