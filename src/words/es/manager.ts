import type { manager as enManager } from '../en/manager.ts';
import { accuracy } from './manage/accuracy.ts';
import { devices } from './manage/devices.ts';
import { hours } from './manage/hours.ts';
import { overflow } from './manage/overflow.ts';
import { people } from './manage/people.ts';
import { services } from './manage/services.ts';
import { settings } from './manage/settings.ts';
import { shifts } from './manage/shifts.ts';
import { staff } from './manage/staff.ts';
import { stores } from './manage/stores.ts';
import { whatIf } from './manage/what-if.ts';

export const manager: typeof enManager = {
  title: 'Administrar',
  nav: 'Administrar',
  places: {
    today: 'Hoy',
    waits: '¿Esperas ciertas?',
    whatIf: '¿Y si...?',
    details: 'Tienda',
    hours: 'Horario',
    specialDays: 'Días especiales',
    services: 'Servicios',
    advisors: 'Asesores',
    shifts: 'Turnos',
    overflow: 'Sobrecupo',
    counters: 'Mostradores',
    devices: 'Pantallas',
    people: 'Personas',
    settings: 'Ajustes',
    stores: 'Todas las tiendas',
    chain: 'Cadena',
    chainSettings: 'Ajustes de la cadena',
    chainPeople: 'Todas las personas',
    queue: 'Fila',
  },
  signOut: 'Cerrar sesión',
  signedInAs: (name) => `Sesión de ${name}`,
  change: 'Cambiar',
  changeOf: (name) => `Cambiar ${name}`,
  remove: 'Quitar',
  removeOf: (name) => `Quitar ${name}`,
  goBack: 'Volver sin cambiar nada',
  saved: 'Guardado.',
  affected: {
    title: (n) => (n === 1 ? 'Una cita no puede mantenerse con esto' : `${n} citas no pueden mantenerse con esto`),
    text: {
      plan: 'Nadie podría atenderlas a esa hora. Todavía no se ha cambiado nada.',
      service: 'Están reservadas para eso. Todavía no se ha cambiado nada.',
      store: 'Están reservadas en esta tienda. Todavía no se ha cambiado nada.',
    },
    when: 'Cuándo',
    who: 'Quién',
    what: 'Para qué',
    reference: 'Referencia',
    nobody: 'Sin nombre',
    keep: (n) => (n === 1 ? 'Cambiarlo y marcar la cita' : `Cambiarlo y marcar estas ${n} citas`),
  },
  accuracy,
  whatIf,
  stores,
  hours,
  services,
  staff,
  shifts,
  overflow,
  devices,
  people,
  settings,
};
