export const customer = {
  findTitle: 'Find a store',
};
