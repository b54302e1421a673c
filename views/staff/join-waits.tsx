import { bareWait } from '../../src/words/formatting.ts';
import { words } from '../../src/words/words.ts';
import type { ServiceWait, StaffScreen } from './staff-props.ts';

/** What somebody is told who joins now, a figure a service. */
export function JoinWaits({ screen }: { screen: StaffScreen }) {
  const w = words(screen.lang).staff.line;
  if (screen.joinWaits.length === 0) return null;
  return (
    <section class="staff-join" aria-labelledby="join-waits">
      <div class="section-head">
        <h2 id="join-waits">{w.joinTitle}</h2>
        <p class="note">{w.joinUnit}</p>
      </div>
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

function JoinWait({ screen, service }: { screen: StaffScreen; service: ServiceWait }) {
  const w = words(screen.lang).staff.line;
  if (service.stop !== null) {
    const stops: Readonly<Record<string, string>> = w.joinStops;
    return <span class="staff-join-stop">{stops[service.stop] ?? w.joinStops.stopped}</span>;
  }
  if (!service.wait) return <span class="staff-join-stop">{w.joinNotKnown}</span>;
  return <>{bareWait(service.wait, screen.lang)}</>;
}
