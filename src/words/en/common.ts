/** What every screen shares. */
export const common = {
  languageName: 'English',
  skipToMain: 'Skip to the main part',
  siteNav: 'Site',
  back: 'Back',
  continue: 'Continue',
  cancel: 'Cancel',
  save: 'Save',
  yes: 'Yes',
  no: 'No',
  optional: (label: string) => `${label} (optional)`,
  today: 'today',
  tomorrow: 'tomorrow',
  now: 'now',
  notKnown: 'Not known',
  asOf: (time: string) => `As of ${time}`,
  updated: (time: string) => `Updated ${time}`,
  /** Before a time that the screen keeps up itself. */
  updatedBefore: 'Updated ',
  /** The two halves around the time, which the screen itself writes while it has no connection. */
  offline: { before: 'No connection. This is how it stood at ', after: '.' },
  errorSummary: (count: number) =>
    ['Nothing to fix', 'One thing to fix', 'Two things to fix', 'Three things to fix'][count] ??
    `${count} things to fix`,
  ticketSpoken: (code: string) => `Ticket ${code.split('').join(' ')}`,
  /** How digits are said. */
  digits: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  qrOfTicket: (code: string) => `QR code of ticket ${code}`,
  wait: {
    about: 'about',
    under: 'under',
    over: 'over',
    /** Who is there for a service. */
    able: (able: number, onDuty: number) =>
      able === 0
        ? 'Nobody on the floor can do this now'
        : onDuty === 1
          ? 'The one advisor on the floor can do this'
          : `${able} of ${onDuty} on the floor can do this`,
    nextFree: (time: string) => `the next is free about ${time}`,
    freeNow: 'one is free now',
    /** When an appointment is likely to start. */
    startLate: (booked: string, from: string, to: string) =>
      `Your ${booked} is likely to start between ${from} and ${to}.`,
    startOnTime: (from: string, to: string) =>
      `It goes to plan: you are likely to be called between ${from} and ${to}.`,
    /** After a count of people, where no range is told. */
    ahead: 'ahead',
    aheadText: (n: number) =>
      `${n === 1 ? 'person is' : 'people are'} ahead of you. Our ranges held too seldom here lately, so we do not show one.`,
    /** The ends of a range on the clock. */
    between: (from: string, to: string) => `between ${from} and ${to}`,
    unit: 'min',
    rulerNow: 'now',
    rulerEnd: (n: number) => `${n} min`,
    /** Where the wait is too long to be told as a range. */
    long: 'Too long to say to the minute.',
    longBook: 'Book a time, or join the line:',
    longJoin: 'Join the line:',
    longBy: {
      phone: 'with your number we text you when it is nearly your turn.',
      email: 'with your e-mail address we write to you when it is nearly your turn.',
      page: 'you need not wait here, its page tells you when it is your turn.',
    },
  },
  minutes: (n: number) => `${n} min`,
  hoursMinutes: (hours: number, minutes: number) => (minutes ? `${hours} h ${minutes} min` : `${hours} h`),
  miles: (n: string) => `${n} mi`,
  underMiles: (n: string) => `under ${n} mi`,
  and: 'and',
  counter: 'Counter',
  failed: 'That could not be done. Try again.',
  notSent: 'No connection. That was not sent.',
  am: 'am',
  pm: 'pm',
};
