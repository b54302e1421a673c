import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertAppointment } from '../../src/db/records/booking/appointments.ts';
import { insertSession } from '../../src/db/records/queue/counter-sessions.ts';
import { insertVisit } from '../../src/db/records/queue/visits.ts';
import { insertCounter } from '../../src/db/records/staff/counters.ts';
import { insertAdvisor, replaceSkills } from '../../src/db/records/staff/staff.ts';
import { insertService } from '../../src/db/records/store/services.ts';
import { insertStore } from '../../src/db/records/store/stores.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { callingFloor } from '../../src/domain/queue/line/calling-floor.ts';
import { nextToCall } from '../../src/domain/queue/line/calling-rule.ts';
import type { StoreFloor } from '../../src/domain/queue/line/floor.ts';
import { whyKeptFree } from '../../src/domain/queue/line/reason.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { loadFloors } from '../../src/operations/loading/store-floor.ts';
import { floorArbitrary, NOW } from '../support/random-floor.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow(NOW);
});
afterAll(() => app.close());

let stores = 0;

/** Writes a random floor as a store of its own; ids of the floor get the store's name in front. */
async function write(floor: StoreFloor): Promise<string> {
  const store = `sto_${++stores}`;
  const own = (id: string): string => `${store}_${id}`;
  const base = { storeId: store, joinedAt: NOW, createdAt: NOW, updatedAt: NOW };
  await inTransaction(app.deps.db, async (tx) => {
    const place = { zone: 'America/Chicago', lat: 0, lng: 0, settings: { ...floor.settings } };
    await insertStore(tx, { id: store, slug: store, name: store, ...place, createdAt: NOW, updatedAt: NOW });
    for (const s of floor.services) {
      await insertService(tx, {
        id: own(s.id),
        storeId: store,
        key: s.id,
        name: s.id,
        serviceMinutes: s.minutes,
        ticketLetter: 'A',
      });
    }
    for (const a of floor.advisors) {
      await insertAdvisor(tx, { id: own(a.id), storeId: store, name: a.id });
      await replaceSkills(tx, store, own(a.id), a.skills.map(own));
      await insertCounter(tx, { id: own(`c${a.id}`), storeId: store, name: a.id });
      if (a.state === 'off') continue;
      const state = a.state === 'break' ? 'paused' : 'open';
      const at = { counterId: own(`c${a.id}`), advisorId: own(a.id) };
      await insertSession(tx, {
        id: own(`s${a.id}`),
        storeId: store,
        ...at,
        state,
        openedAt: a.since,
        stateSince: a.since,
      });
    }
    for (const p of floor.line) {
      const id = own(p.id);
      const booked = p.bookedAt;
      if (booked !== null) {
        await insertAppointment(
          tx,
          {
            ...base,
            id: own(p.appointmentId!),
            reference: own(p.appointmentId!),
            status: 'checked_in',
            startsAt: booked,
            endsAt: booked + 1,
            localDate: '2026-11-24',
            serviceId: own(p.serviceId),
            source: 'web',
          },
          [
            {
              appointmentId: own(p.appointmentId!),
              ordinal: 0,
              storeId: store,
              serviceId: own(p.serviceId),
              startsAt: booked,
              minutes: 5,
            },
          ],
        );
      }
      await insertVisit(
        tx,
        {
          ...base,
          ...p,
          id,
          storeDay: '2026-11-24',
          ticketLetter: 'A',
          status: 'waiting',
          serviceId: own(p.serviceId),
          appointmentId: booked === null ? null : own(p.appointmentId!),
          advisorWantedId: p.advisorWantedId && own(p.advisorWantedId),
          counterWantedId: null,
          source: 'kiosk',
        },
        [{ ordinal: 0, serviceId: own(p.serviceId), minutes: 5 }],
      );
    }
    for (const a of floor.appointments) {
      const named = a.advisorNamedId;
      await insertAppointment(
        tx,
        {
          ...base,
          id: own(a.id),
          reference: own(a.id),
          status: 'booked',
          startsAt: a.startsAt,
          endsAt: a.startsAt + 1,
          localDate: '2026-11-24',
          serviceId: own(a.serviceId),
          source: 'web',
        },
        [
          {
            appointmentId: own(a.id),
            ordinal: 0,
            storeId: store,
            serviceId: own(a.serviceId),
            startsAt: a.startsAt,
            minutes: 5,
            advisorId: named && own(named),
            advisorNamed: named !== null,
          },
        ],
      );
    }
  });
  return store;
}

it('calls from the heads of the line whom the rule chooses from the whole line', async () => {
  await fc.assert(
    fc.asyncProperty(floorArbitrary({ marks: true, maxLine: 14 }), async (floor) => {
      const store = await write(floor);
      const ask = { storeId: store, settings: floor.settings };
      const whole = (await loadFloors(app.deps.db.read, [ask], NOW)).get(store)!.floor;
      expect(whole.line).toHaveLength(floor.line.length);
      for (const [i, advisor] of whole.advisors.entries()) {
        if (advisor.state === 'off' || advisor.state === 'break') continue;
        const advisors = whole.advisors.map((a, j) => (i === j ? { ...a, state: 'idle' as const } : a));
        const arrays = callingFloor({ ...whole, advisors });
        const next = nextToCall(arrays.floor, i, NOW);
        const kept = whyKeptFree(arrays, i, NOW);
        const expected = next >= 0 ? arrays.people[next]!.id : (kept?.appointmentId ?? 'nobody');
        const outcome = await callNext(app.deps, {
          counterId: advisor.counterId!,
          actor: { kind: 'account', id: 'acc' },
        });
        const called =
          outcome.kind === 'called'
            ? outcome.visit.id
            : outcome.kind === 'kept_free'
              ? outcome.keptFree.appointmentId
              : outcome.kind;
        expect(called).toBe(expected);
        return;
      }
    }),
    { numRuns: 60 },
  );
});
