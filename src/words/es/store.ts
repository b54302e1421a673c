import type { store as en } from '../en/store.ts';
import { sentence } from '../sentence.ts';

export const store: typeof en = {
  directions: 'Cómo llegar',
  call: (phone) => `Llamar al ${phone}`,
  kiosk: 'No hace falta teléfono: hay un quiosco en la entrada.',
  waitsByService: 'Espera por servicio',
  minutesAt: (time) => `minutos, a las ${time}`,
  serviceColumn: 'Servicio',
  waitColumn: 'Espera',
  rulerColumn: (end) => `En una escala de ${end} minutos`,
  calledBy: (time) => `Le llamarían ahora, o hacia las ${time}`,
  mostLikely: (minutes, time, range) => `Lo más probable, ${minutes}: le llamarían hacia las ${time}, ${range}`,
  noWait: 'Ahora no sabemos cuánto se espera',
  noWaitHint: 'Nadie de turno está asignado a esto, así que ninguna cifra sería honesta.',
  thenFree: (times) => sentence(`Después, ${times}`),
  heldFor: (minutes) => `La hora que elija se guarda ${minutes} minutos.`,
  noFree: 'No hay hora libre en los días que se pueden reservar',
  bookService: 'Elija un servicio para ver sus horas libres',
  hours: 'Horario',
  dayColumn: 'Día',
  hoursColumn: 'Horas',
  callForHours: 'No conocemos el horario de esta tienda. Llame antes de venir.',
  zone: (name) => `Las horas son en ${name}.`,
  services: 'Servicios',
  about: (minutes) => `unos ${minutes} min`,
  byAppointment: 'con cita',
  walkInOnly: 'solo sin cita',
  bring: 'Qué traer',
  asOf: (time) => sentence(`Esperas y horas libres a las ${time}`),
  usual: {
    title: (day) => `Esperas normales: ${day}`,
    unit: 'minutos, últimas 8 semanas',
    otherDays: 'Día de la semana',
    none: (day) => `Todavía no hay historia de un ${day}.`,
    picture: (day, longest, shortest) =>
      `Esperas normales de un ${day} por hora de llegada: las más largas desde las ${longest}, las más cortas desde las ${shortest}. La tabla tiene las cifras.`,
    reading:
      'La mitad de las personas no esperó más que la parte de abajo; ocho de cada diez, no más que la barra entera. Quien se fue cuenta con el tiempo hasta irse.',
    thin: 'Un contorno se apoya en poca historia.',
    asTable: 'Lo mismo en una tabla',
    from: 'Desde',
    half: 'La mitad, hasta',
    eightOfTen: '8 de 10, hasta',
    behind: 'Se apoya en',
    days: (days, people) =>
      `${days === 1 ? '1 día' : `${days} días`}, ${people === 1 ? '1 persona' : `${people} personas`}`,
    few: 'poco',
    heldTitle: '¿Se cumplieron las esperas que mostramos?',
    held: (tenths, of) =>
      `Se cumplieron aquí ${tenths} de cada 10 veces en las últimas 4 semanas (${of.toLocaleString('es-US')} visitas).`,
    heldThin: (of) =>
      of === 0
        ? 'En las últimas 4 semanas no se mostró ninguna espera, así que todavía no se puede decir.'
        : `Muy pocas para decirlo: ${of === 1 ? '1 visita' : `${of} visitas`} en las últimas 4 semanas.`,
    heldByService: 'Por servicio',
    doubted:
      'Últimamente se cumplieron poco, así que mostramos cuántas personas hay antes que usted, hasta que vuelvan a cumplirse.',
  },
  noServices: 'Esta tienda todavía no tiene servicios.',
};
