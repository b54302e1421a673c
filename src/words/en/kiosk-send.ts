/** Sending a ticket from the kiosk, by text message or by e-mail. */
export const kioskSend = {
  sent: 'We are sending it now.',
  lead: 'Take it with you',
  phone: {
    open: 'Text it to me',
    title: 'Which mobile number?',
    companionTitle: 'Whom shall we text?',
    label: 'Mobile number',
    hint: 'We text you the ticket, and when it is your turn. For this visit only; your carrier’s rates apply',
    companionHint: 'Somebody who is with you. We use it for this one message',
    error: 'A phone number has ten digits',
    instead: 'Text it instead',
  },
  email: {
    open: 'E-mail it',
    title: 'Which e-mail address?',
    companionTitle: 'Whom shall we write to?',
    label: 'E-mail address',
    hint: 'We send you the ticket, and when it is your turn. For this visit only',
    companionHint: 'Somebody who is with you. We use it for this one message',
    error: 'This is not a whole e-mail address',
    instead: 'E-mail it instead',
  },
  submit: 'Send my ticket',
  toCompanion: 'Send it to somebody with me',
  toMe: 'Send it to me',
  back: 'Back to my ticket',
};
