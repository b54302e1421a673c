/** Checking in an appointment at the kiosk, early, late, or not found. */
export const kioskArrival = {
  lead: 'Check in',
  code: {
    title: 'What is your code?',
    hint: 'Six signs, in your confirmation',
    label: 'Code',
    usePhone: 'Use my phone number instead',
  },
  phone: {
    title: 'Which phone number did you book with?',
    label: 'Phone number',
    hint: 'The whole number, with area code',
    useCode: 'Use my code instead',
  },
  proof: {
    phone: {
      title: 'Last four digits of your phone number?',
      label: 'Last four digits',
    },
    name: {
      title: 'First three letters of your name?',
      label: 'Three letters',
    },
    email: {
      title: 'Which e-mail address did you book with?',
      label: 'E-mail address',
    },
    usePhone: 'Use my phone number',
    useName: 'Use my name',
    useEmail: 'Use my e-mail',
    why: 'So that nobody else can check in for you.',
  },
  scan: {
    hint: 'Or hold your QR code to the scanner',
    camera: 'Use the camera',
    noCamera: 'The camera works only over a secure connection (https), which this screen does not have.',
    refused: 'This screen may not use its camera. Type your code, or ask a team member.',
    missing: 'This screen has no camera. Type your code, or ask a team member.',
    looking: 'Hold your QR code in front of the camera',
    stop: 'Stop',
    unreadable: 'This code is not one of ours',
    unreadableText: 'Use the QR code in your confirmation, or type your code.',
  },
  continue: 'Continue',
  checkIn: 'Check in',
  errors: {
    code: 'A code has six signs, such as K7M 4XT',
    phone: 'A phone number has ten digits',
    proof_phone: 'Four digits, please',
    proof_name: 'Three letters, please',
    proof_email: 'This is not a whole e-mail address',
  },
  notFound: {
    title: 'We found no appointment today',
    text: 'With what you entered we found no appointment for this store today.',
    again: 'Try again',
    join: 'Join the line',
  },
  tooMany: {
    title: 'Please ask a team member',
    text: 'That was tried too often here. A team member will check you in.',
  },
  choose: {
    title: 'Which appointment?',
    option: (time: string, service: string) => `${time}, ${service}`,
  },
  early: {
    lead: (booked: string) => `Your appointment is at ${booked}`,
    title: (opens: string) => `You can check in from ${opens}`,
    join: 'Join the line now',
    joinHint: 'Your place counts from now, and from your booked time if that is better',
    later: (opens: string) => `I’ll come back at ${opens}`,
    laterHint: 'Your appointment stays as it is',
  },
  late: {
    text: (minutes: number) => `You are ${minutes} min late, so your place counts from now.`,
  },
  released: {
    lead: (booked: string) => `Your appointment was at ${booked}`,
    title: 'Your time was given to the next in line',
    text: (released: string) => `An appointment is kept for a while after its time; yours was kept until ${released}.`,
    join: 'Join the line now',
    joinHint: (wait: string) => `The wait is ${wait}`,
    joinHintUnknown: 'We call you as soon as we can',
  },
  otherDay: {
    title: (day: string, time: string) => `Your appointment is on ${day} at ${time}`,
    text: 'It stays as it is. Would you like to be seen today?',
    join: 'Join the line',
  },
  cancelled: {
    title: 'This appointment was cancelled',
    text: 'You can join the line now.',
    join: 'Join the line',
  },
};
