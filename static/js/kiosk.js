import { canWorkOffline, goOffline } from './kiosk-line.js';

// The kiosk: keys that type, a question before it starts again, and a start that leaves nothing behind.

const onKiosk = document.documentElement.dataset.surface === 'kiosk';
const LOST_AFTER_MS = 8_000;

let idleTimer = 0;
let countTimer = 0;

const screenNow = () => document.getElementById('kiosk-screen');

/** Replaces the page, so that "back" has nowhere to lead. */
const replaceWith = (href) => location.replace(href);

const startOver = () => replaceWith(screenNow()?.dataset.reset ?? '/kiosk');

function askWhetherThere() {
  const dialog = document.querySelector('[data-idle-dialog]');
  if (!dialog || dialog.open) return;
  let left = Number(screenNow().dataset.warning);
  const count = dialog.querySelector('[data-idle-count]');
  count.textContent = String(left);
  dialog.showModal();
  countTimer = setInterval(() => {
    left -= 1;
    count.textContent = String(Math.max(0, left));
    if (left <= 0) startOver();
  }, 1_000);
}

function watchIdle() {
  clearTimeout(idleTimer);
  clearInterval(countTimer);
  const seconds = Number(screenNow()?.dataset.idle);
  if (seconds > 0) idleTimer = setTimeout(askWhetherThere, seconds * 1_000);
}

function stay() {
  document.querySelector('[data-idle-dialog]')?.close();
  watchIdle();
}

/** Types a key into the field where the caret stands at the end; "delete" takes the last sign. */
function typeKey(event, key) {
  event.preventDefault();
  const field = key.form.querySelector('#keypad-field');
  const sign = key.dataset.type;
  if (sign === 'delete') field.value = field.value.slice(0, -1);
  else if (field.value.length < field.maxLength) field.value += sign;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Only paper says whether a printer printed: who wanted it is asked, and has a way on where it did not. */
function print() {
  const dialog = document.querySelector('[data-printed-dialog]');
  dialog?.close();
  const ask = () => {
    if (dialog?.isConnected && !dialog.open) dialog.showModal();
  };
  addEventListener('afterprint', ask, { once: true });
  window.print();
  // Some browsers that print without asking never say that they did.
  setTimeout(ask, 3_000);
}

function onClick(event) {
  if (!(event.target instanceof Element)) return;
  const key = event.target.closest('[data-type]');
  if (key) return typeKey(event, key);
  if (event.target.closest('[data-idle-more]')) return stay();
  if (event.target.closest('[data-print]')) return print();
  if (event.target.closest('[data-lost-again]')) return replaceWith(location.href);
  const link = event.target.closest('[data-replaces], .kiosk-foot a[href][lang], .kiosk-dialog a[href]');
  if (!link) return;
  event.preventDefault();
  replaceWith(link.href);
}

/** A screen that replaced another is read from its heading, with nothing carried over. */
function onScreen() {
  for (const button of document.querySelectorAll('[data-print]')) button.hidden = false;
  window.scrollTo(0, 0);
  watchIdle();
}

function showLost() {
  const dialog = document.querySelector('[data-lost-dialog]');
  if (dialog && !dialog.open) dialog.showModal();
}

/** Only what a person has pressed matters; a refresh in the background tries again by itself. */
function onFailure(event) {
  const source = event.detail?.ctx?.sourceElement;
  if (!(source instanceof Element && source.matches('form, a'))) return;
  if (!canWorkOffline()) return showLost();
  const isTicket = source.getAttribute('action') === '/kiosk/visits';
  const asked = isTicket ? new FormData(source) : new Map();
  goOffline(isTicket ? { service: asked.get('service'), key: asked.get('key') } : {});
}

function limitWaiting(event) {
  const { ctx } = event.detail;
  if (ctx.sourceElement.matches?.('form, a')) ctx.request.timeout = LOST_AFTER_MS;
}

if (onKiosk) {
  document.addEventListener('click', onClick, { capture: true });
  for (const name of ['pointerdown', 'keydown', 'input']) {
    document.addEventListener(name, () => {
      if (!document.querySelector('[data-idle-dialog]')?.open) watchIdle();
    });
  }
  document.addEventListener('htmx:after:swap', (event) => {
    if (document.querySelector('[data-start-over]')) return startOver();
    if (event.target instanceof Element && event.target.closest('#kiosk-now, #kiosk-help')) return;
    onScreen();
    document.getElementById('main')?.focus({ preventScroll: true });
  });
  document.addEventListener('htmx:config:request', limitWaiting);
  document.addEventListener('htmx:error', onFailure);
  // A page that the browser kept whole would show the last person's screen.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) startOver();
  });
  document.addEventListener('contextmenu', (event) => event.preventDefault());
  onScreen();
}
