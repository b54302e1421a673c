import { clockTime } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import { StateMark } from '../parts/state-mark.tsx';
import type { StaffScreen } from './staff-props.ts';

/** Screens of the store that nothing is heard of, since when. */
export function SilentDevices({ screen }: { screen: StaffScreen }) {
  const w = words(screen.lang).staff.help;
  if (screen.silent.length === 0) return null;
  return (
    <ul class="staff-help" aria-label={w.silentTitle}>
      {screen.silent.map((device) => (
        <li id={`silent-${device.deviceId}`}>
          <StateMark shape="offline" tone="late">
            {w.silent(device.deviceName)}
          </StateMark>
          <span class="note">{w.silentSince(clockTime(device.since, screen.zone, screen.lang))}</span>
        </li>
      ))}
    </ul>
  );
}
