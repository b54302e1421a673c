import type { kiosk as en } from '../en/kiosk.ts';
import { sentence } from '../sentence.ts';
import { kioskArrival } from './kiosk-arrival.ts';
import { kioskEase } from './kiosk-ease.ts';
import { kioskOffline } from './kiosk-offline.ts';
import { kioskOver } from './kiosk-over.ts';
import { kioskPrinted } from './kiosk-printed.ts';
import { kioskSend } from './kiosk-send.ts';

export const kiosk: typeof en = {
  title: 'Inicio',
  askTeam: 'Pedir ayuda',
  ease: kioskEase,
  arrival: kioskArrival,
  offline: kioskOffline,
  over: kioskOver,
  printed: kioskPrinted,
  send: kioskSend,
  start: {
    lead: 'Empiece aquí',
    question: '¿Tiene una cita hoy?',
    waitNow: 'Espera ahora',
    yesHint: 'Tengo un código, o el teléfono con que reservé',
    noHint: 'Quiero entrar a la fila',
    noWalkIns: 'La fila está cerrada por ahora. El equipo puede buscarle una hora.',
    askForTime: 'El equipo puede buscarle una hora.',
    closedLead: 'Cerrado ahora',
    closedNoTime: 'Estamos cerrados',
    closedText: 'Si le dijeron que viniera, pida ayuda al equipo.',
    hoursUnknown: 'Pregunte al equipo cuándo abre esta tienda.',
  },
  keys: {
    delete: 'Borrar',
    space: 'Espacio',
    pad: 'Teclas en la pantalla',
  },
  services: {
    title: '¿Qué necesita?',
    lead: 'Entrar a la fila',
    stops: {
      no_advisor: 'hoy no',
      closing: 'no antes de cerrar',
      closed: 'cerrado',
      stopped: 'cerrada por ahora',
      no_walk_ins: 'solo con cita',
    },
    none: 'Ahora no se puede agregar a nadie a la fila. Pida ayuda al equipo.',
  },
  join: {
    ifYouJoin: 'Si entra ahora',
    latest: (time) => `Le llamamos hacia las ${time} a más tardar`,
    long: 'Es demasiado para decirlo al minuto. Pregunte a alguien del equipo por una hora más tarde.',
    take: 'Tomar un turno',
    other: 'Otra cosa',
    notKnown: 'Ahora no podemos decir cuánto tardará.',
    stops: {
      no_advisor: 'Hoy nadie aquí puede ayudarle con esto.',
      closing: 'No llegaría su turno antes de que cerremos hoy.',
      closed: 'La tienda está cerrada.',
      stopped: 'La fila para esto está cerrada por ahora.',
      no_walk_ins: 'Esto es solo con cita.',
    },
    stopTitle: 'Hoy no es posible',
    pausedTitle: 'Ahora no es posible',
    stopText: 'El equipo puede buscarle una hora u otra tienda.',
  },
  ticket: {
    title: 'Su turno',
    lead: 'Está en la fila',
    leadAgain: 'Ya está en la fila',
    leadBack: 'Está de nuevo en la fila',
    forService: (initial, service) => `${initial}, ${service}`,
    bookedAt: (time) => `Cita a las ${time}`,
    next: 'Usted sigue',
    place: (n) => `Número ${n} en la fila`,
    likely: (minutes, time) => sentence(`Lo más probable: ${minutes} min, hacia las ${time}`),
    called: 'Llamamos su turno en la pantalla y por voz.',
    atCounter: (counter) => `Pase a ${counter}`,
    take: 'Lléveselo',
    print: 'Imprimir',
    scan: 'Escanee para seguirlo en un teléfono',
    done: 'Listo',
    clears: (seconds) => `Esta pantalla se borra en ${seconds} segundos.`,
    slipTime: (day, time) => `${day}, ${time}`,
    slipKeep: 'Guarde este papel. Llamamos su turno en la pantalla y por voz.',
  },
  help: {
    lead: 'Pedir ayuda',
    title: 'Ya avisamos al equipo',
    text: 'Quédese aquí, por favor. Alguien vendrá con usted.',
    answered: 'Una persona del equipo viene hacia usted.',
    back: 'Empezar de nuevo',
  },
  idle: {
    title: '¿Sigue ahí?',
    text: 'Esta pantalla empieza de nuevo en',
    seconds: 'segundos',
    more: 'Más tiempo',
    over: 'Empezar de nuevo',
  },
  lost: {
    title: 'Pida ayuda al equipo, por favor',
    text: 'Esta pantalla perdió la conexión. Su lugar en la fila, si ya lo tiene, está seguro.',
    again: 'Intentar otra vez',
  },
  broken: {
    title: 'Pida ayuda al equipo, por favor',
    text: 'Esta pantalla no pudo hacerlo. No se cambió nada.',
  },
};
