// What every page does besides htmx: watches the live line, says so when it is down, and tells times.
import { clockText } from './shared/clock-text.js';

const STALE_AFTER_MS = 40_000;
const root = document.documentElement;
const connections = new Map();
let failureTimer = 0;

/** The bar shows the moment that the page last stood at, as long as any of its streams is down. */
function showLine() {
  const down = [...connections.values()].filter((line) => line.down);
  const bar = document.querySelector('[data-offline-bar]');
  if (!bar) return;
  bar.hidden = down.length === 0;
  if (down.length === 0) return;
  bar.querySelector('[data-offline-since]').textContent = clockText(Math.min(...down.map((line) => line.goodAt)));
}

const lineOf = (element) => {
  if (!connections.has(element))
    connections.set(element, { down: false, goodAt: Date.now(), beatAt: Date.now(), sse: null });
  return connections.get(element);
};

function lineUp(element) {
  const line = lineOf(element);
  line.down = false;
  line.goodAt = Date.now();
  line.beatAt = line.goodAt;
  showLine();
}

function lineDown(element) {
  const line = lineOf(element);
  line.down = true;
  showLine();
}

document.addEventListener('htmx:sse:before:connection', (event) => {
  lineOf(event.target).sse = event.detail.connection;
});
document.addEventListener('htmx:sse:after:connection', (event) => {
  lineOf(event.target).sse = event.detail.connection;
  lineUp(event.target);
});
document.addEventListener('htmx:sse:after:message', (event) => {
  lineUp(event.target);
});
document.addEventListener('htmx:sse:error', (event) => {
  if (event.target instanceof Element) lineDown(event.target);
});
document.addEventListener('htmx:sse:close', (event) => {
  // A part that left the page, or is about to, takes its stream along: nothing is down.
  if (event.detail.reason === 'removed' || event.detail.reason === 'cleanup') connections.delete(event.target);
  else lineDown(event.target);
  showLine();
});

// The server beats every 15 s. A heartbeat carries its clock, and is the time that a page is "updated" at.
document.addEventListener('heartbeat', (event) => {
  const at = Number(event.detail?.data) || Date.now();
  for (const element of document.querySelectorAll('[data-updated], [data-clock]')) element.textContent = clockText(at);
});

// Told on every connection: a screen left open through an upgrade loads itself anew, unless somebody is typing.
document.addEventListener('release', (event) => {
  const typing = document.activeElement?.closest('form, dialog');
  if (root.dataset.release && event.detail?.data !== root.dataset.release && !typing) location.reload();
});

// The server says goodbye before it stops: the line is down from here, though the socket closes a little later.
document.addEventListener('bye', (event) => lineDown(event.target));

const isStream = (element) => element instanceof Element && element.hasAttribute('data-hx-sse:connect');

/** A stream that went silent is cancelled, so that the extension connects anew. Aborting it would end it for good. */
function watch() {
  for (const [element, line] of connections) {
    if (!element.isConnected) {
      connections.delete(element);
      continue;
    }
    if (document.hidden && !line.sse?.reader) continue;
    if (Date.now() - line.beatAt < STALE_AFTER_MS) continue;
    lineDown(element);
    line.beatAt = Date.now();
    line.sse?.reader?.cancel();
  }
  showLine();
}
setInterval(watch, 5_000);

window.addEventListener('offline', () => {
  for (const element of connections.keys()) lineDown(element);
});
window.addEventListener('online', () => {
  for (const line of connections.values()) line.sse?.reader?.cancel();
});
// Where a phone slept, its timers stood still: look at once when it wakes.
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) watch();
});

function showFailure(kind) {
  const bar = document.querySelector('[data-failed-bar]');
  if (!bar) return;
  bar.textContent = kind === 'not-sent' ? bar.dataset.notSent : bar.dataset.failed;
  bar.hidden = false;
  clearTimeout(failureTimer);
  failureTimer = setTimeout(() => {
    bar.hidden = true;
  }, 10_000);
}

// Answers of 500 and above are not swapped in; a person who pressed something must still hear of it.
document.addEventListener('htmx:after:request', (event) => {
  const context = event.detail?.ctx;
  const status = context?.response?.status ?? 0;
  if (status >= 500 && context.request?.method !== 'GET') showFailure('failed');
});
document.addEventListener('htmx:response:error', (event) => {
  if (isStream(event.target)) lineDown(event.target);
});
document.addEventListener('htmx:error', (event) => {
  if (isStream(event.target)) lineDown(event.target);
  const method = event.detail?.ctx?.request?.method;
  if (method && method !== 'GET') showFailure('not-sent');
});

/** A hint beside store times for people whose own clock differs from the store's. */
function showZoneHints() {
  const offsetIn = (zone, at) => {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
    return parts.find((p) => p.type === 'timeZoneName')?.value;
  };
  const now = new Date();
  for (const hint of document.querySelectorAll('[data-zone-hint]')) {
    try {
      hint.hidden = offsetIn(hint.dataset.zoneHint, now) === offsetIn(undefined, now);
    } catch {
      hint.hidden = true;
    }
  }
}
document.addEventListener('htmx:after:swap', showZoneHints);
showZoneHints();

// What the page showed has become something else, which has a page of its own; going back would only lead here again.
document.addEventListener('htmx:after:swap', () => {
  const next = document.querySelector('[data-go-to]')?.dataset.goTo;
  if (next) location.replace(next);
});

// A refused form leads the eye and the keyboard to what is wrong.
const takeFocus = () => document.querySelector('[data-takes-focus]')?.focus();
document.addEventListener('htmx:after:swap', takeFocus);
takeFocus();
