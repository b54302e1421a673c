// The kiosk without its server: services, and a ticket of those in hand. Goes back by itself once the server answers.
import encodeQR from 'qr';
import { clockText } from '../shared/clock-text.js';
import { beat } from '../shared/kiosk-line.js';
import * as box from '../shared/ticket-box.js';

const LOOK_MS = 5_000;
const root = document.documentElement;
const screen = document.getElementById('kiosk-screen');
const parts = [...document.querySelectorAll('[data-offline-part]')];
const find = (name) => document.querySelector(`[data-offline-${name}]`);

let known;
let shown = '';
/** One a screen: a double tap is one ticket. */
let key = crypto.randomUUID();

function show(name) {
  shown = name;
  for (const part of parts) part.hidden = part.dataset.offlinePart !== name;
  screen.dataset.idle = name === 'ticket' ? '30' : '';
  screen.classList.toggle('kiosk-ticket', name === 'ticket');
  // Starts the watch for who went away anew.
  document.dispatchEvent(new Event('input'));
}

function path(rows) {
  const runs = [];
  rows.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) runs.push(`M${x} ${y}h1v1H${x}z`);
    });
  });
  return runs.join('');
}

function drawQr(text) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 2 });
  const svg = find('qr');
  svg.setAttribute('viewBox', `0 0 ${rows.length} ${rows.length}`);
  svg.querySelector('path').setAttribute('d', path(rows));
}

const nameOf = (service) => service.names[root.lang] ?? service.name;

function showTicket(ticket, service) {
  const code = `${service.letter}${String(ticket.number).padStart(3, '0')}`;
  find('code').textContent = code;
  find('code').parentElement.toggleAttribute('data-long', code.length > 4);
  find('spoken').textContent = code.split('').join(' ');
  find('service').textContent = nameOf(service);
  find('time').textContent = clockText(ticket.takenAt);
  drawQr(new URL(ticket.path, location.origin).href);
  show('ticket');
}

async function take(service, formKey) {
  const asked = { key: formKey, serviceId: service.id, language: root.lang };
  const ticket = await box.give(asked, box.serverNow(known));
  if (ticket) showTicket(ticket, service);
  else show('none');
}

function showServices() {
  const list = find('services');
  const template = find('service-row');
  const rows = known.services.map((service) => {
    const row = template.content.cloneNode(true).firstElementChild;
    row.querySelector('b').textContent = nameOf(service);
    row.addEventListener('click', () => take(service, key));
    return row;
  });
  list.toggleAttribute('data-many', rows.length > 6);
  list.replaceChildren(...rows);
  show('start');
}

async function start() {
  known = await box.facts();
  const now = box.serverNow(known);
  const isOpen = known && known.opensAt !== null && known.opensAt <= now && now < known.closesAt;
  if (!isOpen || known.services.length === 0 || (await box.left(now)) === 0) return show('none');
  const asked = new URLSearchParams(location.search);
  const service = known.services.find((s) => s.key === asked.get('service'));
  if (service && asked.get('key')) return take(service, asked.get('key'));
  showServices();
}

function tick() {
  for (const clock of document.querySelectorAll('[data-clock]')) clock.textContent = clockText(box.serverNow(known));
}

/** Somebody's ticket stays until they are done; then the server's own screens are there again. */
async function look() {
  const state = await beat();
  if (state === 'unpaired') return location.replace('/kiosk/pairing');
  if (state === 'up' && shown !== 'ticket') location.replace(`/kiosk?lang=${root.lang}`);
}

find('done').addEventListener('click', () => {
  key = crypto.randomUUID();
  location.replace(screen.dataset.reset);
});
start()
  .catch(() => show('none'))
  .then(tick);
setInterval(tick, 10_000);
setInterval(look, LOOK_MS);
