import type { customer as en } from '../en/customer.ts';

export const customer: typeof en = {
  allStores: 'Todas las tiendas',
  yourVisit: 'Su visita',
  joinLine: 'Entrar en la fila',
  bookTime: 'Reservar una hora',
  ifJoinedNow: 'Si entrara ahora',
  waitNow: 'Espera ahora',
  nextFree: 'Próxima hora',
  nextFreeTime: 'Próxima hora libre',
  closedNow: 'Cerrada',
  noWaitKnown: 'No se sabe',
  noFreeTime: 'Ninguna pronto',
  notJoinable: 'Sin fila ahora',
  aboutMinutes: (minutes) => `unos ${minutes} min`,
  atStore: (store) => `en ${store}`,
};
