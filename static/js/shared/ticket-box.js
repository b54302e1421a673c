// What a kiosk keeps for when the line is down: numbers in hand, those it gave out, and what it last knew of its store.
// Each change is one transaction of the browser's database, which runs them one after the other across all its tabs.

const NAME = 'walkup-kiosk';

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('tickets', { keyPath: 'id' });
      request.result.createObjectStore('facts');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/** Runs `work` over a store; settles when all of it is on disk. */
async function change(name, work) {
  const tx = (await open()).transaction(name, 'readwrite', { durability: 'strict' });
  const done = new Promise((resolve, reject) => {
    tx.oncomplete = resolve;
    tx.onabort = () => reject(tx.error);
    tx.onerror = () => reject(tx.error);
  });
  const result = await work(tx.objectStore(name));
  await done;
  return result;
}

async function look(name, work) {
  return work((await open()).transaction(name, 'readonly').objectStore(name));
}

/** What the server last told of the store, with `offset`: its clock less ours. */
export const keepFacts = (facts) => change('facts', (store) => settled(store.put(facts, 'here')));
export const facts = () => look('facts', (store) => settled(store.get('here')));

/** The server's clock, as far as we know it. */
export const serverNow = (known) => Date.now() + (known?.offset ?? 0);

export const addTickets = (tickets) =>
  change('tickets', async (store) => {
    for (const ticket of tickets) if (!(await settled(store.get(ticket.id)))) await settled(store.put(ticket));
  });

const isFree = (ticket, now) => ticket.takenAt === undefined && ticket.endsAt > now;

/** Numbers that may still be given out. */
export async function left(now) {
  const all = await look('tickets', (store) => settled(store.getAll()));
  return all.filter((ticket) => isFree(ticket, now)).length;
}

/** Gives out the lowest number, or the one that `key` was given before; null where none is left. */
export const give = (asked, now) =>
  change('tickets', async (store) => {
    const all = await settled(store.getAll());
    const before = all.find((ticket) => ticket.key === asked.key);
    if (before) return before;
    const [next] = all.filter((ticket) => isFree(ticket, now)).sort((a, b) => a.number - b.number);
    if (!next) return null;
    const given = { ...next, ...asked, takenAt: now };
    await settled(store.put(given));
    return given;
  });

/** Tickets that the server has not heard of yet. */
export async function given() {
  const all = await look('tickets', (store) => settled(store.getAll()));
  return all.filter((ticket) => ticket.takenAt !== undefined);
}

export const drop = (ids) =>
  change('tickets', async (store) => {
    for (const id of ids) await settled(store.delete(id));
  });

/** Numbers of a day that is over. */
export const dropLapsed = (now) =>
  change('tickets', async (store) => {
    for (const ticket of await settled(store.getAll())) {
      if (ticket.takenAt === undefined && ticket.endsAt <= now) await settled(store.delete(ticket.id));
    }
  });
