import { beforeAll, describe, expect, test } from 'vitest';
import type { VisitStatus } from '../../../src/domain/queue/visit/statuses.ts';
import { ACT_FROM, type ActKind } from '../../../src/domain/queue/visit/visit-acts.ts';
import type { DemoRows } from '../../../src/operations/demo/write-demo-rows.ts';
import { DEMO_STORES } from '../../../src/seed/chain/store-list.ts';
import { planStore, type StorePlan } from '../../../src/seed/chain/store-plan.ts';
import { bookingsOf } from '../../../src/seed/history/bookings.ts';
import { playStore } from '../../../src/seed/history/play-store.ts';
import { quoterOf } from '../../../src/seed/history/quote.ts';
import { covers, overlaps } from '../../../src/time/span.ts';
import { instantOf } from '../../../src/time/store-zone.ts';

const NOW = Date.parse('2026-11-20T23:20:00Z');
const DAYS = 5;
const storeOf = (slug: string) => DEMO_STORES.find((store) => store.slug === slug)!;

async function play(slug: string): Promise<{ plan: StorePlan; rows: DemoRows }> {
  const demo = storeOf(slug);
  const plan = planStore(demo, NOW, [], DAYS);
  const bookings = bookingsOf(plan, DEMO_STORES.indexOf(demo), NOW);
  const options = { countersUsed: demo.counters, quoter: quoterOf(plan), breathe: async () => {} };
  return { plan, rows: await playStore(plan, bookings, NOW, options) };
}

const SLUGS = ['omaha-old-market', 'las-vegas-fremont', 'los-angeles-koreatown', 'louisville-nulu'];
const played = new Map<string, { plan: StorePlan; rows: DemoRows }>();
beforeAll(async () => {
  for (const slug of SLUGS) played.set(slug, await play(slug));
});

/** What each event of the log does to a visit's status. */
const ACTS: Record<string, { act: ActKind; to: VisitStatus }> = {
  called: { act: 'call', to: 'called' },
  started: { act: 'start', to: 'in_service' },
  completed: { act: 'complete', to: 'completed' },
  not_here: { act: 'not_here', to: 'waiting' },
  back: { act: 'back', to: 'waiting' },
  no_show: { act: 'no_show', to: 'no_show' },
  left: { act: 'leave', to: 'left' },
};

