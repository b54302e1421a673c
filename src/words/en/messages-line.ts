/** Messages to who stands in line: short, and true at the moment of reading. `counter` is "Counter 2". */
export const lineMessages = {
  near_turn: {
    subject: (ticket: string, store: string) => `Nearly your turn: ${ticket} at ${store}`,
    title: (ticket: string) => `It’s nearly your turn, ${ticket}`,
    lead: 'Please be near the counters. We call your ticket on the screen and by voice.',
    sms: (chain: string, ticket: string, store: string) =>
      `${chain}: nearly your turn at ${store}, ticket ${ticket}. Please be near the counters.`,
  },
  your_turn: {
    subject: (ticket: string, store: string) => `Your turn: ${ticket} at ${store}`,
    title: (counter: string) => `It’s your turn: please go to ${counter}`,
    titleNoCounter: 'It’s your turn',
    lead: 'Not there yet? Say so on the page: your place is not lost.',
    sms: (chain: string, ticket: string, counter: string) => `${chain}: your turn, ticket ${ticket}. Go to ${counter}.`,
    smsNoCounter: (chain: string, ticket: string) => `${chain}: your turn, ticket ${ticket}.`,
  },
  missed: {
    subject: (ticket: string, store: string) => `We called ${ticket} at ${store}`,
    title: (ticket: string) => `We called ${ticket} and missed you`,
    lead: (time: string) => `Your place is kept until ${time}. Tell any of us, or say on the page that you are here.`,
    sms: (chain: string, ticket: string, time: string) =>
      `${chain}: we called ${ticket} and missed you. Your place is kept until ${time}: tell any of us.`,
  },
  missed_over: {
    subject: (ticket: string, store: string) => `We missed you: ${ticket} at ${store}`,
    title: (ticket: string) => `We called ${ticket} and missed you`,
    lead: 'Come today and tell any of us: we bring you back to your place in line.',
    sms: (chain: string, ticket: string, store: string) =>
      `${chain}: we missed you, ticket ${ticket}. Come to ${store} today and tell any of us: you get your place back.`,
  },
  not_yet: {
    subject: (ticket: string, store: string) => `Please wait: ${ticket} at ${store}`,
    title: 'Please ignore our last message',
    lead: 'We are not ready for you yet. You keep your place in line, and we tell you when it is your turn.',
    sms: (chain: string, ticket: string) =>
      `${chain}: please ignore our last message, ${ticket}. We are not ready for you yet; you keep your place.`,
  },
  still_here: {
    subject: (ticket: string, store: string) => `Still in line: ${ticket} at ${store}`,
    title: 'Please ignore our last message',
    lead: 'You still have your place with us. The page shows where you stand.',
    sms: (chain: string, ticket: string) =>
      `${chain}: please ignore our last message, ${ticket}. You still have your place.`,
  },
};
