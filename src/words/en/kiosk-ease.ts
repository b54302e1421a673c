/** What makes the kiosk easier, for the one who stands there now. */
export const kioskEase = {
  open: 'Make it easier',
  lead: 'Only for you, only now',
  title: 'What would help?',
  text: 'Larger text',
  low: 'Lower the buttons',
  left: 'For the left hand',
  right: 'For the right hand',
  voice: 'Read it out to me',
  voiceHint: 'Touch once to hear, twice to choose',
  noVoice: 'This screen has no voice in English. A team member can read it to you.',
  on: 'on',
  off: 'off',
  done: 'Back',
};
