import type { lineMessages as en } from '../en/messages-line.ts';

export const lineMessages: typeof en = {
  near_turn: {
    subject: (ticket, store) => `Ya casi es su turno: ${ticket} en ${store}`,
    title: (ticket) => `Ya casi es su turno, ${ticket}`,
    lead: 'Acérquese a los mostradores. Llamamos su turno en la pantalla y por voz.',
    sms: (chain, ticket, store) => `${chain}: ya casi es su turno en ${store}, ${ticket}. Acérquese a los mostradores.`,
  },
  your_turn: {
    subject: (ticket, store) => `Es su turno: ${ticket} en ${store}`,
    title: (counter) => `Es su turno: pase a ${counter}`,
    titleNoCounter: 'Es su turno',
    lead: '¿Todavía no llega? Dígalo en la página: no pierde su lugar.',
    sms: (chain, ticket, counter) => `${chain}: es su turno, ${ticket}. Pase a ${counter}.`,
    smsNoCounter: (chain, ticket) => `${chain}: es su turno, ${ticket}.`,
  },
  missed: {
    subject: (ticket, store) => `Llamamos a ${ticket} en ${store}`,
    title: (ticket) => `Llamamos a ${ticket} y no estaba`,
    lead: (time) => `Guardamos su lugar hasta las ${time}. Díganoslo, o indique en la página que ya está aquí.`,
    sms: (chain, ticket, time) =>
      `${chain}: llamamos a ${ticket} y no estaba. Guardamos su lugar hasta las ${time}: díganoslo.`,
  },
  missed_over: {
    subject: (ticket, store) => `No estaba: ${ticket} en ${store}`,
    title: (ticket) => `Llamamos a ${ticket} y no estaba`,
    lead: 'Venga hoy y díganoslo: le devolvemos su lugar en la fila.',
    sms: (chain, ticket, store) =>
      `${chain}: llamamos a ${ticket} y no estaba. Venga hoy a ${store} y díganoslo: le devolvemos su lugar.`,
  },
  not_yet: {
    subject: (ticket, store) => `Espere, por favor: ${ticket} en ${store}`,
    title: 'Ignore nuestro último mensaje, por favor',
    lead: 'Todavía no podemos atenderle. Conserva su lugar en la fila y le avisamos cuando sea su turno.',
    sms: (chain, ticket) =>
      `${chain}: ignore nuestro último mensaje, ${ticket}. Todavía no podemos atenderle; conserva su lugar.`,
  },
  still_here: {
    subject: (ticket, store) => `Sigue en la fila: ${ticket} en ${store}`,
    title: 'Ignore nuestro último mensaje, por favor',
    lead: 'Todavía tiene su lugar con nosotros. La página muestra dónde está.',
    sms: (chain, ticket) => `${chain}: ignore nuestro último mensaje, ${ticket}. Todavía tiene su lugar.`,
  },
};
