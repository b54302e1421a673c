/** What the customer pages share. */
export const customer = {
  allStores: 'All stores',
  yourVisit: 'Your visit',
  joinLine: 'Join the line',
  bookTime: 'Book a time',
  ifJoinedNow: 'If you joined now',
  waitNow: 'Wait now',
  nextFree: 'Next free',
  nextFreeTime: 'Next free time',
  closedNow: 'Closed',
  noWaitKnown: 'Not known',
  noFreeTime: 'None soon',
  notJoinable: 'No walk-ins now',
  aboutMinutes: (minutes: number) => `about ${minutes} min`,
  atStore: (store: string) => `at ${store}`,
};
