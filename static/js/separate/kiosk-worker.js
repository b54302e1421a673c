// Keeps the kiosk's offline screens and what they are drawn with, and shows them when the server does not answer.

const LANGUAGES = ['en', 'es'];
const ANSWER_MS = 5_000;
const DOWN = [502, 503, 504];

const pageOf = (language) => `/kiosk/offline/${language}`;
const isOurs = (path) => path.startsWith('/static/') || path === '/chain.css' || path === '/icon.svg';

function inTime(answer) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('too late')), ANSWER_MS));
  return Promise.race([answer, late]).then((response) => {
    if (DOWN.includes(response.status)) throw new Error(`status ${response.status}`);
    return response;
  });
}

/** What an address answers, where that may be kept. */
async function asked(path) {
  const response = await fetch(path, { cache: 'no-cache' });
  if (!response.ok || response.redirected) throw new Error(`${path} may not be kept`);
  return response;
}

const named = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]).filter(isOurs);

/** Keeps a file, and gives the files that a style sheet names. */
async function keepFile(cache, path) {
  const response = await asked(path);
  const inner = path.endsWith('.css') ? named(await response.clone().text(), /url\("?([^")]+)"?\)/g) : [];
  await cache.put(path, response);
  return inner;
}

/** The pages come last: one that is kept has all that it is drawn with. */
async function keep(release) {
  const cache = await caches.open(`kiosk-${release}`);
  const pages = await Promise.all(LANGUAGES.map((language) => asked(pageOf(language))));
  const files = new Set();
  for (const page of pages) {
    for (const path of named(await page.clone().text(), /(?:href|src)="([^"]+)"/g)) files.add(path);
  }
  // A set goes through what is added to it on the way, too.
  for (const path of files) for (const inner of await keepFile(cache, path)) files.add(inner);
  for (const [i, language] of LANGUAGES.entries()) await cache.put(pageOf(language), pages[i]);
  for (const name of await caches.keys()) if (name !== `kiosk-${release}`) await caches.delete(name);
}

async function offlineScreen(url) {
  const wanted = url.searchParams.get('lang');
  const language = LANGUAGES.includes(wanted) ? wanted : LANGUAGES[0];
  return (await caches.match(pageOf(language))) ?? Response.error();
}

async function screen(request, url) {
  if (url.pathname.startsWith('/kiosk/offline/')) {
    const kept = await caches.match(url.pathname);
    if (kept) return kept;
  }
  try {
    return await inTime(fetch(request));
  } catch {
    return offlineScreen(url);
  }
}

/** Names of files change with their content; the chain's colour and icon keep theirs. */
async function file(request, url) {
  const kept = await caches.match(url.pathname);
  if (kept && url.pathname.startsWith('/static/')) return kept;
  return inTime(fetch(request)).catch(() => kept ?? Response.error());
}

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('message', (event) => {
  if (event.data?.release) event.waitUntil(keep(event.data.release).catch(() => {}));
});
addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(screen(request, url));
  else if (request.method === 'GET' && isOurs(url.pathname)) event.respondWith(file(request, url));
  else if (request.headers.has('hx-request') && !request.headers.get('accept')?.includes('event-stream')) {
    // A gateway that answers for a server that is gone is no answer.
    event.respondWith(inTime(fetch(request)).catch(() => Response.error()));
  }
});
