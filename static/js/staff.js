// The staff screen besides htmx: one key for each act, a bell for a call for help, and acts that survive a lost line.

const RETRY_AFTER_MS = [1_000, 2_000, 4_000, 8_000, 8_000];

const onStaff = document.documentElement.dataset.surface === 'staff';

/** Whether this person wants shortcuts, or their hints; a browser that keeps nothing has both on. */
function wants(name) {
  try {
    return localStorage.getItem(`walkup.${name}`) !== 'off';
  } catch {
    return true;
  }
}

const wantsShortcuts = () => wants('shortcuts');

function showSwitches() {
  const { dataset } = document.documentElement;
  dataset.shortcuts = wants('shortcuts') ? 'on' : 'off';
  // A hint of a key that does nothing would mislead.
  dataset.hints = wants('shortcuts') && wants('hints') ? 'on' : 'off';
  for (const button of document.querySelectorAll('[data-switch]')) {
    const wanted = wants(button.dataset.switch);
    button.hidden = false;
    button.setAttribute('aria-pressed', String(wanted));
    button.textContent = wanted ? button.dataset.on : button.dataset.off;
  }
}

function turnSwitch(name) {
  try {
    localStorage.setItem(`walkup.${name}`, wants(name) ? 'off' : 'on');
  } catch {
    // Private windows keep nothing; the switch then stays as it was.
  }
  showSwitches();
}

const isTyping = (element) =>
  element instanceof Element && element.closest('input:not([type=checkbox], [type=radio]), textarea, select') !== null;

/** The button or link that a key stands for; Escape closes what is open even while typing. */
function targetOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return null;
  if (event.key !== 'Escape' && (isTyping(event.target) || !wantsShortcuts())) return null;
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return document.querySelector(`[data-shortcut="${CSS.escape(name)}"]:not(:disabled)`);
}

/** Down or up the line: to the first thing to press in the next row. */
function walkLine(step) {
  const rows = [...document.querySelectorAll('#staff-screen [data-row]')].filter((row) =>
    row.querySelector('a, button'),
  );
  if (rows.length === 0) return;
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step));
  rows[next].querySelector('a, button').focus();
}

const STEPS = { j: 1, k: -1 };

function pressKey(event) {
  const step = STEPS[event.key];
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing);
  if (step && isPlain && wantsShortcuts() && !isTyping(event.target)) {
    event.preventDefault();
    walkLine(step);
    return;
  }
  const target = targetOf(event);
  if (!target) return;
  event.preventDefault();
  target.click();
}

/**
 * A refresh that was asked for before an act or a link drew another screen would bring the old one back: it is dropped,
 * and asked for anew.
 */
function dropStaleRefresh(event) {
  const { sourceElement, request } = event.detail?.ctx ?? {};
  if (sourceElement?.id !== 'staff-screen') return false;
  if (request.action === document.getElementById('staff-screen')?.getAttribute('data-hx-get')) return false;
  event.preventDefault();
  document.getElementById('staff-live')?.dispatchEvent(new CustomEvent('changed'));
  return true;
}

// Typed text of a form that leaves the screen must not pass on to the next form of the same kind.
function emptyLeavingForms(event) {
  const incoming = new DOMParser().parseFromString(event.detail?.ctx?.text ?? '', 'text/html');
  if (!incoming.getElementById('staff-screen')) return;
  for (const form of document.querySelectorAll('#staff-screen form[id]')) {
    if (!incoming.getElementById(form.id)) form.reset();
  }
}

const seen = new WeakSet();

/** A control that was opened takes the focus once, so that the keyboard goes on where the eye is. */
function focusOpened() {
  const summary = document.querySelector('#staff-screen [data-takes-focus]');
  const panel = document.querySelector(PANEL);
  const opened = summary ?? panel;
  if (!opened || seen.has(opened)) return;
  seen.add(opened);
  if (panel) seen.add(panel);
  if (summary) summary.focus();
  else panel.querySelector('a, input:not([type=hidden]), button, select')?.focus();
}

const PANEL = '#staff-screen :is(.staff-panel, .row-reason)';
/** The link that opened what is open over the line, and whether something of the screen had the focus before a swap. */
let opener = null;
let hadFocus = false;

function noteFocus() {
  const focused = document.activeElement;
  hadFocus = focused !== null && focused !== document.body;
  if (hadFocus && !document.querySelector(PANEL)) opener = focused.getAttribute('href');
}

