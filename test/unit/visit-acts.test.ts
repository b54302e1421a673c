import { describe, expect, it } from 'vitest';
import { formatTicket, parseTicket } from '../../src/domain/queue/tickets/ticket-number.ts';
import { allowedActions, type VisitViewer } from '../../src/domain/queue/visit/allowed-actions.ts';
import { checkInMoment, checkInWindow } from '../../src/domain/queue/visit/check-in-window.ts';
import { VISIT_STATUSES, type VisitStatus } from '../../src/domain/queue/visit/statuses.ts';
import type { Visit } from '../../src/domain/queue/visit/visit.ts';
import { type Act, type ActKind, applyAct } from '../../src/domain/queue/visit/visit-acts.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { MINUTE } from '../../src/time/instant.ts';

const NOW = Date.UTC(2026, 10, 24, 16, 0);
const at = { counterId: 'ctr_3', counterSessionId: 'ses_1', advisorId: 'adv_1' };

const visit = (some: Partial<Visit> = {}): Visit => ({
  id: 'vis_1',
  storeId: 'sto_1',
  storeDay: '2026-11-24',
  ticketLetter: 'A',
  ticketNumber: 42,
  status: 'waiting',
  revision: 3,
  serviceId: 'svc_1',
  stepOrdinal: 0,
  appointmentId: null,
  bookedAt: null,
  joinedAt: NOW - 20 * MINUTE,
  lineTime: NOW - 20 * MINUTE,
  advisorWantedId: null,
  counterWantedId: null,
  keptPlaceBy: null,
  awayUntil: null,
  absentUntil: null,
  counterId: null,
  counterSessionId: null,
  advisorId: null,
  calledAt: null,
  recalledAt: null,
  callCount: 0,
  startedAt: null,
  parkedAt: null,
  endedAt: null,
  ...some,
});

const atCounter = { ...at, calledAt: NOW - MINUTE, callCount: 1 };
const IN_STATUS: Record<VisitStatus, Partial<Visit>> = {
  waiting: {},
  called: { status: 'called', ...atCounter },
  in_service: { status: 'in_service', ...atCounter, startedAt: NOW },
  parked: { status: 'parked', advisorId: 'adv_1', startedAt: NOW, parkedAt: NOW },
  completed: { status: 'completed', ...atCounter, endedAt: NOW },
  no_show: { status: 'no_show', ...atCounter, endedAt: NOW },
  left: { status: 'left', endedAt: NOW },
};

const ACTS: { [K in ActKind]: Act & { kind: K } } = {
  call: { kind: 'call', at },
  recall: { kind: 'recall' },
  start: { kind: 'start' },
  complete: { kind: 'complete', nextStep: null },
  not_here: { kind: 'not_here' },
  back: { kind: 'back' },
  away: { kind: 'away', until: NOW + 20 * MINUTE },
  no_show: { kind: 'no_show' },
  park: { kind: 'park' },
  resume: { kind: 'resume', at },
  transfer: { kind: 'transfer', to: { serviceId: 'svc_2' } },
  leave: { kind: 'leave' },
  reopen: { kind: 'reopen', storeDay: '2026-11-24' },
  hand_over: { kind: 'hand_over', at: { counterId: 'ctr_4', counterSessionId: 'ses_2', advisorId: 'adv_2' } },
  add_service: { kind: 'add_service' },
  correct: { kind: 'correct' },
  split: { kind: 'split' },
  take_in: { kind: 'take_in', joinedAt: NOW, lineTime: NOW },
  merge: { kind: 'merge' },
};

/** What is put right about a party leaves it where it is. */
const STAYS = { waiting: 'waiting', called: 'called', in_service: 'in_service', parked: 'parked' } as const;

