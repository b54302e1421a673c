import type { display as en } from '../en/display.ts';

export const display: typeof en = {
  title: (store) => `Llamando ahora, ${store}`,
};
