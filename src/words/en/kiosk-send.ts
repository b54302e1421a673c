/** Sending a ticket from the kiosk. */
export const kioskSend = {
  open: 'E-mail it',
  sent: 'We are sending it now.',
  lead: 'Take it with you',
  title: 'Which e-mail address?',
  companionTitle: 'Whom shall we write to?',
  label: 'E-mail address',
  hint: 'We use it for this visit only',
  companionHint: 'Somebody who is with you. We use it for this one message',
  error: 'This is not a whole e-mail address',
  submit: 'Send my ticket',
  toCompanion: 'Send it to somebody with me',
  toMe: 'Send it to me',
  back: 'Back to my ticket',
};
