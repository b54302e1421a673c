import type { messages as en } from '../en/messages.ts';
import { lineMessages } from './messages-line.ts';

export const messages: typeof en = {
  signature: (chain) => chain,
  appointment: {
    confirmed: {
      subject: (when, store) => `Reservada: ${when} en ${store}`,
      title: 'Su cita está reservada',
    },
    changed: {
      subject: (when, store) => `Cambiada: ahora ${when} en ${store}`,
      title: 'Su cita ha cambiado',
    },
    advisor_changed: {
      subject: (when: string, store: string) => `Sigue en pie: ${when} en ${store}`,
      title: 'Le atenderá otra persona',
    },
    cancelled: {
      subject: (when, store) => `Cancelada: ${when} en ${store}`,
      title: 'Su cita está cancelada',
    },
    running_late: {
      subject: (when, store) => `Con retraso: ${when} en ${store}`,
      title: 'Vamos con retraso',
    },
    back_on_time: {
      subject: (when, store) => `A tiempo otra vez: ${when} en ${store}`,
      title: 'Vuelve a ir según lo previsto',
    },
    lateText: (time, from, to, keeps) =>
      `Lo sentimos: su cita de las ${time} empezará probablemente entre las ${from} y las ${to}. Regístrese antes de las ${keeps} y conserva su lugar.`,
    onTimeText: (time) =>
      `Su cita de las ${time} empezará probablemente a tiempo. Venga según lo reservado, por favor.`,
    wasAt: (when) => `Antes era ${when}.`,
    cancelledText: (when) => `La hora ${when} queda libre para otros. No tiene que hacer nada más.`,
    advisorChangedText: 'La persona que pidió no podrá estar. Su hora es la misma y le atenderá un colega.',
    cancelledByStore: {
      closed: 'Lo sentimos: la tienda estará cerrada y no pudimos mantener su hora. Puede reservar otra abajo.',
      staff:
        'Lo sentimos: alguien de nuestro equipo no podrá estar y no pudimos mantener su hora. Puede reservar otra abajo.',
      service: 'Lo sentimos: la tienda ya no ofrece lo que reservó. Abajo puede ver qué ofrece y reservarlo.',
      other: 'Lo sentimos: la tienda no pudo mantener su hora. Puede reservar otra abajo.',
    },
    what: 'Qué',
    when: 'Cuándo',
    where: 'Dónde',
    about: (service, minutes) => `${service}, unos ${minutes} min`,
    checkIn: 'Registro',
    checkInText: (from, until, keeps) =>
      `De ${from} a ${until}. Hasta ${keeps} conserva su lugar; después de ${until} su hora pasa a la siguiente persona.`,
    code: 'Su código',
    codeText: 'Dígalo o escríbalo al llegar. No hace falta teléfono.',
    bring: 'Tenga esto a mano',
    change: 'Cambiar, cancelar o registrarse',
    changeText: 'Este enlace es solo suyo. Por favor, no lo comparta.',
    bookAgain: 'Reservar otra hora',
    call: (phone) => `¿Preguntas? Llame a la tienda: ${phone}`,
    sms: {
      confirmed: (chain, when, store, code) => `${chain}: cita reservada ${when}, ${store}. Su código es ${code}.`,
      changed: (chain, when, store, code) => `${chain}: su cita es ahora ${when}, ${store}. Su código es ${code}.`,
      advisor_changed: (chain: string, when: string, store: string, code: string) =>
        `${chain}: un colega le atenderá ${when}, ${store}. Su hora es la misma. Su código es ${code}.`,
      cancelled: (chain, when, store) => `${chain}: su cita ${when}, ${store}, está cancelada.`,
      link: (url) => `Cambiar o cancelar: ${url}`,
    },
  },
  smsStop: 'Responda STOP para no recibir más.',
  line: lineMessages,
  visit: {
    ticket: {
      subject: (ticket, store) => `Su turno ${ticket} en ${store}`,
      title: (ticket) => `Su turno es ${ticket}`,
      lead: 'Lo llamamos en la pantalla y por voz. La página muestra su lugar y cuánto puede tardar.',
    },
    companion_ticket: {
      subject: (ticket, store) => `Turno ${ticket} en ${store}`,
      title: (ticket) => `Alguien que está con usted espera con el turno ${ticket}`,
      lead: 'Nos pidió que se lo enviáramos. La página muestra su lugar y cuánto puede tardar.',
    },
    label: 'Turno',
    follow: 'Seguir el turno',
    sms: (chain, ticket, store) => `${chain}: turno ${ticket}, ${store}.`,
  },
  calendar: {
    summary: (service, store) => `${service} en ${store}`,
    description: (code, from, until) => `Su código: ${code}. Regístrese de ${from} a ${until}.`,
    change: (url) => `Cambiar o cancelar: ${url}`,
  },
  demo: {
    title: 'Mensajes que se enviarían',
    intro: 'En la demostración nada sale de este equipo. Estos son los mensajes más recientes, tal como se leerían.',
    none: 'Todavía no hay mensajes. Reserve una hora con un correo electrónico y vuelva a mirar.',
    to: 'Para',
    about: 'Asunto',
    kind: 'Tipo',
    time: 'Escrito',
    text: 'Como texto',
    html: 'Como HTML',
    calendarFile: 'Archivo de calendario',
    channels: { email: 'Correo', sms: 'Mensaje de texto', push: 'Mensaje del navegador' },
    statuses: {
      pending: 'en espera',
      sending: 'enviándose',
      sent: 'enviado',
      failed: 'fallido',
      withdrawn: 'retirado',
    },
    all: 'Todos los mensajes',
  },
};
