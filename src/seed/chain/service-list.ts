/** A service of the demo's chain. */
export interface DemoService {
  readonly key: string;
  readonly name: string;
  readonly names: { readonly es: string };
  readonly minutes: number;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly bookable: boolean;
  readonly walkIn: boolean;
  readonly letter: string;
  readonly readiness: readonly string[];
  /** Of a hundred customers, how many come for it: without and with an appointment. */
  readonly walkInShare: number;
  readonly bookedShare: number;
}

const PHOTO_ID = 'A photo ID';

/** In the order in which screens list them. */
export const DEMO_SERVICES: readonly DemoService[] = [
  {
    key: 'billing',
    name: 'Account and billing',
    names: { es: 'Cuenta y facturación' },
    minutes: 15,
    bufferBefore: 0,
    bufferAfter: 0,
    bookable: true,
    walkIn: true,
    letter: 'A',
    readiness: [PHOTO_ID, 'Your last bill, on paper or on the phone'],
    walkInShare: 24,
    bookedShare: 12,
  },
  {
    key: 'plan',
    name: 'Plan change',
    names: { es: 'Cambio de plan' },
    minutes: 20,
    bufferBefore: 0,
    bufferAfter: 0,
    bookable: true,
    walkIn: true,
    letter: 'B',
    readiness: [PHOTO_ID, 'The account PIN'],
    walkInShare: 12,
    bookedShare: 12,
  },
  {
    key: 'trouble',
    name: 'Device trouble',
    names: { es: 'Problemas con el equipo' },
    minutes: 25,
    bufferBefore: 0,
    bufferAfter: 5,
    bookable: true,
    walkIn: true,
    letter: 'D',
    readiness: ['The device and its charger', 'The password of the device', 'A backup, if it still turns on'],
    walkInShare: 20,
    bookedShare: 20,
  },
  {
    key: 'new-line',
    name: 'New line',
    names: { es: 'Línea nueva' },
    minutes: 30,
    bufferBefore: 0,
    bufferAfter: 0,
    bookable: true,
    walkIn: true,
    letter: 'N',
    readiness: [PHOTO_ID, 'Account number and transfer PIN, to keep a number'],
    walkInShare: 8,
    bookedShare: 14,
  },
  {
    key: 'upgrade',
    name: 'New device or upgrade',
    names: { es: 'Equipo nuevo o renovación' },
    minutes: 30,
    bufferBefore: 0,
    bufferAfter: 5,
    bookable: true,
    walkIn: true,
    letter: 'U',
    readiness: [PHOTO_ID, 'The old device, with its data saved'],
    walkInShare: 12,
    bookedShare: 22,
  },
  {
    key: 'pick-up',
    name: 'Pick up an order',
    names: { es: 'Recoger un pedido' },
    minutes: 10,
    bufferBefore: 0,
    bufferAfter: 0,
    bookable: false,
    walkIn: true,
    letter: 'P',
    readiness: ['The order number', PHOTO_ID],
    walkInShare: 14,
    bookedShare: 0,
  },
  {
    key: 'return',
    name: 'Exchange or return',
    names: { es: 'Cambio o devolución' },
    minutes: 15,
    bufferBefore: 0,
    bufferAfter: 0,
    bookable: true,
    walkIn: true,
    letter: 'R',
    readiness: ['The receipt', 'Everything that was in the box'],
    walkInShare: 7,
    bookedShare: 5,
  },
  {
    key: 'travel',
    name: 'Travel and international',
    names: { es: 'Viajes e internacional' },
    minutes: 15,
    bufferBefore: 0,
    bufferAfter: 0,
    bookable: true,
    walkIn: true,
    letter: 'T',
    readiness: ['Where you go and when', 'The device you take along'],
    walkInShare: 5,
    bookedShare: 5,
  },
  {
    key: 'business',
    name: 'Business accounts',
    names: { es: 'Cuentas de empresa' },
    minutes: 45,
    bufferBefore: 5,
    bufferAfter: 5,
    bookable: true,
    walkIn: true,
    letter: 'K',
    readiness: ['Tax ID of the business', 'A photo ID of somebody who may sign for it'],
    walkInShare: 2,
    bookedShare: 8,
  },
  {
    key: 'network',
    name: 'Network specialist',
    names: { es: 'Especialista de red' },
    minutes: 40,
    bufferBefore: 0,
    bufferAfter: 5,
    bookable: true,
    walkIn: false,
    letter: 'X',
    readiness: ['The device with the trouble', 'Where and when it happens'],
    walkInShare: 0,
    bookedShare: 6,
  },
];

/** What advisors can give; a store of five has one of each, a larger one begins again. */
export const SKILL_SETS: readonly (readonly string[])[] = [
  ['billing', 'plan', 'trouble', 'new-line', 'upgrade', 'pick-up', 'return', 'travel'],
  ['trouble', 'network', 'return', 'pick-up', 'billing'],
  ['billing', 'plan', 'new-line', 'upgrade', 'pick-up', 'return', 'travel'],
  ['billing', 'plan', 'trouble', 'pick-up', 'return', 'travel'],
  ['business', 'billing', 'plan', 'new-line', 'upgrade', 'travel', 'pick-up'],
];
