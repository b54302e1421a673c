/** The lobby display. */
export const display = {
  title: (store: string) => `Now calling, ${store}`,
  nowCalling: 'Now calling',
  lastCalled: (time: string) => `Last called, ${time}`,
  nobodyYet: 'Nobody has been called yet',
  nobodyYetHint: 'Your ticket appears here when it is your turn.',
  called: (ticket: string, counter: string) => `Ticket ${ticket.split('').join(' ')}, counter ${counter}`,
  calledBefore: 'Called before',
  ifYouJoined: 'If you joined now',
  minutes: 'Minutes',
  onAScale: (minutes: number) => `On a scale to ${minutes} minutes`,
  notNow: 'not now',
  missed: (minutes: number) => `Missed it? Tell any of us. Your place is kept for ${minutes} min.`,
  soundOn: 'Turn the sound on',
};