/** What had the focus is gone: back to the link that opened it, else to the start of the screen, never to a button. */
function keepFocus() {
  if (!hadFocus || document.activeElement !== document.body || document.querySelector(PANEL)) return;
  const back = opener && document.querySelector(`#staff-screen a[href="${CSS.escape(opener)}"]`);
  (back || document.getElementById('main'))?.focus({ preventScroll: !back });
}

const rung = new Set();

/** One short tone a call for help; a browser that forbids sound still shows the line. */
function ring() {
  const wanted = [...document.querySelectorAll('[data-rings]')].map((element) => element.id);
  const fresh = wanted.filter((id) => !rung.has(id));
  rung.clear();
  for (const id of wanted) rung.add(id);
  if (fresh.length === 0 || typeof AudioContext === 'undefined') return;
  const sound = new AudioContext();
  const tone = sound.createOscillator();
  const loudness = sound.createGain();
  tone.frequency.value = 880;
  loudness.gain.setValueAtTime(0.2, sound.currentTime);
  loudness.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 0.6);
  tone.connect(loudness).connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + 0.6);
  tone.onended = () => sound.close();
}

const tries = new WeakMap();

function showUnsent(kind) {
  const bar = document.getElementById('staff-unsent');
  if (!bar) return;
  bar.hidden = kind === null;
  for (const text of bar.children) text.hidden = text.dataset.unsent !== kind;
}

/** The button that was pressed, or the one that stands for it since the screen was drawn anew. */
function buttonAgain(form, pressed) {
  if (!pressed) return undefined;
  const buttons = [...form.elements].filter((element) => element.type === 'submit');
  if (buttons.includes(pressed)) return pressed;
  return buttons.find((button) => button.name === pressed.name && button.value === pressed.value);
}

/** Sends an act again that the line swallowed. Its key is the same, so that it is done once even if it had arrived. */
function sendAgain(event) {
  const context = event.detail?.ctx;
  const form = context?.sourceElement;
  if (!(form instanceof HTMLFormElement) || context.request?.method !== 'POST') return;
  event.stopPropagation();
  const tried = tries.get(form) ?? 0;
  const delay = RETRY_AFTER_MS[tried];
  if (delay === undefined || !form.isConnected) {
    tries.delete(form);
    showUnsent('failed');
    return;
  }
  tries.set(form, tried + 1);
  showUnsent('trying');
  const pressed = context.request.submitter;
  setTimeout(() => form.isConnected && form.requestSubmit(buttonAgain(form, pressed)), delay);
}

function sent(event) {
  const form = event.detail?.ctx?.sourceElement;
  if (!(form instanceof HTMLFormElement)) return;
  tries.delete(form);
  showUnsent(null);
}

/** The tab tells how many wait, also while another is looked at. */
function showTitle() {
  const title = document.getElementById('staff-screen')?.dataset.title;
  if (title) document.title = title;
}

let undoTimer = 0;

/** Counts the way back down, and takes it away when it is closed: the server would refuse it then. */
function countUndo() {
  clearInterval(undoTimer);
  const left = document.querySelector('[data-undo-left]');
  if (!left) return;
  const form = left.closest('form');
  const endsAt = performance.now() + Number(left.dataset.undoLeft) * 1000;
  undoTimer = setInterval(() => {
    const seconds = Math.ceil((endsAt - performance.now()) / 1000);
    if (seconds > 0 && left.isConnected) {
      left.textContent = left.textContent.replace(/\d+/, String(seconds));
      return;
    }
    clearInterval(undoTimer);
    if (form.contains(document.activeElement)) document.getElementById('main')?.focus();
    form.hidden = true;
  }, 250);
}

if (onStaff) {
  document.addEventListener('keydown', pressKey);
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-switch]') : null;
    if (button) turnSwitch(button.dataset.switch);
  });
  document.addEventListener('htmx:before:swap', (event) => {
    if (dropStaleRefresh(event)) return;
    noteFocus();
    emptyLeavingForms(event);
  });
  document.addEventListener('htmx:after:swap', () => {
    showSwitches();
    showTitle();
    countUndo();
    focusOpened();
    keepFocus();
    ring();
  });
  document.addEventListener('htmx:error', sendAgain, { capture: true });
  document.addEventListener('htmx:after:request', sent);
  showSwitches();
  countUndo();
  focusOpened();
  for (const element of document.querySelectorAll('[data-rings]')) rung.add(element.id);
}
