/** A store's own page. */
export const store = {
  directions: 'Directions',
  call: (phone: string) => `Call ${phone}`,
  kiosk: 'No phone needed: there is a kiosk at the door.',
  waitsByService: 'Wait by service',
  minutesAt: (time: string) => `minutes, at ${time}`,
  serviceColumn: 'Service',
  waitColumn: 'Wait',
  rulerColumn: (end: number) => `On a scale to ${end} minutes`,
  calledBy: (time: string) => `You would be called now, or by about ${time}`,
  mostLikely: (minutes: number, time: string, range: string) =>
    `Most likely ${minutes}: you would be called about ${time}, ${range}`,
  noWait: 'We do not know the wait right now',
  noWaitHint: 'Nobody on duty is set up for it, so no figure would be honest.',
  thenFree: (times: string) => `Then ${times}.`,
  heldFor: (minutes: number) => `A time you choose is held for ${minutes} minutes.`,
  noFree: 'No free time in the days that can be booked',
  bookService: 'Choose a service to see its free times',
  hours: 'Hours',
  dayColumn: 'Day',
  hoursColumn: 'Hours',
  callForHours: 'We do not know this store’s hours. Call before you come.',
  zone: (name: string) => `Times are in ${name}.`,
  services: 'Services',
  about: (minutes: number) => `about ${minutes} min`,
  byAppointment: 'by appointment',
  walkInOnly: 'walk-in only',
  bring: 'What to bring',
  asOf: (time: string) => `Waits and free times as of ${time}.`,
  /** What waits usually are, and how often what was shown held. */
  usual: {
    title: (day: string) => `Usual waits on a ${day}`,
    unit: 'minutes, last 8 weeks',
    otherDays: 'Day of the week',
    none: (day: string) => `There is no history of a ${day} yet.`,
    picture: (day: string, longest: string, shortest: string) =>
      `Usual waits on a ${day} by hour of joining: longest from ${longest}, shortest from ${shortest}. The table has the figures.`,
    reading:
      'Half of the people waited no longer than the lower part, eight of ten no longer than the whole bar. Who left counts with the time until they left.',
    thin: 'An outline stands on little history.',
    asTable: 'The same as a table',
    from: 'From',
    half: 'Half waited up to',
    eightOfTen: '8 of 10 up to',
    behind: 'Behind it',
    days: (days: number, people: number) =>
      `${days === 1 ? '1 day' : `${days} days`}, ${people === 1 ? '1 person' : `${people} people`}`,
    few: 'little',
    heldTitle: 'Did the waits we showed hold?',
    held: (tenths: number, of: number) =>
      `Kept ${tenths} of 10 times here in the last 4 weeks (${of.toLocaleString('en-US')} visits).`,
    heldThin: (of: number) =>
      of === 0
        ? 'Nobody was shown a wait in the last 4 weeks, so we cannot say yet.'
        : `Too few to say: ${of === 1 ? '1 visit' : `${of} visits`} in the last 4 weeks.`,
    heldByService: 'By service',
    doubted: 'Lately they held too seldom, so we show how many people are ahead of you instead, until they hold again.',
  },
  noServices: 'This store has no services set up yet.',
};
