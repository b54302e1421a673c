/** Whole pages for what went wrong. Each says what is so and what is still possible. */
export const errors = {
  reference: (id: string, time: string) => `If you ask us about this, say: error ${id}, ${time}.`,
  toStores: 'Find a store',
  again: 'Try again',
  notFound: {
    title: 'This page is not here',
    text: 'The address may be mistyped, or the thing it showed is over. Nothing was changed.',
  },
  forbidden: {
    title: 'This page is not open to you',
    text: 'Sign in with an account that may see it, or open it from the link that you were sent.',
  },
  unprocessable: {
    title: 'Something in the form could not be used',
    text: 'Go back, check what you typed and send it again. Nothing was changed.',
  },
  tooMany: {
    title: 'That was very often in a short time',
    text: (seconds: number) =>
      `Wait ${seconds === 1 ? 'a second' : `${seconds} seconds`} and try again. Nothing was changed.`,
  },
  broken: {
    title: 'Something broke on our side',
    text: 'We could not do that. It is written down, and somebody will look at it. Try again, or ask a team member in the store.',
  },
  offline: {
    title: 'No connection',
    text: 'Your place and your appointment do not depend on this screen. In the store we call your code on the screen and by voice.',
  },
};
