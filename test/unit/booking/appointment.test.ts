import { describe, expect, it } from 'vitest';
import { allowedAppointmentActions, endOf, isLateCancel, transition } from '../../../src/domain/booking/appointment.ts';
import { hasTooManyOpen, timeRule } from '../../../src/domain/booking/booking-rules.ts';
import { printReference, readReference, referenceOf } from '../../../src/domain/booking/reference.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import { MINUTE } from '../../../src/time/instant.ts';

const NINE = Date.UTC(2026, 10, 24, 15);
const earlier = (minutes: number) => NINE - minutes * MINUTE;
const booked = { status: 'booked', startsAt: NINE } as const;

describe('an appointment', () => {
  it('goes from booked over checked in to fulfilled, and names why it does not', () => {
    expect(transition('booked', 'check_in')).toEqual({ kind: 'changed', status: 'checked_in' });
    expect(transition('checked_in', 'fulfil')).toEqual({ kind: 'changed', status: 'fulfilled' });
    expect(transition('booked', 'fulfil')).toEqual({ kind: 'refused', code: 'not_there_yet' });
    expect(transition('cancelled', 'cancel')).toEqual({ kind: 'refused', code: 'already' });
    expect(transition('no_show', 'check_in')).toEqual({ kind: 'refused', code: 'over' });
    expect(transition('fulfilled', 'reopen')).toEqual({ kind: 'changed', status: 'checked_in' });
  });

  it('may be moved until 10 minutes before and cancelled until it is released', () => {
    const at = (minutes: number) => allowedAppointmentActions(booked, 'customer', earlier(minutes), DEFAULT_SETTINGS);
    expect(at(60)).toEqual(['move', 'cancel', 'add_to_calendar']);
    expect(at(10)).toEqual(['move', 'cancel', 'check_in', 'add_to_calendar']);
    expect(at(9)).toEqual(['cancel', 'check_in', 'add_to_calendar']);
    expect(at(-14)).toEqual(['cancel', 'check_in']);
    expect(at(-15)).toEqual([]);
    expect(allowedAppointmentActions(booked, 'staff', earlier(5), DEFAULT_SETTINGS)).toContain('move');
    expect(isLateCancel(NINE, earlier(9), DEFAULT_SETTINGS)).toBe(true);
    expect(isLateCancel(NINE, earlier(10), DEFAULT_SETTINGS)).toBe(false);
  });

  it('ends when its last step ends', () => {
    expect(endOf(NINE, [{ minutes: 30 }, { minutes: 15 }])).toBe(NINE + 45 * MINUTE);
  });
});

describe('booking rules', () => {
  const rule = (startsAt: number, date: string, booker: 'customer' | 'staff' = 'customer') =>
    timeRule(startsAt, date, { now: earlier(60), today: '2026-11-24' }, DEFAULT_SETTINGS, booker);

  it('bind customers to lead time and horizon, and staff to the present', () => {
    expect(rule(earlier(29), '2026-11-24')).toBe(null);
    expect(rule(earlier(31), '2026-11-24')).toBe('too_soon');
    expect(rule(earlier(31), '2026-11-24', 'staff')).toBe(null);
    expect(rule(earlier(61), '2026-11-24', 'staff')).toBe('in_the_past');
    expect(rule(NINE, '2026-12-24')).toBe(null);
    expect(rule(NINE, '2026-12-25')).toBe('too_far');
  });

  it('allow a contact three open appointments', () => {
    expect(hasTooManyOpen(2, DEFAULT_SETTINGS, 'customer')).toBe(false);
    expect(hasTooManyOpen(3, DEFAULT_SETTINGS, 'customer')).toBe(true);
    expect(hasTooManyOpen(3, DEFAULT_SETTINGS, 'staff')).toBe(false);
  });
});

describe('a reference', () => {
  it('is six signs that are neither misread nor misheard', () => {
    const reference = referenceOf(Uint8Array.of(0, 17, 34, 51, 68, 255));
    expect(reference).toBe('FHKMQ9');
    expect(printReference(reference)).toBe('FHK MQ9');
  });

  it('is read however it is typed', () => {
    expect(readReference(' fhk-mq9 ')).toBe('FHKMQ9');
    expect(readReference('fhk mq')).toBe(null);
    expect(readReference('fhkmqo')).toBe(null);
  });
});