/** The table of the life of a visit: where each act leads from each status. */
const TABLE: Record<ActKind, Partial<Record<VisitStatus, VisitStatus>>> = {
  call: { waiting: 'called' },
  recall: { called: 'called' },
  start: { called: 'in_service' },
  complete: { in_service: 'completed', called: 'completed' },
  not_here: { called: 'waiting' },
  back: {},
  away: { waiting: 'waiting' },
  no_show: { called: 'no_show' },
  park: { in_service: 'parked' },
  resume: { parked: 'in_service' },
  transfer: { called: 'waiting', in_service: 'waiting', parked: 'waiting' },
  leave: { waiting: 'left', called: 'left', parked: 'left' },
  reopen: { completed: 'waiting', no_show: 'waiting', left: 'waiting' },
  hand_over: { in_service: 'in_service' },
  add_service: STAYS,
  correct: STAYS,
  split: STAYS,
  take_in: STAYS,
  merge: { waiting: 'left', parked: 'left' },
};

const act = (kind: ActKind, some: Partial<Visit>) => applyAct(visit(some), ACTS[kind], NOW, DEFAULT_SETTINGS);
const done = (kind: ActKind, some: Partial<Visit>): Visit => {
  const result = act(kind, some);
  if (result.kind !== 'done') throw new Error(`${kind} refused: ${result.why}`);
  return result.visit;
};

describe('the life of a visit', () => {
  it.each(Object.keys(TABLE) as ActKind[])(
    '%s leads where the table says, and is refused from everywhere else',
    (kind) => {
      for (const status of VISIT_STATUSES) {
        const result = act(kind, IN_STATUS[status]);
        const to = TABLE[kind][status];
        expect([status, result.kind === 'done' ? result.visit.status : result.kind]).toEqual([status, to ?? 'refused']);
        if (result.kind !== 'done') continue;
        expect(result.visit.revision).toBe(4);
        expect([result.visit.ticketNumber, result.visit.lineTime]).toEqual([42, NOW - 20 * MINUTE]);
      }
    },
  );

  it('keeps the place of somebody who is not here for 15 minutes, and brings him back to it', () => {
    const absent = done('not_here', IN_STATUS.called);
    expect(absent).toMatchObject({ status: 'waiting', absentUntil: NOW + 15 * MINUTE, counterId: null });
    expect(act('call', absent)).toMatchObject({ kind: 'refused', why: 'absent' });
    expect(act('no_show', absent)).toMatchObject({ kind: 'refused', why: 'absence_running' });
    expect(done('back', absent)).toMatchObject({ absentUntil: null, lineTime: NOW - 20 * MINUTE });
    expect(done('no_show', { absentUntil: NOW })).toMatchObject({ status: 'no_show', endedAt: NOW });
  });

  it('does not call somebody who is on the way until his time, and does afterwards', () => {
    expect(act('call', { awayUntil: NOW + 1 })).toMatchObject({ kind: 'refused', why: 'away' });
    expect(done('call', { awayUntil: NOW }).status).toBe('called');
    expect(act('back', {})).toMatchObject({ kind: 'refused', why: 'not_away_or_absent' });
  });

  it('frees the counter while parked, and takes one again', () => {
    const parked = done('park', IN_STATUS.in_service);
    expect(parked).toMatchObject({ status: 'parked', counterId: null, counterSessionId: null, advisorId: 'adv_1' });
    expect(done('resume', parked)).toMatchObject({ status: 'in_service', ...at, parkedAt: null });
  });

  it('puts a visit with a later step back in line at its place', () => {
    const nextStep = { serviceId: 'svc_2', advisorId: null };
    const result = applyAct(visit(IN_STATUS.in_service), { kind: 'complete', nextStep }, NOW, DEFAULT_SETTINGS);
    expect(result).toMatchObject({
      kind: 'done',
      visit: { status: 'waiting', serviceId: 'svc_2', stepOrdinal: 1, lineTime: NOW - 20 * MINUTE, counterId: null },
    });
  });

  it('sends to a service, an advisor or a counter, and another counter may still choose it', () => {
    const wanting = { ...IN_STATUS.in_service, advisorWantedId: 'adv_9' };
    expect(done('transfer', wanting)).toMatchObject({ serviceId: 'svc_2', advisorWantedId: null });
    const to = (target: object) => applyAct(visit(wanting), { kind: 'transfer', to: target }, NOW, DEFAULT_SETTINGS);
    expect(to({ advisorId: 'adv_2' })).toMatchObject({ visit: { serviceId: 'svc_1', advisorWantedId: 'adv_2' } });
    expect(to({ counterId: 'ctr_5' })).toMatchObject({ visit: { counterWantedId: 'ctr_5' } });
    expect(to({})).toMatchObject({ why: 'nowhere_to_transfer' });
    expect(done('call', { counterWantedId: 'ctr_5' })).toMatchObject({ status: 'called' });
  });

  it('reopens the same store day only', () => {
    const yesterday = { ...IN_STATUS.left, storeDay: '2026-11-23' };
    expect(act('reopen', yesterday)).toMatchObject({ kind: 'refused', why: 'other_store_day' });
  });
});

