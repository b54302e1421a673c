// The kiosk's own line to the server, beside its screens: a beat that says it is there and brings numbers for when the
// line is down, and the tickets that were given out meanwhile.
import * as box from './ticket-box.js';

const ANSWER_MS = 6_000;
const DOWN = [502, 503, 504];
/** Told where numbers could not be kept: none are sent then. */
const ENOUGH = 10_000;

async function post(path, fields) {
  const answer = await fetch(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  if (answer.type === 'opaqueredirect') return { kind: 'unpaired' };
  if (DOWN.includes(answer.status)) throw new Error(`status ${answer.status}`);
  return answer.ok ? { kind: 'answered', body: await answer.json() } : { kind: 'refused' };
}

async function keep(told, sentAt) {
  // The server answered somewhere between the two; half way is off by at most half of what it took.
  const offset = Math.round(told.now - (sentAt + Date.now()) / 2);
  const { tickets, ...facts } = told;
  await box.keepFacts({ ...facts, offset });
  await box.addTickets(tickets.map((ticket) => ({ ...ticket, storeDay: told.storeDay, endsAt: told.endsAt })));
  await box.dropLapsed(told.now);
}

/** Brings the tickets that were given out without the line; those that the server has are forgotten here. */
async function merge() {
  const tickets = await box.given();
  if (tickets.length === 0) return;
  const told = tickets.map(({ id, number, serviceId, takenAt, language, key }) => ({
    id,
    number,
    serviceId,
    takenAt,
    language,
    formKey: key,
  }));
  const answer = await post('/kiosk/offline-tickets', { tickets: JSON.stringify(told) });
  if (answer.kind === 'answered') await box.drop(answer.body.known);
}

/** How many numbers are left; null where the browser keeps nothing, and more of them would be lost too. */
async function leftHere() {
  try {
    return await box.left(box.serverNow(await box.facts()));
  } catch {
    return null;
  }
}

/** One beat: `up`, `unpaired`, or `down` where nothing answers. */
export async function beat() {
  const left = await leftHere();
  const sentAt = Date.now();
  let answer;
  try {
    answer = await post('/kiosk/heartbeats', { left: String(left ?? ENOUGH) });
  } catch {
    return 'down';
  }
  if (answer.kind === 'answered' && left !== null) {
    // What could not be kept or brought now is tried again with the next beat.
    await keep(answer.body, sentAt)
      .then(merge)
      .catch(() => {});
  }
  return answer.kind === 'unpaired' ? 'unpaired' : 'up';
}
