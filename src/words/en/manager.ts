export const manager = {
  title: 'Manage',
  nav: 'Manage',
};
