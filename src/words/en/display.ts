export const display = {
  title: (store: string) => `Now calling, ${store}`,
};
