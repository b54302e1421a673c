import type { LineRow } from '../../src/domain/queue/boards/staff-board.ts';
import { bareWait } from '../../src/words/formatting.ts';
import { words } from '../../src/words/words.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { type RulerScale, rulerScale, WaitRuler } from '../parts/wait-ruler.tsx';
import { ActForm, VisitForm } from './act-form.tsx';
import { CallReason } from './call-reason.tsx';
import { heedText } from './party-text.ts';
import { bareClock, reasonMark, reasonText } from './reason-text.ts';
import type { StaffScreen } from './staff-props.ts';
import { formHref } from './visit-panel.tsx';

/** Everybody who waits, in the order of the rule, each with why they stand there and what they were told. */
export function LineTable({ screen }: { screen: StaffScreen }) {
  const w = words(screen.lang).staff.line;
  const { line } = screen;
  if (line.length === 0) return <EmptyLine screen={screen} />;
  const scale = rulerScale(Math.max(...line.map((row) => Math.max(row.waitedMinutes, row.shown?.highMinutes ?? 0))));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{w.ticket}</th>
          <th scope="col">{w.who}</th>
          <th scope="col" class="staff-wait">
            <span>
              <span>{w.shown}</span> <span>{w.waitedUnit}</span>
            </span>
          </th>
          <th scope="col">
            <span class="visually-hidden">{w.act}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {line.map((row) => (
          <>
            <Row screen={screen} row={row} scale={scale} />
            {screen.panel?.kind === 'call' && screen.panel.party.visitId === row.visitId && (
              <CallReason screen={screen} panel={screen.panel} />
            )}
          </>
        ))}
      </tbody>
    </table>
  );
}

function Row({ screen, row, scale }: { screen: StaffScreen; row: LineRow; scale: RulerScale }) {
  const w = words(screen.lang).staff.line;
  const classes = [row.isNext && 'row-next', screen.viewer.isAdvisor && !row.isMine && 'row-not-mine']
    .filter(Boolean)
    .join(' ');
  const heed = heedText(row, screen.lang);
  return (
    <tr id={`row-${row.visitId}`} class={classes || undefined} data-row="">
      <th scope="row" class="code">
        {row.ticket}
      </th>
      <td class="staff-who">
        <b>{row.name ?? w.noName}</b> {row.serviceName}
        <small>
          <Why screen={screen} row={row} />
          {heed && <>. {heed[0]!.toUpperCase() + heed.slice(1)}</>}
          {row.isUnreached && (
            <>
              {'. '}
              <Unreached screen={screen} />
            </>
          )}
          {row.isAfterClosing && <>. {words(screen.lang).staff.desk.waits.afterClosing}</>}
        </small>
      </td>
      <td class="staff-wait">
        <ShownAndWaited screen={screen} row={row} scale={scale} />
      </td>
      <td class="staff-row-act">
        <div>
          <RowAct screen={screen} row={row} />
          {row.actions.length > 0 && (
            <a
              class="button staff-more"
              href={formHref(screen, row.visitId, 'menu')}
              aria-label={words(screen.lang).staff.desk.moreOf(row.ticket)}
            >
              {words(screen.lang).staff.desk.more}
            </a>
          )}
        </div>
      </td>
    </tr>
  );
}

/** Nobody can count on a message to them. */
export const Unreached = ({ screen }: { screen: StaffScreen }) => (
  <StateMark shape="diamond" tone="late">
    {words(screen.lang).staff.desk.unreached}
  </StateMark>
);

/** The marks first, then the sentences that decided the place, the last being the place itself. */
function Why({ screen, row }: { screen: StaffScreen; row: LineRow }) {
  const w = words(screen.lang).staff.line;
  const [first, ...others] = row.reasons;
  const mark = first ? reasonMark(first, screen) : null;
  const rest = (mark ? others : row.reasons)
    .slice(0, mark ? 0 : row.isMine ? 2 : 1)
    .map((reason) => reasonText(reason, screen));
  if (!mark && row.lacksMySkill) rest.push(w.notYourSkill);
  return (
    <>
      {mark && (
        <>
          <StateMark
            shape={first!.code === 'absent' ? 'diamond' : 'ring'}
            tone={first!.code === 'absent' ? 'late' : 'off'}
          >
            {mark.mark}
          </StateMark>{' '}
          {mark.rest}
        </>
      )}
      {rest.join('. ')}
    </>
  );
}

