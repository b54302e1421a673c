// While the server is there: beats, keeps the offline screens at hand, and goes to them at once when it is gone.
import { beat } from './shared/kiosk-line.js';

const BEAT_MS = 30_000;
const AGAIN_MS = 1_500;
const root = document.documentElement;

const isMine =
  root.dataset.surface === 'kiosk' &&
  document.getElementById('kiosk-screen') &&
  !document.querySelector('[data-offline]');
let isLooking = false;

/** True where the offline screens can stand in: https or localhost, and the worker has them. */
export const canWorkOffline = () => Boolean(navigator.serviceWorker?.controller);

/** To the offline screens; what was being asked for goes along, so that it is one ticket whatever the server did. */
export function goOffline(asked = {}) {
  const query = new URLSearchParams(asked).toString();
  location.replace(`/kiosk/offline/${root.lang}${query ? `?${query}` : ''}`);
}

/** Somebody's ticket stays where it is; every other screen gives way, once a second try has failed too. */
async function look() {
  if (isLooking) return;
  isLooking = true;
  let state = await beat();
  if (state === 'down') {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    state = await beat();
  }
  isLooking = false;
  if (state === 'unpaired') return location.replace('/kiosk/pairing');
  if (state === 'down' && canWorkOffline() && !document.querySelector('.kiosk-ticket')) goOffline();
}

async function keepScreens() {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register('/kiosk/worker.js', { scope: '/kiosk' });
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ release: root.dataset.release });
}

if (isMine) {
  keepScreens().catch(() => {});
  look();
  setInterval(look, BEAT_MS);
  for (const name of ['bye', 'htmx:sse:error', 'htmx:sse:close', 'offline']) {
    addEventListener(name, (event) => {
      if (event.detail?.reason !== 'removed' && event.detail?.reason !== 'cleanup') look();
    });
  }
}
