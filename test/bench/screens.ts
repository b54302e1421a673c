import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  COUNTERS,
  type FilledScreens,
  fillScreens,
  OTHER_SCREENS,
  type Screen,
  SECRET,
  VISIT_PAGES,
} from './screens-filled.ts';
import { type ServerChild, startServerChild } from './server-children.ts';

const ACTS = 16 * COUNTERS;
/** Acts before those that count, told apart: a server that has just begun is slow until it has compiled what it does. */
const FIRST_ACTS = 4 * COUNTERS;
/** Between two acts; eight busy counters act about every twenty seconds. */
const PAUSE_MS = 400;

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

/** The counters of the busy store, each calling and completing in its turn at one server. */
class Counters {
  readonly #parts: { readonly port: number; readonly filled: FilledScreens };
  readonly #atCounter: (Called | null)[];
  #acts = 0;

  constructor(port: number, filled: FilledScreens) {
    this.#parts = { port, filled };
    this.#atCounter = filled.busy.counters.map(() => null);
  }

  async #act(): Promise<void> {
    const { port, filled } = this.#parts;
    const { busy, key } = filled;
    const i = this.#acts++ % COUNTERS;
    const visit = this.#atCounter[i];
    const body = visit ? { revision: visit.revision } : { counter: busy.counters[i] };
    const path = visit ? `/visits/${visit.id}/complete` : `/stores/${busy.id}/calls`;
    const answer = (await post(port, key, path, body)) as { visit: Called };
    this.#atCounter[i] = visit ? null : answer.visit;
  }

  /** So many acts with a pause after each; `begin` is called before each. */
  async acts(count: number, begin: () => void): Promise<void> {
    for (let act = 0; act < count; act++) {
      begin();
      await this.#act();
      await pause(PAUSE_MS * (0.75 + Math.random() / 2));
    }
  }
}

/** What one process does with acts of another, or with its own: how long each frame that follows needs to its screens. */
async function measureScreens(acting: ServerChild, showing: ServerChild, filled: FilledScreens): Promise<Measured> {
  let latencies = new Map<Screen['what'], number[]>();
  let actedAt = Number.POSITIVE_INFINITY;
  const opened = await openAll(showing.port, filled.screens, (screen, at) => {
    if (at < actedAt) return;
    const its = latencies.get(screen.what);
    if (its) its.push(at - actedAt);
    else latencies.set(screen.what, [at - actedAt]);
  });
  await showing.settled();
  const counters = new Counters(acting.port, filled);
  const begin = () => {
    actedAt = performance.now();
  };
  await counters.acts(FIRST_ACTS, begin);
  const first = storeFrames(latencies);
  latencies = new Map();
  movedByTime = 0;
  const usedBefore = await showing.processor();
  await counters.acts(ACTS, begin);
  actedAt = Number.POSITIVE_INFINITY;
  const used = (await showing.processor()) - usedBefore;
  for (const answer of opened) answer.destroy();
  return { first, latencies, processorMs: used / ACTS, movedByTime };
}

type Latencies = ReadonlyMap<Screen['what'], readonly number[]>;

interface Measured {
  /** Of the first acts, which do not count. */
  readonly first: readonly number[];
  readonly latencies: Latencies;
  /** Of the process whose screens they are, an act. */
  readonly processorMs: number;
  readonly movedByTime: number;
}

const storeFrames = (latencies: Latencies): number[] =>
  [...latencies].filter(([what]) => what !== 'other store').flatMap(([, its]) => its);

/** A row of the table, of milliseconds from the act to the frame. */
function row(what: string, its: readonly number[]): string {
  const sorted = [...its].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  const cell = (ms: number) => ms.toFixed(1).padStart(9);
  return `${what.padEnd(16)}${String(sorted.length).padStart(6)}${cell(at(0.5))}${cell(at(0.99))}${cell(sorted.at(-1)!)}`;
}

function print(title: string, { first, latencies, processorMs, movedByTime }: Measured): void {
  console.log(`\n${title}`);
  console.log(`${''.padEnd(16)}frames   median      p99    worst   (ms)`);
  for (const [what, its] of latencies) if (what !== 'other store') console.log(row(what, its));
  console.log(row('all', storeFrames(latencies)));
  console.log(row(`its first ${FIRST_ACTS}`, first));
  console.log(`processor time of the server: ${processorMs.toFixed(1)} ms an act`);
  console.log(`left out: ${movedByTime} frames that time alone has moved, each sent with its heartbeat`);
}

/** A new database, and as many servers on it as are wanted. */
async function withServers<T>(
  count: 1 | 2,
  measure: (filled: FilledScreens, servers: readonly ServerChild[]) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'walkup-bench-'));
  const file = join(folder, 'walkup.db');
  const servers: ServerChild[] = [];
  try {
    const filled = await fillScreens(file, FIRST_ACTS / 2);
    for (let i = 0; i < count; i++) {
      servers.push(await startServerChild(`file:${file}`, { SECRET_KEY: SECRET, RATE_LIMITS: 'off' }));
    }
    return await measure(filled, servers);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An act at a counter, until it is on the other screens of the store: in the same process, and in another on the same file. */
export async function benchScreens(): Promise<void> {
  try {
    console.log(
      `200 screens of one store, ${VISIT_PAGES} of them visit pages; ${OTHER_SCREENS} of others; ${ACTS} acts, each a change,`,
    );
    console.log(`after ${FIRST_ACTS} first ones, in which a server that has just begun compiles what it does`);
    await withServers(1, async (filled, [server]) => {
      print('the same process', await measureScreens(server!, server!, filled));
      console.log(`resident memory of the server: ${(await server!.memory()).toFixed(0)} MB`);
    });
    await withServers(2, async (filled, [acting, showing]) => {
      print('another process on the same file', await measureScreens(acting!, showing!, filled));
    });
  } finally {
    agent.destroy();
  }
}