function ShownAndWaited({ screen, row, scale }: { screen: StaffScreen; row: LineRow; scale: RulerScale }) {
  const w = words(screen.lang).staff.line;
  const { shown, waitedMinutes } = row;
  const over = shown ? waitedMinutes - Math.max(shown.highMinutes, 5) : 0;
  const range = shown ? bareWait(shown, screen.lang) : w.notShown;
  return (
    <>
      <span>
        {row.pace === 'over' ? (
          <StateMark shape="diamond" tone="late">
            {w.over(over)}
          </StateMark>
        ) : row.pace === 'near' ? (
          <StateMark shape="half" tone="soon">
            {range}
          </StateMark>
        ) : (
          <span>{range}</span>
        )}
        <b>
          <span class="visually-hidden">{w.waited(waitedMinutes)}</span>
          <span aria-hidden="true">{waitedMinutes}</span>
        </b>
      </span>
      {shown && (
        <WaitRuler
          wait={shown}
          lang={screen.lang}
          tone={over > 0 ? 'over' : 'past'}
          scale={scale}
          waitedMinutes={waitedMinutes}
        />
      )}
    </>
  );
}

function RowAct({ screen, row }: { screen: StaffScreen; row: LineRow }) {
  const w = words(screen.lang).staff.line;
  if (row.actions.includes('back')) {
    const isAway = row.reasons[0]?.code === 'away';
    return (
      <>
        <OneButton
          screen={screen}
          row={row}
          noun="returns"
          text={isAway ? w.here : w.back}
          label={isAway ? w.hereTicket(row.ticket) : w.backTicket(row.ticket)}
        />
        {row.actions.includes('no_show') && (
          <OneButton screen={screen} row={row} noun="no-shows" text={w.noShow} label={w.noShowTicket(row.ticket)} />
        )}
      </>
    );
  }
  if (!row.actions.includes('call')) return null;
  if (row.isNext) {
    return (
      <ActForm
        id={`call-${row.visitId}-${row.revision}`}
        action={`${screen.base}/calls`}
        requestKey={screen.newKey()}
        revision={row.revision}
        fields={{ visit: row.visitId }}
      >
        <button type="submit" class="button" aria-label={w.callTicket(row.ticket)}>
          {w.call}
        </button>
      </ActForm>
    );
  }
  return (
    <a class="button" href={`${screen.base}/queue?call=${row.visitId}`} aria-label={w.callTicket(row.ticket)}>
      {w.call}
    </a>
  );
}

interface OneButtonProps {
  readonly screen: StaffScreen;
  readonly row: LineRow;
  readonly noun: string;
  readonly text: string;
  readonly label: string;
}

function OneButton({ screen, row, noun, text, label }: OneButtonProps) {
  return (
    <VisitForm screen={screen} visit={row} noun={noun}>
      <button type="submit" class="button" aria-label={label}>
        {text}
      </button>
    </VisitForm>
  );
}

function EmptyLine({ screen }: { screen: StaffScreen }) {
  const w = words(screen.lang).staff;
  const next = screen.arrivals.find((a) => a.state === 'expected' || a.state === 'due' || a.state === 'late');
  return (
    <div class="staff-empty">
      <h3>{w.line.emptyTitle}</h3>
      <p>
        {next ? w.line.emptyNext(next.name ?? w.mine.someone, bareClock(next.bookedAt, screen)) : w.line.emptyText}
        {screen.viewer.mayAct && (
          <>
            {' '}
            <a href={`${screen.base}/queue?show=walk-in`}>{w.head.addWalkIn}</a>
          </>
        )}
      </p>
    </div>
  );
}
