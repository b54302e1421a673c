import type { common as en } from '../en/common.ts';

export const common: typeof en = {
  languageName: 'Español',
  skipToMain: 'Ir a la parte principal',
  siteNav: 'Sitio',
  back: 'Atrás',
  continue: 'Continuar',
  cancel: 'Cancelar',
  save: 'Guardar',
  yes: 'Sí',
  no: 'No',
  optional: (label) => `${label} (opcional)`,
  today: 'hoy',
  tomorrow: 'mañana',
  now: 'ahora',
  notKnown: 'No se sabe',
  asOf: (time) => `Datos de las ${time}`,
  updated: (time) => `Actualizado a las ${time}`,
  updatedBefore: 'Actualizado a las ',
  offline: { before: 'Sin conexión. Así estaba a las ', after: '.' },
  errorSummary: (count) =>
    ['Nada que corregir', 'Hay un dato por corregir', 'Hay dos datos por corregir', 'Hay tres datos por corregir'][
      count
    ] ?? `Hay ${count} datos por corregir`,
  ticketSpoken: (code) => `Turno ${code.split('').join(' ')}`,
  /** How digits are said. */
  digits: ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'],
  qrOfTicket: (code) => `Código QR del turno ${code}`,
  wait: {
    about: 'unos',
    under: 'menos de',
    over: 'más de',
    able: (able, onDuty) =>
      able === 0
        ? 'Ahora nadie en la tienda puede hacerlo'
        : onDuty === 1
          ? 'La única persona del equipo puede hacerlo'
          : `${able} de ${onDuty} del equipo pueden hacerlo`,
    nextFree: (time) => `la siguiente queda libre hacia las ${time}`,
    freeNow: 'hay alguien libre ahora',
    startLate: (booked, from, to) => `Su cita de las ${booked} empezará probablemente entre las ${from} y las ${to}.`,
    startOnTime: (from, to) => `Todo va según lo previsto: probablemente le llamamos entre las ${from} y las ${to}.`,
    ahead: 'antes',
    aheadText: (n) =>
      `${n === 1 ? 'persona' : 'personas'} hay antes que usted. Aquí nuestras esperas se cumplieron poco últimamente, así que no mostramos ninguna.`,
    between: (from, to) => `entre ${from === 'ahora' ? from : `las ${from}`} y las ${to}`,
    unit: 'min',
    rulerNow: 'ahora',
    rulerEnd: (n) => `${n} min`,
    long: 'Es demasiado para decirlo al minuto.',
    longBook: 'Reserve una hora, o entre en la fila:',
    longJoin: 'Entre en la fila:',
    longBy: {
      phone: 'con su número le enviamos un mensaje cuando casi sea su turno.',
      email: 'con su correo le escribimos cuando casi sea su turno.',
      page: 'no hace falta que espere aquí, su página le dice cuándo es su turno.',
    },
  },
  minutes: (n) => `${n} min`,
  hoursMinutes: (hours, minutes) => (minutes ? `${hours} h ${minutes} min` : `${hours} h`),
  miles: (n) => `${n} mi`,
  underMiles: (n) => `menos de ${n} mi`,
  and: 'y',
  counter: 'Mostrador',
  failed: 'No se pudo hacer. Inténtelo de nuevo.',
  notSent: 'Sin conexión. No se envió.',
  am: 'a.\u00a0m.',
  pm: 'p.\u00a0m.',
};
