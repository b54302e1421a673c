import { clockTime } from '../../src/time/wording.ts';
import { counterText } from '../../src/words/formatting.ts';
import { words } from '../../src/words/words.ts';
import { Document } from '../layouts/document.tsx';
import type { Frame } from '../layouts/frame.ts';
import { StaffHead } from '../layouts/staff-layout.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfflineBar } from '../parts/offline-bar.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { ActForm, Shortcut } from './act-form.tsx';
import { JoinWaits } from './join-waits.tsx';
import { LineTable } from './line-table.tsx';
import { Mine } from './mine.tsx';
import { ParkedList } from './parked-list.tsx';
import { BreakForm, CloseForm } from './pause-forms.tsx';
import { EndedPanel, KeysPanel, StopPanel } from './shift-panels.tsx';
import { SilentDevices } from './silent-devices.tsx';
import type { StaffScreen } from './staff-props.ts';
import { AdvisorMark, Arrivals, Floor, HelpSignals } from './store-side.tsx';
import { UndoBar } from './undo-bar.tsx';
import { VisitPanel } from './visit-panel.tsx';
import { WalkInForm } from './walk-in-form.tsx';

/** How many wait stands in the title, so that a tab in the background tells it. */
function titleOf({ lang, line, storeName }: StaffScreen): string {
  const w = words(lang).staff;
  return line.length > 0 ? w.titleWithCount(line.length, storeName) : w.title(storeName);
}

interface Props {
  readonly frame: Frame;
  readonly screen: StaffScreen;
}

/** The page around the screen; the stream stays outside of what is swapped. */
export function QueuePage({ frame, screen }: Props) {
  const w = words(screen.lang);
  return (
    <Document frame={frame} zone={screen.zone} surface="staff" title={titleOf(screen)} bodyClass="staff">
      <a class="skip-link" href="#main">
        {w.common.skipToMain}
      </a>
      <QueueScreen frame={frame} screen={screen} />
      <div
        id="staff-live"
        data-hx-sse:connect={`${screen.base}/live`}
        data-hx-trigger="load, every 15s"
        data-hx-sync="this:drop"
        data-hx-config="sse.pauseOnBackground:false"
      ></div>
      <p class="staff-unsent" role="status" id="staff-unsent" hidden>
        <span data-unsent="trying">{w.staff.unsent.trying}</span>
        <span data-unsent="failed">{w.staff.unsent.failed}</span>
      </p>
      <OfflineBar lang={screen.lang} />
    </Document>
  );
}

/**
 * The screen, which is its own fragment: it fetches itself anew when its store changed, and every form and link inside
 * answers with it. Typed text, focus and the panel that is open survive, since they are matched by id.
 */
export function QueueScreen({ frame, screen }: Props) {
  return (
    <div
      id="staff-screen"
      data-title={`${titleOf(screen)} – ${frame.chainName}`}
      data-hx-get={screen.self}
      data-hx-trigger="changed from:#staff-live, every 30s"
      data-hx-swap="outerMorph"
      data-hx-boost:inherited="target:#staff-screen swap:outerMorph"
      data-hx-replace-url:inherited="true"
      data-hx-sync:inherited="drop"
    >
      <Head frame={frame} screen={screen} />
      <div class="staff-board">
        <main class="staff-mine" id="main" tabindex={-1}>
          <h1 class="visually-hidden">{words(screen.lang).staff.title(screen.storeName)}</h1>
          <Mine screen={screen} />
          <Said screen={screen} />
          <UndoBar screen={screen} />
        </main>
        <Line screen={screen} />
        <aside class="staff-side">
          {screen.counter?.breakDue && <BreakDue screen={screen} startsAt={screen.counter.breakDue.startsAt} />}
          <HelpSignals screen={screen} />
          <SilentDevices screen={screen} />
          <Arrivals screen={screen} />
          <Floor screen={screen} />
        </aside>
      </div>
    </div>
  );
}

