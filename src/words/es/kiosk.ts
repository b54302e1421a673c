import type { kiosk as en } from '../en/kiosk.ts';

export const kiosk: typeof en = {
  title: 'Inicio',
  askTeam: 'Pedir ayuda',
  largerText: 'Texto grande',
  usualText: 'Texto normal',
};
