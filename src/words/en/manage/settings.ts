import type { Settings } from '../../../domain/settings.ts';

type Named = Readonly<Record<keyof Settings, readonly [label: string, explanation: string]>>;

const named: Named = {
  slotStepMinutes: ['Minutes between times offered', 'Counted from each opening; in steps of 5.'],
  leadMinutes: ['Lead time in minutes', 'Customers book at least this long ahead. Staff are not bound.'],
  horizonDays: ['Days ahead that can be booked', 'Counted on the calendar from today.'],
  holdMinutes: ['Minutes that a chosen time is held', 'While the customer fills in the form.'],
  changeCutoffMinutes: ['Moving ends, in minutes before', 'Until then a customer may move an appointment.'],
  openAppointmentsPerContact: ['Open appointments per contact', 'One telephone number or e-mail may have this many.'],
  walkInReserveShare: [
    'Share of advisors kept for walk-ins',
    'From 0 to 1. Of four advisors, 0.5 keeps two free of appointments.',
  ],
  checkInOpensMinutes: ['Check-in opens, in minutes before', 'Earlier arrivals are told when, or join at once.'],
  punctualMinutes: ['On time, in minutes after', 'At most this late, an appointment keeps its place.'],
  releaseMinutes: ['Released, in minutes after', 'Then the appointment is over and its time goes to the line.'],
  headStartMinutes: [
    'Head start of an appointment, in minutes',
    'Who booked and is on time counts as having waited this long.',
  ],
  competeBeforeMinutes: [
    'An early arrival competes, in minutes before',
    'From then on the better of two places holds.',
  ],
  keepFreeAheadMinutes: ['Keep an advisor free, in minutes before', 'So that an appointment begins on time.'],
  keepFreePastMinutes: [
    'Keep an advisor free, in minutes after',
    'While the customer of an appointment is not here yet.',
  ],
  promiseMinutes: [
    'Latest start of an appointment, in minutes after',
    'What is promised to who booked and is on time.',
  ],
  maxWaitMinutes: ['Longest wait, in minutes', 'Who has waited this long is passed by nobody who has not.'],
  absentMinutes: [
    'Place kept after a missed call, in minutes',
    'Then the visit is over; staff can bring it back the same day.',
  ],
  undoSeconds: ['Seconds to undo', 'How long staff can take back their last act.'],
  joinUntilQuantile: [
    'Chance of being served before closing',
    'From 0.05 to 0.95. Joining stops when it falls below this.',
  ],
  dayRollsAt: ['A new day begins at', 'Tickets start again then. A store that is open then goes on until it closes.'],
  contactDays: ['Days until contact details are erased', 'Counted from the visit. Statistics stay.'],
};

export const settings = {
  title: 'Settings',
  chainTitle: 'Settings of the chain',
  introStore: 'Leave a field empty to follow the chain. What is written here holds for this store only.',
  introChain:
    'These hold in every store that has no value of its own. Leave a field empty for the value that Walkup starts with.',
  follows: (value: string) => `Empty: ${value}`,
  groups: { booking: 'Booking', arrival: 'Arriving', line: 'The line', day: 'The day and privacy' },
  named,
  save: 'Save the settings',
  saved: 'The settings are saved. What was promised before stays.',
  look: {
    title: 'Chain',
    name: 'Name of the chain',
    nameHint: 'Shown on every screen and in every message.',
    accent: 'Color of the chain',
    accentHint:
      'The ground of tickets, calls and the one next step. Text on it is black or white, whichever reads better.',
    save: 'Save the chain',
    saved: 'The chain is saved.',
  },
};
