import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { putStoreRole } from '../../src/db/records/access/accounts.ts';
import { insertSession } from '../../src/db/records/access/sessions.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Deps } from '../../src/deps.ts';
import { addApiKey } from '../../src/operations/access/api-keys.ts';
import { acceptDevice, beginPairing } from '../../src/operations/access/pair-device.ts';
import { hashOfSecret } from '../../src/operations/access/secrets.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { linkTag } from '../../src/operations/steps/link-tag.ts';
import { HOUR } from '../../src/time/instant.ts';
import { addAccount } from '../support/people.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { benchDeps } from './bench-deps.ts';
import { type ServerChild, startServerChild } from './server-children.ts';

const COUNTERS = 8;
const VISIT_PAGES = 150;
const DISPLAYS = 2;
const STAFF_SCREENS = 8;
/** With these the store has 200 screens. */
const STORE_PAGES = 200 - VISIT_PAGES - DISPLAYS - STAFF_SCREENS;
const OTHER_STORES = 25;
const OTHER_SCREENS = 1_000;
const ACTS = 16 * COUNTERS;
/** Between two acts; eight busy counters act about every twenty seconds. */
const PAUSE_MS = 400;
const ALL = ['billing', 'device', 'plan'];
const SECRET = 'a key of benches, thirty-two bytes at the least';
const VISITOR = { kind: 'public', id: 'web' } as const;

interface Screen {
  readonly what: 'visit page' | 'lobby display' | 'staff screen' | 'store page' | 'other store';
  readonly path: string;
  readonly cookie?: string;
}

/** A database with one busy store and others that are open too, and the addresses of all screens. */
async function fill(folder: string) {
  const filled = await benchDeps(Date.now(), join(folder, 'walkup.db'), SECRET);
  const { deps } = filled;
  const busy = await smallStore(deps, { advisors: Array.from({ length: COUNTERS }, () => ALL), open: [0, 1440] });
  const others: SmallStore[] = [];
  for (let i = 0; i < OTHER_STORES; i++) {
    others.push(await smallStore(deps, { id: `sto_o${i}`, advisors: [ALL, ALL], open: [0, 1440] }));
  }
  const screens: Screen[] = [];
  for (let i = 0; i < VISIT_PAGES; i++) {
    const join = { storeId: busy.id, services: [ALL[i % 3]!], source: 'web', actor: VISITOR } as const;
    const joined = await joinLine(deps, join);
    if (joined.kind !== 'joined') throw new Error(`nobody joined: ${joined.kind}`);
    const { id, linkVersion } = joined.visit;
    const cookie = `visit=${id}.${linkTag(deps.secretKey, 'visit', id, linkVersion)}`;
    screens.push({ what: 'visit page', path: `/visits/${id}/live`, cookie });
  }
  for (let i = 0; i < DISPLAYS; i++) screens.push(await display(deps, busy.id));
  const staff = await staffCookie(deps, busy.id);
  for (let i = 0; i < STAFF_SCREENS; i++) {
    screens.push({ what: 'staff screen', path: '/staff/sto-1/live', cookie: staff });
  }
  for (let i = 0; i < STORE_PAGES; i++) screens.push({ what: 'store page', path: '/stores/sto-1/live' });
  for (let i = 0; i < OTHER_SCREENS; i++) {
    screens.push({ what: 'other store', path: `/stores/sto-o${i % OTHER_STORES}/live` });
  }
  const { key } = await addApiKey(deps, { name: 'bench', scopes: ['read', 'operate'], storeIds: null });
  await filled.close();
  return { busy, screens, key };
}

async function display(deps: Deps, storeId: string): Promise<Screen> {
  const { secret, code } = await beginPairing(deps, 'display');
  await acceptDevice(deps, { actor: VISITOR, storeId, code, name: 'Wall' });
  return { what: 'lobby display', path: '/display/live', cookie: `display=${secret}` };
}

async function staffCookie(deps: Deps, storeId: string): Promise<string> {
  const now = deps.now();
  const accountId = await addAccount({ deps, now: deps.now }, { email: 'a@example.com', password: 'long enough 1' });
  const secret = deps.newSecret();
  const times = { createdAt: now, lastSeenAt: now, expiresAt: now + 12 * HOUR };
  await inTransaction(deps.db, async (tx) => {
    await putStoreRole(tx, accountId, { storeId, role: 'manager', advisorId: null });
    await insertSession(tx, { idHash: hashOfSecret(secret), accountId, ...times });
  });
  return `session=${secret}`;
}

/** Hears when each screen was written to. */
type Heard = (screen: Screen, at: number) => void;

const FRAME_END = '\n\n';
const HEARTBEAT = Buffer.from('event: heartbeat');
/** Frames that no act has caused. */
let movedByTime = 0;

/** How many frames end in a chunk, but for heartbeats and what goes out in one piece with one: that was moved by time. */
function framesIn(chunk: Buffer): number {
  let frames = 0;
  for (let at = 0; at < chunk.length; ) {
    const end = chunk.indexOf(FRAME_END, at);
    if (end < 0) break;
    const isBeat = chunk.subarray(at, at + HEARTBEAT.length).equals(HEARTBEAT);
    if (!isBeat) frames++;
    else if (frames > 0) {
      frames--;
      movedByTime++;
    }
    at = end + FRAME_END.length;
  }
  return frames;
}

