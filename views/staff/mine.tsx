import type { MyCounter } from '../../src/domain/queue/boards/staff-board.ts';
import { clockTime } from '../../src/time/wording.ts';
import { counterText } from '../../src/words/formatting.ts';
import { words } from '../../src/words/words.ts';
import { ActForm, Shortcut } from './act-form.tsx';
import { CallNext } from './call-next.tsx';
import type { StaffScreen } from './staff-props.ts';
import { Called, InService } from './with-me.tsx';

/** The left of the screen: what is mine. */
export function Mine({ screen }: { screen: StaffScreen }) {
  const { viewer, counter, visit } = screen;
  if (!viewer.isAdvisor || !viewer.mayAct) return <LookingOn screen={screen} />;
  if (!counter) return <OpenCounter screen={screen} />;
  if (counter.state === 'break') return <OnBreak screen={screen} counter={counter} />;
  if (visit?.status === 'called') return <Called screen={screen} visit={visit} />;
  return (
    <>
      <CallNext screen={screen} />
      {visit && <InService screen={screen} visit={visit} />}
    </>
  );
}

function LookingOn({ screen }: { screen: StaffScreen }) {
  const w = words(screen.lang).staff.mine;
  return (
    <div class="call-next call-next-still">
      <h2 class="call-next-label">{w.viewerTitle}</h2>
      <p class="note">{w.viewerText}</p>
    </div>
  );
}

function OpenCounter({ screen }: { screen: StaffScreen }) {
  const w = words(screen.lang).staff.mine;
  return (
    <>
      <div class="call-next call-next-still">
        <h2 class="call-next-label">{w.openTitle}</h2>
        <p>{screen.counters.length > 0 ? w.openText : w.noCounters}</p>
      </div>
      <ActForm id="open-counter" class="staff-counters" action={`${screen.base}/openings`} requestKey={screen.newKey()}>
        {screen.counters.map((choice) => (
          <button type="submit" class="button" name="counter" value={choice.id} disabled={choice.takenBy !== null}>
            <span>{counterText(choice.name, screen.lang)}</span>
            {choice.takenBy && <span class="note">{w.takenBy(choice.takenBy)}</span>}
          </button>
        ))}
      </ActForm>
    </>
  );
}

function OnBreak({ screen, counter }: { screen: StaffScreen; counter: MyCounter }) {
  const w = words(screen.lang).staff.mine;
  const time = (at: number): string => clockTime(at, screen.zone, screen.lang);
  return (
    <div class="call-next call-next-still">
      <h2 class="call-next-label">{w.onBreakTitle}</h2>
      <p>
        {w.breakSince(time(counter.stateSince))}{' '}
        {counter.pausedUntil !== null && w.breakUntil(time(counter.pausedUntil))}
      </p>
      <ActForm
        id={`resume-${counter.stateSince}`}
        action={`${screen.base}/resumptions`}
        requestKey={screen.newKey()}
        class="staff-resume"
      >
        <button type="submit" class="button button-next" data-shortcut="n">
          {w.resume}
          <Shortcut letter="N" />
        </button>
      </ActForm>
    </div>
  );
}