function Line({ screen }: { screen: StaffScreen }) {
  const w = words(screen.lang).staff.line;
  const { panel, counter, line, viewer, base } = screen;
  return (
    <section class="staff-line" aria-labelledby="line">
      {panel?.kind === 'walk_in' && <WalkInForm screen={screen} panel={panel} />}
      {panel?.kind === 'break' && <BreakForm screen={screen} />}
      {panel?.kind === 'close' && <CloseForm screen={screen} />}
      {panel?.kind === 'visit' && <VisitPanel screen={screen} panel={panel} />}
      {panel?.kind === 'ended' && <EndedPanel screen={screen} panel={panel} />}
      {panel?.kind === 'stop' && <StopPanel screen={screen} />}
      {panel?.kind === 'keys' && <KeysPanel screen={screen} />}
      <div class="section-head">
        <h2 id="line">
          {w.title} <span class="staff-count">{line.length}</span>
        </h2>
        <p class="note">
          {counter && line.length > 0 && <b>{w.youCanServe(line.filter((row) => row.isMine).length)}</b>}{' '}
          {viewer.mayAct && (
            <a href={`${base}/queue?show=ended`} data-shortcut="e">
              {words(screen.lang).staff.desk.ended.link}
              <Shortcut letter="E" />
            </a>
          )}
        </p>
      </div>
      <LineTable screen={screen} />
      <ParkedList screen={screen} />
      <JoinWaits screen={screen} />
    </section>
  );
}

/** What came of the last act, at the foot of the left: never above a button. */
function Said({ screen }: { screen: StaffScreen }) {
  const { notice } = screen;
  return (
    <div class="staff-said" role="status">
      {notice && (
        <Notice tone={notice.tone}>
          {notice.title && (
            <p>
              <b>{notice.title}</b>
            </p>
          )}
          <p>{notice.text}</p>
          {notice.offer && (
            <ActForm
              id={`offer-${Object.values(notice.offer.fields).join('-')}`}
              action={notice.offer.action}
              requestKey={screen.newKey()}
              fields={notice.offer.fields}
            >
              <button type="submit" class="button">
                {notice.offer.text}
              </button>
            </ActForm>
          )}
        </Notice>
      )}
    </div>
  );
}

/** The planned break that is near, or should have begun. */
function BreakDue({ screen, startsAt }: { screen: StaffScreen; startsAt: number }) {
  const w = words(screen.lang).staff.desk;
  const time = clockTime(startsAt, screen.zone, screen.lang);
  const isOver = startsAt <= screen.now;
  return (
    <p class="staff-break-due">
      <StateMark shape={isOver ? 'diamond' : 'half'} tone={isOver ? 'late' : 'soon'}>
        {isOver ? w.breakOver(time) : w.breakDue(time)}
      </StateMark>
    </p>
  );
}

function Head({ frame, screen }: Props) {
  const w = words(screen.lang).staff;
  const { viewer, counter, base } = screen;
  return (
    <StaffHead
      frame={frame}
      place={screen.storeName}
      clock={clockTime(screen.now, screen.zone, screen.lang)}
      me={
        <span class="staff-me">
          <b>{counter ? counterText(counter.name, screen.lang) : w.head.noCounter}</b> {viewer.name}
          {counter && (
            <>
              , <AdvisorMark state={counter.state}>{w.state[counter.state]}</AdvisorMark>
            </>
          )}
        </span>
      }
      nav={
        <>
          {counter && counter.state !== 'break' && <a href={`${base}/queue?show=break`}>{w.head.break}</a>}
          {counter && <a href={`${base}/queue?show=close`}>{w.head.close}</a>}
          {viewer.mayAct && (
            <a href={`${base}/queue?show=walk-in`} data-shortcut="w">
              {w.head.addWalkIn}
              <Shortcut letter="W" />
            </a>
          )}
          {viewer.hasOtherStores && (
            <a href="/staff" data-hx-boost="false">
              {w.stores.changeStore}
            </a>
          )}
          <a class="staff-shortcuts" href={`${base}/queue?show=keys`} data-shortcut="?">
            {w.desk.keys.link}
            <Shortcut letter="?" />
          </a>
          <form method="post" action="/sign-out" data-hx-boost="false">
            <button type="submit" class="link-button">
              {w.stores.signOut}
            </button>
          </form>
        </>
      }
    />
  );
}
