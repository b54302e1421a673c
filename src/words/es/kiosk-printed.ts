import type { kioskPrinted as en } from '../en/kiosk-printed.ts';

export const kioskPrinted: typeof en = {
  title: '¿Se imprimió?',
  text: (ticket) => `Su turno es ${ticket}. De todos modos está en la fila.`,
  yes: 'Sí, listo',
  again: 'Imprimir otra vez',
  phone: 'No, llevarlo en un teléfono',
  giveBack: 'No, devolver el turno',
  returnedLead: 'Se devolvió su turno',
  returnedTitle: 'No está en la fila',
  returnedText: 'No se llamará a nadie con ese turno. El equipo puede ayudarle, o puede empezar de nuevo.',
  over: 'Empezar de nuevo',
};
