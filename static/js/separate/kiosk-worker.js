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

/** Puts an address into the cache; gives its text, or null where it may not be kept. */
async function put(cache, path) {
  const response = await fetch(path, { cache: 'no-cache' });
  if (!response.ok || response.redirected) return null;
  const copy = response.clone();
  await cache.put(path, response);
  return copy.text();
}

const named = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]).filter(isOurs);

async function keep(release) {
  const cache = await caches.open(`kiosk-${release}`);
  const files = new Set();
  for (const language of LANGUAGES) {
    const page = await put(cache, pageOf(language));
    if (page === null) return;
    for (const path of named(page, /(?:href|src)="([^"]+)"/g)) files.add(path);
  }
  for (const path of files) {
    const text = await put(cache, path);
    const inner = path.endsWith('.css') ? named(text ?? '', /url\("?([^")]+)"?\)/g) : [];
    for (const further of inner) if (!files.has(further)) await put(cache, further);
  }
  for (const name of await caches.keys()) if (name !== `kiosk-${release}`) await caches.delete(name);
}

async function offlineScreen(url) {
  const asked = url.searchParams.get('lang');
  const language = LANGUAGES.includes(asked) ? asked : LANGUAGES[0];
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
  if (event.data?.release) event.waitUntil(keep(event.data.release));
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
