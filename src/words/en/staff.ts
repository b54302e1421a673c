export const staff = {
  title: (store: string) => `Queue, ${store}`,
  nav: 'Queue',
};