describe('what a viewer may do', () => {
  const staff = (some: Partial<VisitViewer & { kind: 'staff' }> = {}): VisitViewer => ({
    kind: 'staff',
    advisorId: 'adv_1',
    counterId: 'ctr_3',
    isCounterBusy: false,
    mayActForOthers: false,
    storeDay: '2026-11-24',
    ...some,
  });

  it('offers nothing that an act would refuse', () => {
    for (const status of VISIT_STATUSES) {
      for (const marks of [{}, { awayUntil: NOW + 1 }, { absentUntil: NOW + 1 }, { absentUntil: NOW }]) {
        const it = visit({ ...IN_STATUS[status], ...(status === 'waiting' ? marks : {}) });
        for (const viewer of [
          staff(),
          staff({ counterId: null }),
          staff({ mayActForOthers: true }),
          { kind: 'visitor' } as const,
        ]) {
          const refused = allowedActions(it, viewer, NOW).filter(
            (kind) => applyAct(it, ACTS[kind], NOW, DEFAULT_SETTINGS).kind === 'refused',
          );
          expect(refused).toEqual([]);
        }
      }
    }
  });

  it('leaves a visit at another counter to that counter, unless one may act for others', () => {
    const elsewhere = visit(IN_STATUS.in_service);
    expect(allowedActions(elsewhere, staff({ counterId: 'ctr_4' }), NOW)).toEqual([]);
    expect(allowedActions(elsewhere, staff({ counterId: 'ctr_4', mayActForOthers: true }), NOW)).toContain('complete');
    expect(allowedActions(visit(), staff({ isCounterBusy: true }), NOW)).not.toContain('call');
  });
});

describe('the check-in window', () => {
  const booked = NOW;
  const moment = (minutes: number) => checkInMoment(booked, booked + minutes * MINUTE, DEFAULT_SETTINGS);

  it('opens 30 minutes before and releases 15 minutes after', () => {
    expect(checkInWindow(booked, DEFAULT_SETTINGS)).toEqual({
      opensAt: booked - 30 * MINUTE,
      punctualUntil: booked + 10 * MINUTE,
      releasesAt: booked + 15 * MINUTE,
    });
  });

  it.each([
    [-30.1, 'early'],
    [-30, 'punctual'],
    [10, 'punctual'],
    [10.1, 'late'],
    [14.9, 'late'],
    [15, 'released'],
  ])('%d minutes from the booked time is %s', (minutes, kind) => {
    expect(moment(minutes).kind).toBe(kind);
  });
});

describe('tickets', () => {
  it('are written with three digits and read as people write them', () => {
    expect(formatTicket({ letter: 'A', number: 42 })).toBe('A042');
    expect(formatTicket({ letter: 'A', number: 1042 })).toBe('A1042');
    expect(parseTicket(' a 042 ')).toEqual({ letter: 'A', number: 42 });
    expect(parseTicket('42')).toEqual({ letter: null, number: 42 });
    expect(parseTicket('A000')).toBeNull();
    expect(parseTicket('042A')).toBeNull();
  });
});
