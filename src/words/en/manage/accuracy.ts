/** How the store's forecasts did. */
export const accuracy = {
  title: 'Were our waits right?',
  nothing: 'Nothing to judge yet: the first store day has to be over. It is worked out every night from the log.',
  lead: (share: string, of: number, days: number) =>
    `${share} of the ranges we showed held, over ${of.toLocaleString('en-US')} visits on ${days === 1 ? '1 day' : `${days} days`}.`,
  doubted:
    'Under 70% of the last 200 ranges held. Customers are shown how many people are ahead, until ranges hold again.',
  span: (from: string, to: string) =>
    `${from} to ${to}. One forecast a visit, as told when it joined. Who left within the range is not counted.`,
  asTable: 'The same as a table',
  errorsTitle: 'Against simpler ways',
  errorsNote: (of: number) =>
    `Mean minutes between what was said and what was waited, over the same ${of.toLocaleString('en-US')} visits.`,
  errorsPicture: (ours: number, naive: number) =>
    `Our forecast was off by ${ours} minutes on average, the usual formula by ${naive}.`,
  ours: 'This forecast',
  configured: 'Line given out by the configured lengths',
  naive: 'People ahead × mean length ÷ advisors',
  method: 'Way',
  error: 'Off by, min',
  calibrationTitle: 'Does likely mean likely?',
  calibrationNote:
    'Across: what the forecast gave as chance of being called by a time. Up: how often it came true. Taken before the correction that the store learns from this.',
  calibrationPicture: (middle: string) => `Where the forecast said 50%, ${middle} came true. The table has all levels.`,
  ideal: 'right on this line',
  level: 'Forecast',
  cameTrue: 'Came true',
  quotedTitle: 'What we said, what happened',
  quotedNote:
    'By the likeliest minutes that were told (the thin line): what the middle two thirds waited (the bar), and the median (the thick line).',
  quotedPicture: 'Minutes waited by minutes told. The table has the figures.',
  told: 'Told, min',
  p20: '2 of 10 under',
  median: 'Median',
  p85: '85% under',
  visits: 'Visits',
  hoursTitle: 'By hour of joining',
  hoursNote: 'Mean minutes between the likeliest time and what was waited.',
  hoursPicture: (hour: string, minutes: number) => `The forecast is furthest off from ${hour}: by ${minutes} minutes.`,
  from: 'From',
  held: 'Held',
  over: 'Over',
  servicesTitle: 'By service',
  service: 'Service',
  medianWait: 'Median wait',
  setTo: 'Set to, min',
};
