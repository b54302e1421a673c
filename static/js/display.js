// The lobby display: calls one after the other, each shown at the moment of its chime; waits in pages where they are many.

const CALL_LASTS_MS = 20_000;
/** Long enough to read a call across the room before the next one takes its place. */
const CALL_ALONE_MS = 7_000;
/** A call that a screen hears of later than this (it was without a line) is shown, but not announced. */
const TOO_OLD_MS = 30_000;
const PAGE_LASTS_MS = 12_000;

const hero = document.getElementById('display-call');
const sound = document.querySelector('[data-chime]');
const chime = sound ? new Audio(sound.dataset.chime) : null;
const seen = new Set();
const queue = [];
let shown = hero?.dataset.callShown ?? '';
let isAnnouncing = false;
let quietTimer = 0;
let page = 0;

const part = (name) => hero.querySelector(`[data-call-${name}]`);
const rows = () => [...document.querySelectorAll('[data-calls] [data-call]')];
const rowOf = (id) => rows().find((row) => row.dataset.call === id);
const asOf = () => Number(document.getElementById('display-lower')?.dataset.asOf);

function play() {
  if (!chime) return;
  chime.currentTime = 0;
  // Browsers let a page sound only after somebody touched it, unless they were told otherwise at their start.
  chime.play().then(
    () => {
      sound.hidden = true;
    },
    (error) => {
      if (error.name === 'NotAllowedError') sound.hidden = false;
    },
  );
}

function quieten(label) {
  hero.classList.add('display-call-quiet');
  part('label').textContent = label;
}

/** Puts a call onto the wall. `age`: how long ago it was made. */
function show(row, age) {
  const { call, ticket, counter, last, spoken } = row.dataset;
  shown = call;
  part('none').hidden = true;
  part('some').hidden = false;
  part('ticket').textContent = ticket;
  part('ticket').toggleAttribute('data-slanted', /^[AWXY]/.test(ticket));
  part('counter').textContent = counter;
  part('codes').toggleAttribute('data-wide', counter.length > 1);
  if (part('spoken').textContent !== spoken) part('spoken').textContent = spoken;
  clearTimeout(quietTimer);
  if (age >= CALL_LASTS_MS) {
    quieten(last);
    return;
  }
  hero.classList.remove('display-call-quiet');
  part('label').textContent = hero.dataset.nowCalling;
  quietTimer = setTimeout(() => quieten(last), CALL_LASTS_MS - age);
}

/** With nothing to announce the last call stands on the wall, also one that came too late for a chime. */
function showLast() {
  const [last] = rows();
  if (last && last.dataset.call !== shown) show(last, asOf() - Number(last.dataset.at));
}

/** One call at a time, so that no chime falls into another and no code is overwritten before it was seen. */
function announceNext() {
  const row = rowOf(queue.shift());
  isAnnouncing = row !== undefined || queue.length > 0;
  if (row) {
    show(row, 0);
    play();
  } else if (!isAnnouncing) showLast();
  arrange();
  if (isAnnouncing) setTimeout(announceNext, row ? CALL_ALONE_MS : 0);
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
  if (queue.length > 0 && !isAnnouncing) announceNext();
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
  sound?.addEventListener('click', play);
}
