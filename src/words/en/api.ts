import { apiRefused } from './api-refused.ts';

export const api = {
  refused: apiRefused,
  title: 'JSON API',
  about: 'For programs. The contract in full, with every shape, is the OpenAPI document:',
  contents: 'Calls',
  call: 'Call',
  does: 'What it does',
  needs: 'Needs',
  answers: 'Answers',
  nothing: 'no key',
  link: 'the token of a link',
  key: 'a key',
  tags: {
    stores: 'Stores',
    booking: 'Booking',
    visits: 'Visits',
    queue: 'Working the line',
    configuration: 'Configuration',
    events: 'Events',
  },
};
