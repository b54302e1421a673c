import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Deps } from '../../src/deps.ts';
import { addApiKey } from '../../src/operations/access/api-keys.ts';
import { openDeps } from '../../src/start.ts';
import { buildServer, type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { tempFolder } from '../support/temp-db.ts';
import { checkVisits } from '../support/visit-invariants.ts';

const ALL = ['billing', 'device', 'plan'];
const SKILLS = [ALL, ['billing', 'plan'], ['device'], ALL, ['billing'], ['plan', 'device'], ALL, ALL];
const ACTS_A_WORKER = 80;
const ACTS = [
  ...[
    'join',
    'join',
    'call',
    'call',
    'call',
    'chosen',
    'session',
    'start',
    'start',
    'start',
    'start',
    'start',
    'complete',
    'park',
  ],
  ...[
    'recall',
    'not-here',
    'back',
    'away',
    'resume',
    'transfer',
    'transfer',
    'no-show',
    'leave',
    'reopen',
    'undo',
    'undo',
  ],
  ...['hand-over', 'hand-over', 'hand-over', 'add-service', 'correct', 'split', 'merge'],
];

/** What an act mostly is tried on; now and then on anything. */
const MOSTLY_FROM: Readonly<Record<string, string>> = {
  ...{ start: 'called', recall: 'called', 'not-here': 'called', 'no-show': 'called' },
  ...{ complete: 'in_service', park: 'in_service', 'hand-over': 'in_service', transfer: 'in_service' },
  ...{ resume: 'parked', chosen: 'waiting', back: 'waiting', away: 'waiting', merge: 'waiting', leave: 'waiting' },
  reopen: 'completed',
};

interface Seen {
  readonly id: string;
  readonly revision: number;
  readonly status: string;
}

/** Numbers that are the same in every run, so that a failure comes again. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('eight workers at two processes on one file', () => {
  const folder = tempFolder();
  const databaseUrl = `file:${join(folder.path, 'walkup.db')}`;
  let servers: ServerProcess[];
  let store: SmallStore;
  let bearer: string;
  let deps: Deps;
  const answers = new Map<string, number>();

  beforeAll(async () => {
    await buildServer();
    const env = { RATE_LIMITS: 'off' };
    servers = await Promise.all([1, 2].map(() => startServerProcess({ databaseUrl, env })));
    const read = readConfig({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' });
    if (read.kind === 'mistaken') throw new Error(read.mistakes.join());
    deps = await openDeps(read.config);
    store = await smallStore(deps, { advisors: SKILLS, open: [0, 1440] });
    bearer = (await addApiKey(deps, { name: 'test', scopes: ['read', 'operate'], storeIds: null })).key;
  }, 60_000);
  afterAll(async () => {
    await deps.db.close();
    await Promise.all(servers.map((server) => server.kill()));
    folder.remove();
  });

  async function send(worker: number, path: string, body: object, key: string, method = 'POST') {
    const response = await fetch(`${servers[worker % 2]!.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', 'idempotency-key': key },
      ...(method === 'DELETE' ? {} : { body: JSON.stringify(body) }),
    });
    answers.set(String(response.status), (answers.get(String(response.status)) ?? 0) + 1);
    return (await response.json()) as Partial<Seen> & { visit?: Seen; other?: Seen };
  }

  /** One worker: does whatever comes up, to what it has last seen of a visit, which may be long ago. */
  async function work(worker: number, seen: Map<string, Seen>): Promise<void> {
    const below = numbersFrom(worker + 1);
    const counter = store.counters[worker]!;
    const see = (visit: Seen | undefined) => visit && seen.set(visit.id, visit);
    for (let n = 0; n < ACTS_A_WORKER; n++) {
      const act = ACTS[below(ACTS.length)]!;
      const key = `${worker} ${n}`;
      const visits = [...seen.values()];
      const wanted = below(5) === 0 ? undefined : MOSTLY_FROM[act];
      const fitting = visits.filter((v) => wanted === undefined || v.status === wanted);
      const visit = fitting[Math.max(0, fitting.length - 1 - below(24))];
      const service = ALL[below(3)]!;
      if (act === 'join') {
        const body = { service, partySize: 1 + below(4) };
        // The tap that was sent twice: once to each process.
        const [one] = await Promise.all([0, 1].map((p) => send(p, '/stores/sto_1/visits', body, key)));
        see(one as Seen);
      } else if (act === 'call') {
        see((await send(worker, '/stores/sto_1/calls', { counter }, key)).visit);
      } else if (act === 'session') {
        const state = below(3) === 0 ? 'paused' : 'open';
        await send(worker, `/stores/sto_1/counters/${counter}/sessions`, { state }, key, 'PATCH');
      } else if (visit && act === 'chosen') {
        see((await send(worker, '/stores/sto_1/calls', { counter, visit: visit.id, reason: 'quick' }, key)).visit);
      } else if (visit) {
        const to = { advisor: store.advisors[below(8)], service };
        const body = {
          revision: Math.max(1, visit.revision - (below(5) === 0 ? 1 : 0)),
          to: act === 'transfer' ? { service } : act === 'resume' ? { advisor: store.advisors[worker] } : to,
          visit: fitting[below(fitting.length)]!.id,
          partySize: 1 + below(2),
          awayMinutes: 1,
        };
        const answer = await send(worker, `/visits/${visit.id}/${act}`, body, key);
        see(answer.visit);
        see(answer.other);
      }
    }
  }

  test('whatever they do at once, the invariants hold and the log replays to the state', async () => {
    const seen = new Map<string, Seen>();
    await Promise.all(SKILLS.map((_, worker) => work(worker, seen)));
    // A party comes apart by chance in most runs; in every run after them.
    const party = (await send(0, '/stores/sto_1/visits', { service: 'billing', partySize: 4 }, 'party')) as Seen;
    const apart = await send(1, `/visits/${party.id}/split`, { revision: 1, partySize: 2, to: {} }, 'apart');
    expect(apart.visit?.id).toBe(party.id);
    const { visits, events } = await checkVisits(deps.db.read, store.id);
    expect(visits).toBeGreaterThan(30);
    expect(events).toBeGreaterThan(visits * 2);
    const kinds = new Set((await deps.db.read.query.storeEvents.findMany()).map((event) => event.kind));
    // Which acts meet which visits is chance, but nearly all kinds of them come up.
    expect(kinds.size).toBeGreaterThan(18);
    for (const kind of ['called', 'started', 'completed', 'split', 'undone']) expect([...kinds]).toContain(kind);
    expect([...answers.keys()].filter((status) => Number(status) >= 500)).toEqual([]);
  }, 240_000);
});
