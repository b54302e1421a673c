import { clockTime } from '../../src/time/wording.ts';
import { bareWait } from '../../src/words/formatting.ts';
import { words } from '../../src/words/words.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { ActForm } from './act-form.tsx';
import type { ServiceWait, StaffScreen } from './staff-props.ts';

/** What somebody is told who joins now, a figure a service. */
export function JoinWaits({ screen }: { screen: StaffScreen }) {
  const w = words(screen.lang).staff.line;
  if (screen.joinWaits.length === 0) return null;
  return (
    <section class="staff-join" aria-labelledby="join-waits">
      <div class="section-head">
        <h2 id="join-waits">{w.joinTitle}</h2>
        {screen.viewer.mayAct && !screen.walkInStop ? (
          <p>
            <a href={`${screen.base}/queue?show=stop`}>{words(screen.lang).staff.desk.stop.link}</a>
          </p>
        ) : (
          <p class="note">{w.joinUnitAt(clockTime(screen.now, screen.zone, screen.lang))}</p>
        )}
      </div>
      <Stopped screen={screen} />
      <dl>
        {screen.joinWaits.map((service) => (
          <div>
            <dt>{service.name}</dt>
            <dd>
              <JoinWait screen={screen} service={service} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** "No more walk-ins" with the way back, or that the line reaches closing by itself, and who is the last. */
function Stopped({ screen }: { screen: StaffScreen }) {
  const { stop: w, waits } = words(screen.lang).staff.desk;
  if (screen.walkInStop) {
    const { until, reason } = screen.walkInStop;
    return (
      <div class="staff-stopped">
        <StateMark shape="diamond" tone="late">
          {w.stopped(clockTime(until, screen.zone, screen.lang), reason === null ? w.noReason : w.reasons[reason])}
        </StateMark>
        {screen.viewer.mayAct && (
          <ActForm id="take-walk-ins" action={`${screen.base}/walk-in-starts`} requestKey={screen.newKey()}>
            <button type="submit" class="link-button">
              {w.again}
            </button>
          </ActForm>
        )}
      </div>
    );
  }
  const stops = screen.joinWaits.map((service) => service.stop);
  const last = screen.line.filter((row) => !row.isAfterClosing).at(-1);
  if (!stops.includes('closing')) return null;
  return (
    <p class="staff-stopped">
      <StateMark shape="half" tone="soon">
        {waits.lineReachesClosing}
      </StateMark>
      {last && screen.line.some((row) => row.isAfterClosing) && <> {waits.lastInLine(last.ticket)}</>}
    </p>
  );
}

function JoinWait({ screen, service }: { screen: StaffScreen; service: ServiceWait }) {
  const w = words(screen.lang).staff.line;
  if (service.stop !== null) {
    const stops: Readonly<Record<string, string>> = w.joinStops;
    return <span class="staff-join-stop">{stops[service.stop] ?? w.joinStops.stopped}</span>;
  }
  if (!service.wait) return <span class="staff-join-stop">{w.joinNotKnown}</span>;
  return <>{bareWait(service.wait, screen.lang)}</>;
}
