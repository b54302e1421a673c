import type { display as en } from '../en/display.ts';

export const display: typeof en = {
  title: (store) => `Llamando ahora, ${store}`,
  nowCalling: 'Llamando ahora',
  lastCalled: (time) => `Última llamada, ${time}`,
  nobodyYet: 'Aún no se ha llamado a nadie',
  nobodyYetHint: 'Su turno aparece aquí cuando le toca.',
  called: (ticket, counter) => `Turno ${ticket.split('').join(' ')}, mostrador ${counter}`,
  calledBefore: 'Llamados antes',
  ifYouJoined: 'Si entrara ahora en la fila',
  minutes: 'Minutos',
  onAScale: (minutes) => `En una escala de ${minutes} minutos`,
  notNow: 'ahora no',
  missed: (minutes) => `¿No lo oyó? Díganoslo. Guardamos su lugar ${minutes} min.`,
  soundOn: 'Activar el sonido',
};
