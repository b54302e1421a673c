import { kioskArrival } from './kiosk-arrival.ts';
import { kioskEase } from './kiosk-ease.ts';
import { kioskOffline } from './kiosk-offline.ts';
import { kioskOver } from './kiosk-over.ts';
import { kioskPrinted } from './kiosk-printed.ts';
import { kioskSend } from './kiosk-send.ts';

/** The kiosk: short sentences, read standing, one question a screen. */
export const kiosk = {
  title: 'Start',
  askTeam: 'Ask a team member',
  ease: kioskEase,
  arrival: kioskArrival,
  offline: kioskOffline,
  over: kioskOver,
  printed: kioskPrinted,
  send: kioskSend,
  start: {
    lead: 'Start here',
    question: 'Do you have an appointment today?',
    waitNow: 'Wait in line now',
    yesHint: 'I have a code, or the phone number I booked with',
    noHint: 'I’d like to join the line',
    noWalkIns: 'The line is closed for now. A team member can help you find a time.',
    askForTime: 'A team member can help you find a time.',
    closedLead: 'Closed now',
    closedNoTime: 'We are closed',
    closedText: 'If somebody told you to come in, ask a team member.',
    hoursUnknown: 'Ask a team member when this store opens.',
  },
  keys: {
    delete: 'Delete',
    space: 'Space',
    pad: 'Keys on the screen',
  },
  services: {
    title: 'What do you need?',
    lead: 'Join the line',
    stops: {
      no_advisor: 'not today',
      closing: 'not before closing',
      closed: 'closed',
      stopped: 'closed for now',
      no_walk_ins: 'by appointment',
    },
    none: 'Nobody can be added to the line just now. Ask a team member.',
  },
  join: {
    ifYouJoin: 'If you join now',
    latest: (time: string) => `Called by about ${time}`,
    long: 'Too long to say to the minute. Ask a team member about a time for later.',
    take: 'Take a ticket',
    other: 'Something else',
    notKnown: 'We cannot say how long it takes just now.',
    stops: {
      no_advisor: 'Nobody here today can help with this.',
      closing: 'It would not be your turn before we close today.',
      closed: 'The store is closed.',
      stopped: 'The line for this is closed for now.',
      no_walk_ins: 'This is by appointment only.',
    },
    stopTitle: 'Not today, sorry',
    pausedTitle: 'Not just now, sorry',
    stopText: 'A team member can find you a time, or another store.',
  },
  ticket: {
    title: 'Your ticket',
    lead: 'You’re in line',
    leadAgain: 'You’re in line already',
    leadBack: 'You’re back in line',
    forService: (initial: string, service: string) => `${initial}, ${service}`,
    bookedAt: (time: string) => `Booked for ${time}`,
    next: 'You’re next',
    place: (n: number) => `Number ${n} in line`,
    likely: (minutes: number, time: string) => `Most likely ${minutes} min, so about ${time}.`,
    called: 'We call your ticket on the screen and by voice.',
    atCounter: (counter: string) => `Please go to ${counter}`,
    take: 'Take it with you',
    print: 'Print it',
    scan: 'Scan to follow on a phone',
    done: 'Done',
    clears: (seconds: number) => `This screen clears after ${seconds} seconds.`,
    slipTime: (day: string, time: string) => `${day}, ${time}`,
    slipKeep: 'Keep this slip. Your ticket is called on the screen and by voice.',
  },
  help: {
    lead: 'Ask a team member',
    title: 'We have called our team',
    text: 'Please stay here. Somebody comes to you.',
    answered: 'A team member is on the way to you now.',
    back: 'Start again',
  },
  idle: {
    title: 'Are you still there?',
    text: 'This screen starts again in',
    seconds: 'seconds',
    more: 'More time',
    over: 'Start again',
  },
  lost: {
    title: 'Please ask a team member',
    text: 'This screen has lost its connection. Your place in line, if you have one, is safe.',
    again: 'Try again',
  },
  broken: {
    title: 'Please ask a team member',
    text: 'This screen could not do that. Nothing was changed.',
  },
};
