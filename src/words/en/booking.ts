export const booking = {
  title: 'Book a time',
};
