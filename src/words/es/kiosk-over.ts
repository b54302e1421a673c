import type { kioskOver as en } from '../en/kiosk-over.ts';

export const kioskOver: typeof en = {
  lead: (ticket) => `Turno ${ticket}`,
  title: {
    completed: 'Esta visita terminó',
    no_show: 'Le llamamos, y no estaba',
    left: 'Este turno salió de la fila',
  },
  sameDay: 'El equipo puede devolverle su lugar hoy, o puede entrar a la fila ahora.',
  earlier: 'Es de otro día. Puede entrar a la fila ahora.',
  join: 'Entrar a la fila',
};
