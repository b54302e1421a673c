import type { staff as en } from '../en/staff.ts';

export const staff: typeof en = {
  title: (store) => `Fila, ${store}`,
  nav: 'Fila',
};