/** Opens a stream, and resolves when its first frame is here. */
function open(port: number, screen: Screen, heard: Heard): Promise<IncomingMessage> {
  return new Promise((done, reject) => {
    const headers = { accept: 'text/event-stream', ...(screen.cookie ? { cookie: screen.cookie } : {}) };
    const asked = request({ port, host: '127.0.0.1', path: screen.path, headers, agent: false }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`${screen.path}: ${answer.statusCode}`));
      answer.on('data', (chunk: Buffer) => {
        const at = performance.now();
        if (framesIn(chunk) > 0) heard(screen, at);
      });
      answer.once('data', () => done(answer));
    });
    asked.on('error', reject);
    asked.end();
  });
}

async function openAll(port: number, screens: readonly Screen[], heard: Heard): Promise<IncomingMessage[]> {
  const opened: IncomingMessage[] = [];
  for (let i = 0; i < screens.length; i += 50) {
    opened.push(...(await Promise.all(screens.slice(i, i + 50).map((screen) => open(port, screen, heard)))));
  }
  return opened;
}

const agent = new Agent({ keepAlive: true, maxSockets: 4 });

function post(port: number, key: string, path: string, body: object): Promise<unknown> {
  return new Promise((done, reject) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const asked = request(
      { port, host: '127.0.0.1', method: 'POST', path: `/api/v1${path}`, headers, agent },
      (answer) => {
        let text = '';
        answer.on('data', (chunk) => (text += String(chunk)));
        answer.on('end', () =>
          (answer.statusCode ?? 500) < 300 ? done(JSON.parse(text)) : reject(new Error(`${answer.statusCode} ${text}`)),
        );
      },
    );
    asked.on('error', reject);
    asked.end(JSON.stringify(body));
  });
}

interface Called {
  readonly id: string;
  readonly revision: number;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Calls and completions in turn at one server; how long each frame that follows needs to the screens of the other. */
async function measureScreens(
  acting: ServerChild,
  showing: ServerChild,
  filled: Awaited<ReturnType<typeof fill>>,
): Promise<Measured> {
  const { screens, busy, key } = filled;
  const latencies = new Map<Screen['what'], number[]>();
  let actedAt = Number.POSITIVE_INFINITY;
  const opened = await openAll(showing.port, screens, (screen, at) => {
    if (at < actedAt) return;
    latencies.set(screen.what, [...(latencies.get(screen.what) ?? []), at - actedAt]);
  });
  await showing.settled();
  movedByTime = 0;
  const usedBefore = await showing.processor();
  const atCounter: (Called | null)[] = busy.counters.map(() => null);
  for (let act = 0; act < ACTS; act++) {
    const i = act % COUNTERS;
    const visit = atCounter[i];
    actedAt = performance.now();
    const body = visit ? { revision: visit.revision } : { counter: busy.counters[i] };
    const path = visit ? `/visits/${visit.id}/complete` : `/stores/${busy.id}/calls`;
    const answer = (await post(acting.port, key, path, body)) as { visit: Called };
    atCounter[i] = visit ? null : answer.visit;
    await pause(PAUSE_MS * (0.75 + Math.random() / 2));
  }
  actedAt = Number.POSITIVE_INFINITY;
  const used = (await showing.processor()) - usedBefore;
  for (const answer of opened) answer.destroy();
  return { latencies, processorMs: used / ACTS, movedByTime };
}

interface Measured {
  readonly latencies: ReadonlyMap<string, readonly number[]>;
  /** Of the process whose screens they are, an act. */
  readonly processorMs: number;
  readonly movedByTime: number;
}

function print(title: string, { latencies, processorMs, movedByTime }: Measured): void {
  console.log(`\n${title}`);
  console.log(`${''.padEnd(16)}frames   median      p99    worst   (ms)`);
  const rows = [...latencies].filter(([what]) => what !== 'other store');
  for (const [what, its] of [...rows, ['all', rows.flatMap(([, all]) => all)] as const]) {
    const sorted = [...its].sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
    const cell = (ms: number) => ms.toFixed(1).padStart(9);
    console.log(
      `${what.padEnd(16)}${String(sorted.length).padStart(6)}${cell(at(0.5))}${cell(at(0.99))}${cell(sorted.at(-1)!)}`,
    );
  }
  console.log(`processor time of the server: ${processorMs.toFixed(1)} ms an act`);
  console.log(`left out: ${movedByTime} frames that time alone has moved, each sent with its heartbeat`);
}

/** An act at a counter, until it is on the other screens of the store: in the same process, and in another on the same file. */
export async function benchScreens(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'walkup-bench-'));
  const servers: ServerChild[] = [];
  const start = async () => {
    const server = await startServerChild(`file:${join(folder, 'walkup.db')}`, {
      SECRET_KEY: SECRET,
      RATE_LIMITS: 'off',
    });
    servers.push(server);
    return server;
  };
  try {
    const filled = await fill(folder);
    const first = await start();
    console.log(
      `200 screens of one store, ${VISIT_PAGES} of them visit pages; ${OTHER_SCREENS} of others; ${ACTS} acts, each a change`,
    );
    print('the same process', await measureScreens(first, first, filled));
    console.log(`resident memory of the server: ${(await first.memory()).toFixed(0)} MB`);
    print('another process on the same file', await measureScreens(first, await start(), filled));
  } finally {
    agent.destroy();
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}
