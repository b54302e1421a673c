import type { Settings } from '../../../domain/settings.ts';

type Named = Readonly<Record<keyof Settings, readonly [label: string, explanation: string]>>;

const named: Named = {
  slotStepMinutes: ['Minutes between times offered', 'Counted from each opening; in steps of 5.'],
  leadMinutes: ['Lead time in minutes', 'Customers book at least this long ahead. Staff are not bound.'],
  horizonDays: ['Days ahead that can be booked', 'Counted on the calendar from today.'],
  horizonEnds: [
    'The last day moves on',
    'Each day by itself, or a whole week (to Sunday) or month at once: then all of that week or month is open.',
  ],
  bookUntil: ['No appointments after', 'A date such as 2026-12-24, for a move or the end of a season, or “none”.'],
  appointmentsPerDay: ['Appointments a day', 'At most this many begin on one day; 0 = no limit. Staff are not bound.'],
  holdMinutes: ['Minutes that a chosen time is held', 'While the customer fills in the form.'],
  changeCutoffMinutes: ['Moving ends, in minutes before', 'Until then a customer may move an appointment.'],
  openAppointmentsPerContact: ['Open appointments per contact', 'One telephone number or e-mail may have this many.'],
  walkInReserveShare: [
    'Share of advisors kept for walk-ins',
    'From 0 to 1. Of four advisors, 0.5 keeps two free of appointments.',
  ],
  walkInSeats: ['Advisors kept in single hours', 'In those hours this number holds in place of the share.'],
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
  runningLateMinutes: [
    'Tell who booked that it runs late, from so many minutes',
    'By message, before they leave home. 0 = no such message.',
  ],
  maxWaitMinutes: ['Longest wait, in minutes', 'Who has waited this long is passed by nobody who has not.'],
  absentMinutes: [
    'Place kept after a missed call, in minutes',
    'Then the visit is over; staff can bring it back the same day.',
  ],
  nearTurnMinutes: [
    'Tell who waits that it is nearly their turn, minutes before',
    'By message, once a visit, to who left a contact. 0 = no such message.',
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
  /** In place of a date; typed and shown so. */
  noDate: 'none',
  follows: (value: string) => `Empty: ${value}`,
  groups: { booking: 'Booking', arrival: 'Arriving', line: 'The line', day: 'The day and privacy' },
  named,
  choices: {
    horizonEnds: { day: 'Each day by itself', week: 'A week at a time', month: 'A month at a time' },
  },
  followsChoice: (text: string) => `As above: ${text.toLowerCase()}`,
  seats: {
    title: 'Kept for walk-ins, by hour',
    intro:
      'How many advisors stay free of appointments in each hour of the week. Where an hour is empty, the share in the settings holds.',
    link: 'Set hours with a number of their own',
    some: (hours: number) => (hours === 1 ? 'One hour has its own number.' : `${hours} hours have their own number.`),
    none: 'No hour has a number of its own.',
    hour: 'From',
    of: (day: string, hour: string) => `${day}, from ${hour}`,
    follow: 'Follow the chain again',
    followed: 'The hours of the chain hold here again.',
    ofChain: 'These are the hours of the chain. Saving makes them this store’s own.',
    save: 'Save the hours',
    saved: 'The hours kept for walk-ins are saved.',
    wrong: (day: string, hour: string) => `Write a whole number from 0 to 99 for ${day}, ${hour}`,
    back: 'Back to the settings',
  },
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
