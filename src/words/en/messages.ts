import { lineMessages } from './messages-line.ts';
/** Messages to a customer, by e-mail and text. */
export const messages = {
  signature: (chain: string) => chain,
  appointment: {
    confirmed: {
      subject: (when: string, store: string) => `Booked: ${when} at ${store}`,
      title: 'Your time is booked',
    },
    changed: {
      subject: (when: string, store: string) => `Changed: now ${when} at ${store}`,
      title: 'Your appointment has changed',
    },
    advisor_changed: {
      subject: (when: string, store: string) => `Still on: ${when} at ${store}`,
      title: 'Another advisor will help you',
    },
    cancelled: {
      subject: (when: string, store: string) => `Cancelled: ${when} at ${store}`,
      title: 'Your appointment is cancelled',
    },
    running_late: {
      subject: (when: string, store: string) => `Running late: ${when} at ${store}`,
      title: 'We are running late',
    },
    back_on_time: {
      subject: (when: string, store: string) => `On time again: ${when} at ${store}`,
      title: 'It goes to plan again',
    },
    lateText: (time: string, from: string, to: string, keeps: string) =>
      `We are sorry: your ${time} is likely to start between ${from} and ${to}. Check in by ${keeps} and you keep your place.`,
    onTimeText: (time: string) => `Your ${time} is likely to start on time after all. Please come as booked.`,
    wasAt: (when: string) => `It was ${when}.`,
    cancelledText: (when: string) => `${when} is free for others now. Nothing more is needed from you.`,
    advisorChangedText:
      'The person you asked for cannot be there. Your time stays the same, and a colleague will help you.',
    cancelledByStore: {
      closed:
        'We are sorry: the store is closed then, and we could not keep your time. You can book another one below.',
      staff:
        'We are sorry: somebody of our team cannot be there, and we could not keep your time. You can book another one below.',
      service:
        'We are sorry: the store no longer offers what you booked. You can see below what it offers, and book that.',
      other: 'We are sorry: the store could not keep your time. You can book another one below.',
    },
    what: 'What',
    when: 'When',
    where: 'Where',
    about: (service: string, minutes: number) => `${service}, about ${minutes} min`,
    checkIn: 'Check in',
    checkInText: (from: string, until: string, keeps: string) =>
      `From ${from} to ${until}. Until ${keeps} you keep your place; after ${until} your time goes to the next person.`,
    code: 'Your code',
    codeText: 'Say it or type it when you arrive. No phone needed.',
    bring: 'Have this ready',
    change: 'Change, cancel or check in',
    changeText: 'This link is yours alone. Please do not pass it on.',
    bookAgain: 'Book another time',
    call: (phone: string) => `Questions? Call the store: ${phone}`,
    sms: {
      confirmed: (chain: string, when: string, store: string, code: string) =>
        `${chain}: booked ${when}, ${store}. Your code is ${code}.`,
      changed: (chain: string, when: string, store: string, code: string) =>
        `${chain}: your appointment is now ${when}, ${store}. Your code is ${code}.`,
      advisor_changed: (chain: string, when: string, store: string, code: string) =>
        `${chain}: a colleague will help you ${when}, ${store}. Your time stays. Your code is ${code}.`,
      cancelled: (chain: string, when: string, store: string) =>
        `${chain}: your appointment ${when}, ${store}, is cancelled.`,
      link: (url: string) => `Change or cancel: ${url}`,
    },
  },
  smsStop: 'Reply STOP to end.',
  line: lineMessages,
  visit: {
    ticket: {
      subject: (ticket: string, store: string) => `Your ticket ${ticket} at ${store}`,
      title: (ticket: string) => `Your ticket is ${ticket}`,
      lead: 'We call it on the screen and by voice. The page shows your place and how long it may take.',
    },
    companion_ticket: {
      subject: (ticket: string, store: string) => `Ticket ${ticket} at ${store}`,
      title: (ticket: string) => `Somebody with you waits with ticket ${ticket}`,
      lead: 'They asked us to send it to you. The page shows their place and how long it may take.',
    },
    label: 'Ticket',
    follow: 'Follow the ticket',
    sms: (chain: string, ticket: string, store: string) => `${chain}: ticket ${ticket}, ${store}.`,
  },
  calendar: {
    summary: (service: string, store: string) => `${service} at ${store}`,
    description: (code: string, from: string, until: string) =>
      `Your code: ${code}. Check in from ${from} to ${until}.`,
    change: (url: string) => `Change or cancel: ${url}`,
  },
  demo: {
    title: 'Messages that would be sent',
    intro: 'In the demo nothing leaves this machine. These are the newest messages, as their readers would see them.',
    none: 'No messages yet. Book a time with an e-mail address, then look again.',
    to: 'To',
    about: 'Subject',
    kind: 'Kind',
    time: 'Written',
    text: 'As text',
    html: 'As HTML',
    calendarFile: 'Calendar file',
    channels: { email: 'E-mail', sms: 'Text message', push: 'Browser message' },
    statuses: { pending: 'waiting', sending: 'being sent', sent: 'sent', failed: 'failed', withdrawn: 'taken back' },
    all: 'All messages',
  },
};