describe.each(SLUGS)('the past of %s', (slug) => {
  const of = () => played.get(slug)!;

  test('is the same every time', async () => {
    const again = await play(slug);
    expect(again.rows.visits).toEqual(of().rows.visits);
    expect(again.rows.storeEvents).toEqual(of().rows.storeEvents);
  });

  test('has visits of every day, and somebody there now', () => {
    const visits = of().rows.visits!;
    expect(new Set(visits.map((v) => v.storeDay)).size).toBeGreaterThanOrEqual(DAYS);
    expect(visits.filter((v) => v.status === 'completed').length).toBeGreaterThan(100);
    expect(of().rows.counterSessions!.some((session) => session.closedAt === null)).toBe(true);
  });

  test('keeps to the table of acts in every visit', () => {
    const status = new Map<string, VisitStatus>();
    const illegal: string[] = [];
    for (const { kind, subjectId } of of().rows.storeEvents!) {
      if (kind === 'joined') status.set(subjectId, 'waiting');
      const step = ACTS[kind];
      if (!step) continue;
      if (!ACT_FROM[step.act].includes(status.get(subjectId)!)) illegal.push(`${subjectId} ${kind}`);
      status.set(subjectId, step.to);
    }
    expect(illegal).toEqual([]);
    const wrong = of().rows.visits!.filter((v) => status.get(v.id) !== v.status);
    expect(wrong).toEqual([]);
  });

  test('tells its log in order of time', () => {
    const { plan, rows } = of();
    const begins = instantOf(plan.demo.zone, plan.firstDate, 0, 'start');
    // Bookings made before the history begins stand at its beginning, with the time at which they were made.
    const times = rows.storeEvents!.map((event) => event.at).filter((at) => at >= begins);
    expect(times.filter((at, i) => i > 0 && at < times[i - 1]!)).toEqual([]);
  });

  test('gives every ticket of a day once, and counts on from the last', () => {
    const { visits, ticketSequences } = of().rows;
    const tickets = visits!.map((v) => `${v.storeDay} ${v.ticketNumber}`);
    expect(new Set(tickets).size).toBe(tickets.length);
    for (const { storeDay, lastNumber } of ticketSequences!) {
      const numbers = visits!.filter((v) => v.storeDay === storeDay).map((v) => v.ticketNumber);
      expect(lastNumber).toBe(Math.max(...numbers));
    }
  });

  test('never has an advisor with two customers, nor at two counters', () => {
    const { visits, counterSessions } = of().rows;
    const twice = (spans: { who: string; startsAt: number; endsAt: number }[]) =>
      spans.filter((a, i) => spans.slice(i + 1, i + 80).some((b) => a.who === b.who && overlaps(a, b)));
    const served = visits!
      .filter((v) => v.counterSessionId && v.calledAt)
      .map((v) => ({ who: v.advisorId!, startsAt: v.calledAt!, endsAt: v.endedAt ?? NOW }))
      .sort((a, b) => a.startsAt - b.startsAt);
    expect(twice(served)).toEqual([]);
    const sessions = counterSessions!.map((s) => ({ startsAt: s.openedAt, endsAt: s.closedAt ?? NOW, row: s }));
    sessions.sort((a, b) => a.startsAt - b.startsAt);
    expect(twice(sessions.map((s) => ({ ...s, who: s.row.advisorId })))).toEqual([]);
    expect(twice(sessions.map((s) => ({ ...s, who: s.row.counterId })))).toEqual([]);
  });

  test('shows ranges that hold for most', () => {
    const shown = of().rows.visits!.filter((v) => v.calledAt && v.quotedHighMinutes != null);
    const held = shown.filter((v) => v.calledAt! - v.joinedAt <= v.quotedHighMinutes! * 60_000);
    expect(shown.length).toBeGreaterThan(100);
    expect(held.length / shown.length).toBeGreaterThan(0.75);
  });
});

describe.each(SLUGS)('the appointments of %s', (slug) => {
  const of = () => played.get(slug)!;

  test('are claimed once a grain, by somebody with the skill, on shift and not on a break', () => {
    const { plan, rows } = of();
    const keys = rows.claims!.map((c) => `${c.advisorId} ${c.grain}`);
    expect(new Set(keys).size).toBe(keys.length);
    const live = rows.appointments!.filter((a) => a.status === 'booked' || a.status === 'checked_in');
    expect(new Set(rows.claims!.map((c) => c.ownerId))).toEqual(new Set(live.map((a) => a.id)));
    const steps = new Map(rows.appointmentSteps!.map((step) => [step.appointmentId, step]));
    for (const appointment of live) {
      const { advisorId, serviceId } = steps.get(appointment.id)!;
      const index = plan.advisors.findIndex((advisor) => advisor.id === advisorId);
      expect(plan.advisors[index]!.skills.map((s) => plan.services[s]!.id)).toContain(serviceId);
      const shift = plan.shifts.find((s) => s.advisor === index && covers(s, appointment));
      expect(shift?.breaks.some((pause) => overlaps(pause, appointment))).toBe(false);
    }
  });

  test('reach into the coming weeks, each with its own reference', () => {
    const { rows } = of();
    expect(rows.appointments!.filter((a) => a.startsAt > NOW && a.status === 'booked').length).toBeGreaterThan(15);
    expect(new Set(rows.appointments!.map((a) => a.reference)).size).toBe(rows.appointments!.length);
  });

  test('end as their visits did', () => {
    const { rows } = of();
    const visits = new Map(rows.visits!.filter((v) => v.bookedAt != null).map((v) => [v.appointmentId, v]));
    const follows = { completed: 'fulfilled', no_show: 'no_show', left: 'cancelled' } as const;
    for (const appointment of rows.appointments!) {
      const visit = visits.get(appointment.id);
      if (!visit) continue;
      const expected = visit.status in follows ? follows[visit.status as keyof typeof follows] : 'checked_in';
      expect(appointment.status).toBe(expected);
    }
  });
});
