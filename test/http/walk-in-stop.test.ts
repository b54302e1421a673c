import { afterEach, beforeEach, expect, test } from 'vitest';
import { stopWalkIns, takeWalkIns } from '../../src/operations/arrival/stop-walk-ins.ts';
import { apiClient } from '../support/api-client.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

const NADIA = { kind: 'account', id: 'acc_1' } as const;
let app: TestApp;
let store: SmallStore;

beforeEach(async () => {
  // A Tuesday, 9:30 am in Chicago; open until 6 pm.
  app = await testApp({ now: '2026-11-24T15:30:00Z' });
  store = await smallStore(app.deps, {
    advisors: [['billing', 'device', 'plan']],
    shift: { date: '2026-11-24', from: '2026-11-24T15:00:00Z', to: '2026-11-25T00:00:00Z' },
  });
});
afterEach(() => app.close());

const stop = (reason: string, hours: number | null) =>
  stopWalkIns(app.deps, {
    storeId: store.id,
    reason,
    actor: NADIA,
    ...(hours === null ? {} : { until: app.now() + hours * 3_600_000 }),
  });
const textOf = async (path: string) => (await app.visitor().get(path)).text;

test('who looks at the store, the list or the line reads until when and why nobody can join', async () => {
  await stop('system_down', 2);
  const said = 'No more walk-ins until 11:30 am: our systems are down';
  expect(await textOf('/stores/sto-1')).toContain(said);
  expect(await textOf('/')).toContain(said);
  const line = await app.visitor().get('/stores/sto-1/join?service=device');
  expect(line.text).toContain(said);
  expect(line.html).not.toContain('/visits"');
});

test('a stop until closing is one for today, and Spanish has its own words', async () => {
  await stop('closing_early', null);
  expect(await textOf('/stores/sto-1')).toContain('No more walk-ins today: we close early today');
  const said = 'Hoy no se reciben más visitas sin cita: hoy cerramos antes';
  for (const path of ['/stores/sto-1?lang=es', '/?lang=es', '/stores/sto-1/join?service=device&lang=es']) {
    expect(await textOf(path)).toContain(said);
  }
});

test('it is gone from every page when it is over, or taken back', async () => {
  await stop('full', 1);
  app.advance(61);
  expect(await textOf('/stores/sto-1')).not.toContain('No more walk-ins');
  await stop('event', 1);
  await takeWalkIns(app.deps, { storeId: store.id, actor: NADIA });
  expect(await textOf('/')).not.toContain('No more walk-ins');
});

test('the API says it in codes beside the reason', async () => {
  await stop('short_staffed', 2);
  const api = await apiClient(await app.listen());
  const walkInStop = { until: '2026-11-24T17:30:00Z', reason: 'short_staffed' };
  expect(await api.call('/stores/sto-1/waits')).toMatchObject({ body: { walkInStop } });
  expect(await api.call('/stores')).toMatchObject({ body: { data: [{ walkInStop }] } });
});
