import type { manager as en } from '../en/manager.ts';

export const manager: typeof en = {
  title: 'Administrar',
  nav: 'Administrar',
};
