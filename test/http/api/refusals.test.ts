import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addApiKey } from '../../../src/operations/access/api-keys.ts';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { type SmallStore, smallStore } from '../../support/small-store.ts';
import { type TestApp, testApp } from '../../support/test-app.ts';

let app: TestApp;
let api: ApiClient;
let desk: string;
let store: SmallStore;
let keys = 0;

const SHIFT = { date: '2026-11-24', from: '2026-11-24T15:00:00Z', to: '2026-11-25T00:00:00Z' };

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [['billing', 'device'], ['billing']], shift: SHIFT });
  desk = (await addApiKey(app.deps, { name: 'desk', scopes: ['read', 'operate'], storeIds: ['sto_1'] })).key;
  api = await apiClient(await app.listen());
});
afterEach(() => app.close());

const post = (path: string, body: object, { bearer = desk, lang = 'en' } = {}) =>
  api.call(path, {
    method: 'POST',
    body,
    bearer,
    headers: { 'idempotency-key': `key ${++keys}`, 'accept-language': lang },
  });
const join = async (extra = {}) => (await post('/stores/sto_1/visits', { service: 'billing', ...extra })).body;
const call = (counter = store.counters[0]!, extra = {}) => post('/stores/sto_1/calls', { counter, ...extra });
const act = (visit: { id: string; revision: number }, name: string, extra = {}, how = {}) =>
  post(`/visits/${visit.id}/${name}`, { revision: visit.revision, ...extra }, how);
const after = async (visit: { id: string; revision: number }, ...names: string[]) => {
  let now = visit;
  for (const name of names) now = (await act(now, name)).body.visit;
  return now;
};
const GENERAL = 'What is there now does not allow it.';

/** A visit in each status of its life. */
const IN_STATUS = {
  waiting: async () => join(),
  called: async () => {
    await join();
    return (await call()).body.visit;
  },
  in_service: async () => after(await IN_STATUS.called(), 'start'),
  parked: async () => after(await IN_STATUS.called(), 'start', 'park'),
  completed: async () => after(await IN_STATUS.called(), 'complete'),
  no_show: async () => after(await IN_STATUS.called(), 'no-show'),
  left: async () => after(await join(), 'leave'),
} as const;
const ACTS: Record<string, object> = {
  recall: {},
  'not-here': {},
  back: {},
  start: {},
  complete: {},
  'no-show': {},
  park: {},
  resume: {},
  transfer: { to: { service: 'device' } },
  leave: {},
  reopen: {},
  'hand-over': { to: { counter: 'ctr_sto_1_2' } },
};
/** The code by which each act is refused from each status; left out, it is done. */
const NEEDED: Record<string, Record<string, string>> = {
  recall: { called: '', else: 'not_called' },
  'not-here': { called: '', else: 'not_called' },
  back: { waiting: 'not_away_or_absent', else: 'not_waiting' },
  start: { called: '', else: 'not_called' },
  complete: { called: '', in_service: '', else: 'not_in_service' },
  'no-show': { called: '', else: 'not_called' },
  park: { in_service: '', else: 'not_in_service' },
  resume: { parked: '', else: 'not_parked' },
  transfer: { called: '', in_service: '', parked: '', else: 'not_in_service' },
  leave: { waiting: '', called: '', parked: '', in_service: 'in_service', else: 'not_open' },
  reopen: { completed: '', no_show: '', left: '', else: 'not_ended' },
  'hand-over': { in_service: '', else: 'not_in_service' },
};

describe('each act from each status is done, or told why not: where it stands, who did that, what is possible', () => {
  for (const status of Object.keys(IN_STATUS) as (keyof typeof IN_STATUS)[]) {
    test(status, async () => {
      const visit = await IN_STATUS[status]();
      for (const [name, body] of Object.entries(ACTS)) {
        const code = NEEDED[name]![status] ?? NEEDED[name]!.else!;
        if (code === '') continue;
        const refused = await act(visit, name, body);
        expect([name, refused.status, refused.body.code]).toEqual([name, 409, code]);
        expect(refused.body.detail).toContain('B001');
        expect(refused.body.detail).toMatch(/Last change: .+ by (the customer|a program with a key) at 10:00 am\./);
        expect(refused.body.detail).toContain(`Possible now: ${refused.body.possible.join(', ')}.`);
        expect(refused.body).toMatchObject({ visit: { status }, last: { actor: { kind: 'api' } } });
        const spanish = await act(visit, name, body, { lang: 'es' });
        expect(spanish.body.detail).toContain('Último cambio:');
        expect(spanish.body.detail).not.toMatch(/Last change|This needs|Possible/);
      }
      // What is said to be possible is: each is done, or refused for something else than the status.
      const { possible } = (await act({ ...visit, revision: visit.revision - 1 || 99 }, 'recall')).body;
      const done = Object.keys(ACTS).filter((name) => NEEDED[name]![status] === '');
      expect(possible).toEqual(expect.arrayContaining(done));
      expect(possible.filter((name: string) => name in ACTS).sort()).toEqual(done.sort());
    });
  }
});

test('a stale revision says what happened meanwhile and by whom', async () => {
  const visit = await join();
  await call();
  const late = await act(visit, 'leave');
  expect(late.body.code).toBe('stale_revision');
  expect(late.body.detail).toBe(
    'B001 is called to Counter 1. It has changed since the revision that was sent; look at it, then send the present one. ' +
      'Last change: called by a program with a key at 10:00 am. ' +
      'Possible now: recall, start, complete, not-here, no-show, transfer, leave, add-service, correct, split, merge.',
  );
});

