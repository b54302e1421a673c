// The lobby display: calls one after the other, each shown at the moment of its chime; waits in pages where they are many.

import { minutesOfDay } from './shared/clock-text.js';
import { announce, isLocked, unlock } from './shared/display-voice.js';

const CALL_LASTS_MS = 20_000;
/** Long enough to hear a call twice and read it across the room before the next one takes its place. */
const CALL_ALONE_MS = 15_000;
/** A call that a screen hears of later than this (it was without a line) is shown, but not announced. */
const TOO_OLD_MS = 30_000;
const PAGE_LASTS_MS = 12_000;

const hero = document.getElementById('display-call');
const sound = document.querySelector('[data-sound]');
const notices = [...document.querySelectorAll('[data-notice]')];
const BEAT_MS = 30_000;
const NOTICE_LASTS_MS = 10_000;
const seen = new Set();
const queue = [];
let shown = hero?.dataset.callShown ?? '';
let isAnnouncing = false;
let quietTimer = 0;
let page = 0;
/** The server's clock less ours. */
let clockOff = 0;

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const part = (name) => hero.querySelector(`[data-call-${name}]`);
const rows = () => [...document.querySelectorAll('[data-calls] [data-call]')];
const rowOf = (id) => rows().find((row) => row.dataset.call === id);
const asOf = () => Number(document.getElementById('display-lower')?.dataset.asOf);

/** Between the two local times that were set, over midnight where the second is earlier. */
function isQuiet() {
  const { quietFrom, quietUntil } = sound.dataset;
  if (!quietFrom) return false;
  const [now, from, until] = [minutesOfDay(Date.now() + clockOff), Number(quietFrom), Number(quietUntil)];
  return from < until ? from <= now && now < until : from <= now || now < until;
}

/** Said on the screen as long as the browser keeps it silent. */
function showLock() {
  sound.hidden = !isLocked();
}

async function sayOut(call) {
  showLock();
  if (isQuiet()) return;
  const { chime, wordsEn, wordsEs } = sound.dataset;
  const mayGoOn = () => shown === call.id && !isQuiet();
  await announce(call, { chime, words: { en: wordsEn, es: wordsEs } }, mayGoOn).catch(() => {});
}

function quieten(label) {
  hero.classList.add('display-call-quiet');
  part('label').textContent = label;
  part('counter-word').textContent = hero.dataset.counterWord;
}

/** Puts a call onto the wall. `age`: how long ago it was made. */
function show(row, age) {
  const { call, ticket, counter, last, spoken, language, label, word } = row.dataset;
  shown = call;
  part('none').hidden = true;
  part('some').hidden = false;
  part('ticket').textContent = ticket;
  part('ticket').toggleAttribute('data-slanted', /^[AWXY]/.test(ticket));
  part('ticket').toggleAttribute('data-long', ticket.length > 4);
  part('counter').textContent = counter;
  part('counter-word').textContent = word;
  part('codes').toggleAttribute('data-wide', counter.length > 1);
  hero.lang = language;
  if (part('spoken').textContent !== spoken) part('spoken').textContent = spoken;
  clearTimeout(quietTimer);
  if (age >= CALL_LASTS_MS) {
    quieten(last);
    return;
  }
  hero.classList.remove('display-call-quiet');
  part('label').textContent = label;
  quietTimer = setTimeout(() => quieten(last), CALL_LASTS_MS - age);
}

/** With nothing to announce the last call stands on the wall, also one that came too late for a chime. */
function showLast() {
  const [last] = rows();
  if (last && last.dataset.call !== shown) show(last, asOf() - Number(last.dataset.at));
}

/** The next call that still holds: who stands at the counter already need not be called. */
function nextRow() {
  while (queue.length > 0) {
    const row = rowOf(queue.shift());
    if (row?.dataset.calling !== undefined) return row;
  }
  return null;
}

/** One call at a time, so that no voice falls into another and no code is overwritten before it was seen. */
async function announceAll() {
  isAnnouncing = true;
  for (let row = nextRow(); row; row = nextRow()) {
    const { call: id, ticket, counter, spoken, language } = row.dataset;
    show(row, 0);
    arrange();
    await Promise.all([sayOut({ id, ticket, counter, spoken, language }), wait(CALL_ALONE_MS)]);
  }
  isAnnouncing = false;
  showLast();
  arrange();
}

/** How many rows of a table its place holds. */
function room(section) {
  const head = section.querySelector('thead').getBoundingClientRect().height;
  const row = section.querySelector('tbody tr:not([hidden])')?.getBoundingClientRect().height ?? 0;
  return row === 0 ? 1 : Math.max(1, Math.floor((section.clientHeight - head) / row));
}

/** Calls before: without the one on the wall and those that are still to be announced, as many as there is room for. */
function arrange() {
  const section = document.querySelector('[data-calls]');
  const before = rows().filter((row) => row.dataset.call !== shown && !queue.includes(row.dataset.call));
  for (const row of rows()) row.hidden = !before.includes(row);
  const most = before.length > 0 ? room(section) : 0;
  before.forEach((row, i) => {
    row.hidden = i >= most;
  });
}

/** Waits: page after page where they are more than there is room for. */
function turnPage() {
  const section = document.querySelector('[data-pages]');
  const all = [...section.querySelectorAll('tbody tr')];
  for (const row of all) row.hidden = false;
  const most = room(section);
  const pages = Math.max(1, Math.ceil(all.length / most));
  page %= pages;
  // The last page is filled up from the one before, so that rows do not jump about.
  const from = Math.max(0, Math.min(page * most, all.length - most));
  all.forEach((row, i) => {
    row.hidden = i < from || i >= from + most;
  });
}

/** A new picture came: what it tells that we have not heard is announced, unless it is long past. */
function hear(isFirst) {
  const fresh = rows()
    .filter((row) => !seen.has(row.dataset.call))
    .reverse();
  const now = asOf();
  for (const row of fresh) {
    seen.add(row.dataset.call);
    if (!isFirst && now - Number(row.dataset.at) < TOO_OLD_MS) queue.push(row.dataset.call);
  }
  if (queue.length === 0 && !isAnnouncing) showLast();
  arrange();
  turnPage();
  if (queue.length > 0 && !isAnnouncing) announceAll();
}

let notice = -1;
function turnNotice() {
  if (notices.length === 0) return;
  notice = (notice + 1) % notices.length;
  notices.forEach((each, i) => {
    each.hidden = i !== notice;
  });
}

/** Says that the screen is there, and loads it anew where a manager set it otherwise. */
async function beat() {
  const answer = await fetch('/display/heartbeats', { method: 'POST', body: new URLSearchParams() }).catch(() => null);
  const set = answer?.ok ? (await answer.json()).settings : null;
  if (set && set !== sound.dataset.settings && !isAnnouncing) location.reload();
}

if (hero) {
  hear(true);
  const last = rowOf(shown);
  if (last) show(last, asOf() - Number(last.dataset.at));
  document.addEventListener('htmx:after:swap', () => hear(false));
  window.addEventListener('resize', () => {
    arrange();
    turnPage();
  });
  setInterval(() => {
    page++;
    turnPage();
  }, PAGE_LASTS_MS);
  sound.addEventListener('click', () => unlock().then(showLock));
  document.addEventListener('heartbeat', (event) => {
    const at = Number(event.detail?.data);
    if (at) clockOff = at - Date.now();
    showLock();
  });
  showLock();
  turnNotice();
  setInterval(turnNotice, NOTICE_LASTS_MS);
  setInterval(beat, BEAT_MS);
}
