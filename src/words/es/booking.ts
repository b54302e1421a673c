import type { booking as en } from '../en/booking.ts';

export const booking: typeof en = {
  title: 'Reservar una hora',
};