test('away, absent and kept places are told with their times', async () => {
  const visit = await join();
  const away = (await act(visit, 'away', { awayMinutes: 20 })).body.visit;
  const chosen = await call(store.counters[0], { visit: visit.id, reason: 'quick' });
  expect(chosen.body).toMatchObject({ code: 'away', last: { kind: 'away' } });
  expect(chosen.body.detail).toContain('not called before 10:20 am; the act back ends that.');
  await act(away, 'back');
  const called = (await call()).body.visit;
  const absent = (await act(called, 'not-here')).body.visit;
  const again = await call(store.counters[0], { visit: visit.id });
  expect(again.body.code).toBe('absent');
  const soon = await act(absent, 'no-show');
  expect(soon.body.code).toBe('absence_running');
  expect(soon.body.detail).toContain('Its place is kept until 10:15 am; a no-show is possible from then on.');
});

test('a link of a visit is told what the link can do', async () => {
  const { token, ...visit } = await join();
  await call();
  const served = await after({ id: visit.id, revision: visit.revision + 1 }, 'start');
  const leaves = await act(served, 'leave', {}, { bearer: token });
  expect(leaves.body).toMatchObject({ code: 'in_service', possible: [] });
  expect(leaves.body.detail).toContain('Nothing more can be done with it.');
  const forbidden = await act(served, 'complete', {}, { bearer: token });
  expect(forbidden).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
});

test('a parked visit goes on with who parked it where none is named; whom nobody knows is no closed counter', async () => {
  const parked = await IN_STATUS.parked();
  const other = await join();
  await call();
  expect((await act(parked, 'resume')).body.code).toBe('counter_busy');
  await after({ id: other.id, revision: other.revision + 1 }, 'complete');
  expect((await act(parked, 'resume', { to: { advisor: 'adv_nobody' } })).body.code).toBe('unknown_target');
  expect((await act(parked, 'resume', { to: { counter: 'ctr_nobody' } })).body.code).toBe('unknown_target');
  const session = `/stores/sto_1/counters/${store.counters[1]}/sessions`;
  await api.call(session, { method: 'DELETE', bearer: desk });
  const closed = await act(parked, 'resume', { to: { counter: store.counters[1] } });
  expect(closed.body.code).toBe('no_counter');
  expect(closed.body.detail).toContain('Nobody is ready at that counter');
  const resumed = await act(parked, 'resume');
  expect(resumed).toMatchObject({ status: 200, body: { visit: { status: 'in_service', counter: '1' } } });
  const undone = await act(resumed.body.visit, 'undo');
  expect(undone.body.visit.status).toBe('parked');
  const twice = await act(undone.body.visit, 'undo');
  expect(twice.body).toMatchObject({ code: 'nothing_to_undo', last: { kind: 'undone' } });
});

test('counters, calls and check-ins say what is so', async () => {
  const path = `/stores/sto_1/counters/${store.counters[0]}/sessions`;
  await join();
  await call();
  const details = [
    await call(),
    await api.call(path, { method: 'PATCH', body: { state: 'paused' }, bearer: desk }),
    await post(path, { advisor: store.advisors[1] }),
    await post(`/stores/sto_1/counters/${store.counters[1]}/sessions`, { advisor: store.advisors[0] }),
  ];
  expect(details.map(({ body }) => body.code)).toEqual([
    'counter_busy',
    'counter_busy',
    'advisor_busy',
    'advisor_busy',
  ]);
  expect(details[0]!.body.detail).toContain('B001 is at this counter');
  const second = `/stores/sto_1/counters/${store.counters[1]}/sessions`;
  await api.call(second, { method: 'PATCH', body: { state: 'paused' }, bearer: desk });
  details.push(await call(store.counters[1]));
  await api.call(second, { method: 'DELETE', bearer: desk });
  details.push(await call(store.counters[1]), await api.call(second, { method: 'DELETE', bearer: desk }));
  expect(details.slice(4).map(({ body }) => body.code)).toEqual(['counter_paused', 'counter_closed', 'counter_closed']);
  for (const { status, body } of details) {
    expect(status).toBe(409);
    expect(body.detail).not.toBe(GENERAL);
  }
});

test('an appointment too early or checked in says its times and its ticket', async () => {
  const booked = await post('/stores/sto_1/appointments', {
    service: 'billing',
    startsAt: '2026-11-24T18:00:00Z',
    customer: { name: 'Leo', email: 'leo@example.com' },
  });
  const appointmentId = booked.body.id ?? '';
  const early = await post('/stores/sto_1/check-ins', { appointmentId });
  expect(early.body.detail).toBe(
    'Booked for 12:00 pm; check-in opens at 11:30 am. With joinNow it joins the line at once.',
  );
  app.setNow('2026-11-24T17:50:00Z');
  await post('/stores/sto_1/check-ins', { appointmentId });
  const twice = await post('/stores/sto_1/check-ins', { appointmentId });
  expect(twice.body.detail).toMatch(
    /^B\d{3} waits in line\. This appointment is checked in already, with this ticket\./,
  );
  const changed = await api.call(`/appointments/${appointmentId}`, { method: 'DELETE', bearer: booked.body.token });
  expect(changed.body).toMatchObject({ code: 'not_changeable' });
  expect(changed.body.detail).toContain('moved or cancelled no more');
});
