const people = (n: number): string => (n === 1 ? '1 person is' : `${n} people are`);

/** Joining the line from anywhere, and the page of one's own visit. */
export const visit = {
  joinTitle: 'Join the line',
  service: 'What do you come for?',
  seeForecast: 'See the wait',
  other: 'Choose another service',
  away: 'When will you be there?',
  awayHint: 'Your place is kept while you travel. You are not called before.',
  awayNow: 'I am in the store',
  awayIn: (minutes: number) => `In about ${minutes} minutes`,
  name: 'Name or nickname',
  nameHint: 'Only our team sees it. The screen shows your code.',
  phone: 'Mobile number',
  phoneHint:
    'For a text when it is nearly your turn and when it is. For this visit only; your carrier’s rates apply. Your code is called in the store either way.',
  email: 'E-mail address',
  emailHint:
    'For a message when it is nearly your turn and when it is. For this visit only. Your code is called in the store either way.',
  join: 'Join the line',
  joinAfter: 'You can leave the line at any time.',
  errors: {
    service: 'Choose what you come for',
    name: 'Enter the name we should call, up to 60 letters',
    email: 'Enter a whole e-mail address, or leave it empty',
    phone: 'Enter a phone number with 10 digits, or leave it empty',
    away: 'Choose when you will be there',
  },
  refusedBook: (time: string) => `The next free time here is ${time}`,
  refusedOther: (store: string, miles: string) => `${store} is ${miles} away`,
  refusedOtherWait: (wait: string) => `The wait there is ${wait} now.`,
  /** Why a service cannot be joined now. */
  stops: {
    no_walk_ins: 'This service is by appointment only',
    stopped: 'The store takes no more walk-ins for now',
    closed: 'The store is closed now',
    no_advisor: 'Nobody on duty today can help with this',
    closing: 'The line is full until closing time',
  },
  /** Staff said "no more walk-ins": until when, and why. */
  walkInStop: {
    until: (time: string, why: string | null) => `No more walk-ins until ${time}${why ? `: ${why}` : ''}`,
    untilDay: (time: string, why: string | null) => `No more walk-ins until ${time}${why ? `: ${why}` : ''}`,
    today: (why: string | null) => `No more walk-ins today${why ? `: ${why}` : ''}`,
    reasons: {
      full: 'the store is full',
      short_staffed: 'there are too few of us today',
      system_down: 'our systems are down',
      closing_early: 'we close early today',
      event: 'there is an event in the store',
    },
  },
  alreadyHere: (ticket: string) => `This contact is in this line already, with ticket ${ticket}.`,
  alreadyHereText:
    'Open your visit in the browser in which you joined, or say your code to a team member. To join for somebody else, leave the number out.',

  pageTitle: 'Your visit',
  status: {
    next: 'You’re next.',
    waiting: (ahead: number) => `You’re in line. ${people(ahead)} ahead of you.`,
    waitingUnknown: 'You’re in line.',
    away: (time: string) => `You’re in line and on your way. We call you from ${time} on.`,
    called: (counter: string) => `It’s your turn: ${counter}`,
    calledNoCounter: 'It’s your turn',
    absent: (time: string) => `We called you and you were not there. Your place is kept until ${time}.`,
    absentOver: 'We called you and you were not there. Tell us when you are here.',
    inService: (counter: string) => `You’re being served at ${counter}.`,
    inServiceNoCounter: 'You’re being served.',
    parked: 'Your visit is on hold. We call you again when it goes on.',
    completed: 'Your visit is done. Thank you for coming.',
    noShow: 'We called you and you did not come, so your place has ended.',
    left: 'You left the line.',
    mergedInto: (ticket: string) => `You go on together as ${ticket}. Listen for that ticket.`,
    merged: 'Your party went on as one visit.',
  },
  about: 'About',
  mostLikely: (minutes: number, time: string, range: string) => `Most likely ${minutes}, so about ${time}, ${range}`,
  soon: (time: string) => `Most likely now, at the latest about ${time}`,
  longWait:
    'Too long to say to the minute. You need not wait here: your place is kept, and this page follows the line.',
  noWait: 'We cannot say how long it takes right now. Your place is safe.',
  promised: (time: string) => `We said no later than ${time}, and that still holds.`,
  /** The median keeps it, the end of the range does not. */
  promisedLikely: (time: string) => `We said no later than ${time}, and most likely that still holds.`,
  promiseMoved: (time: string) => `We said no later than ${time}. It takes longer than we thought, and we are sorry.`,
  /** What was told before, what is told now, and why. */
  promiseLater: (from: string, to: string, why: string) => `We said no later than ${from}. Now it is ${to}: ${why}.`,
  promiseEarlier: (from: string, to: string) => `It goes faster than we said: no later than ${to}, not ${from}.`,
  promiseWhy: {
    on_break: 'an advisor who can help is on a break',
    on_break_until: (time: string) => `an advisor is on a break until ${time}`,
    booked_arrived: (time: string) => `a customer who had booked ${time} arrived`,
    sent_before: 'somebody with an earlier place came back to the line',
    advisor_off: 'fewer advisors are here than planned',
    long_visit: 'a visit before yours takes longer than usual',
    slower: 'the visits before yours take longer than usual',
    slow_line: 'the line moves more slowly than usual',
    faster: 'the line moves faster than usual',
  },
  here: 'I’m here',
  moreTime: 'I need 10 more minutes',
  leave: 'Leave the line',
  leaveSure: 'Leave the line?',
  leaveText: 'Your place goes to the next person. You can join again, at the end of the line.',
  leaveYes: 'Yes, leave the line',
  leaveNo: 'No, keep my place',
  why: 'Why this place',
  /** Why one's own visit is where it is. */
  reasons: {
    away: (until: string) => `You said that you are on your way. We call you from ${until} on.`,
    absent: (until: string) => `You were called and not there. Your place is kept until ${until}.`,
    noAdvisor: 'Nobody on duty can help with this right now.',
    sentNowhere:
      'You were sent to a counter where nobody can help with this right now. Our team can call you elsewhere.',
    advisorOff: 'The advisor you asked for is not on duty right now.',
    onBreak: 'The advisor who can help is on a break.',
    onBreakUntil: (time: string) => `The advisor who can help is on a break until ${time}.`,
    askedForAdvisor: 'You wait for the advisor you asked for.',
    waitsForSkill: 'You wait for somebody who gives this service; others may be called first.',
    overtaken: (ticket: string, time: string, why: string | null) =>
      why ? `At ${time} staff called ${ticket} first: ${why}.` : `At ${time} staff called ${ticket} first.`,
    keptPlace: {
      came_back: (minutes: number) => `You came back within ${minutes} min, so you have your place again.`,
      sent_on: (_: number) => 'You were sent on and keep your place.',
      next_step: (_: number) => 'You wait for the next part of your visit and keep your place.',
      reopened: (_: number) => 'You were brought back to your place.',
      split_off: (_: number) => 'You stand where the party stands that you came with.',
      took_in: (_: number) => 'You stand where the first of your party stood.',
    },
    waitedLong: (minutes: number) =>
      `You have waited ${minutes} min. Nobody who has waited less is called before you any more.`,
    booked: (time: string, after: string) =>
      `You booked ${time}, so you go before everybody who joined after ${after}.`,
    bookedNotDue: (time: string, from: string) =>
      `You booked ${time}. Your turn comes from ${from} on, earlier only if nobody else waits.`,
    early: (joined: string, from: string) =>
      `You checked in early, so your place counts from ${joined}. From ${from} on your booked time counts if that is better.`,
    checkedInLate: (booked: string, joined: string) =>
      `You came late for ${booked}, so your place counts from your check-in at ${joined}.`,
    released: (joined: string) => `Your appointment had ended, so your place counts from ${joined}.`,
    joined: (joined: string) => `Your place counts from ${joined}, when you joined.`,
  },
  /** Why staff called somebody else first, after a colon. */
  overtakenWhy: {
    quick: 'it takes a minute',
    cannot_wait: 'they cannot wait or stand',
    promised: 'it was promised',
    asked_for_me: 'they asked for that advisor',
    same_matter: 'it is the same matter as before',
    wrong_order: 'the order had been wrong',
    kept_free: 'an advisor was kept free',
  },
  /** Why somebody is called before: said beside that ticket. */
  ahead: {
    waitedOver: (minutes: number) => `Has waited ${minutes} min`,
    notDue: (from: string) => `Is here; your booked time counts from ${from}`,
    booked: (time: string) => `Booked ${time} and is here`,
    joinedBefore: (time: string) => `Joined ${time}, before you`,
    earlierPlace: (time: string) => `Here since ${time}, before you`,
    lowerTicket: 'Joined at the same moment with a lower number',
  },
  aheadMore: (n: number) => `and ${n} more`,
  youJoined: (time: string) => `You, joined ${time}`,
  youBooked: (time: string) => `You, booked ${time}`,
  atStore: 'At the store',
  atStoreText: (spoken: string) =>
    `Your code is called on the screen and by voice. No phone needed: show this, or say “${spoken}”.`,
  goTo: 'Go to',
  recalled: 'We called you again.',
  calledAt: (time: string) => `Called at ${time}.`,
  also: 'Also',
  print: 'Print this ticket',
  storePage: (store: string) => `Hours and directions of ${store}`,
  joinAgain: 'Join the line again',
  bring: 'Have this ready',
  changed: 'That was not possible any more: the line moved on meanwhile. This is how it stands now.',
  linkOver: 'This link does not open a visit. It may be mistyped, or the visit was long ago.',
};
