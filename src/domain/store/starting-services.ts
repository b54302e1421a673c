/** A service that a new store may start with. Minutes as a store of this kind usually takes; a manager changes them. */
export interface ServiceProposal {
  readonly key: string;
  readonly name: string;
  readonly names: Readonly<Record<string, string>>;
  readonly serviceMinutes: number;
  readonly bufferMinutes: number;
  readonly ticketLetter: string;
  readonly readiness: readonly string[];
}

/** What people come to a mobile carrier's store for. The first is offered as the main service. */
export const MOBILE_CARRIER_SERVICES: readonly ServiceProposal[] = [
  {
    key: 'account-and-billing',
    name: 'Account and billing',
    names: { es: 'Cuenta y facturación' },
    serviceMinutes: 10,
    bufferMinutes: 0,
    ticketLetter: 'A',
    readiness: ['Photo ID'],
  },
  {
    key: 'plan-change',
    name: 'Plan change',
    names: { es: 'Cambio de plan' },
    serviceMinutes: 15,
    bufferMinutes: 0,
    ticketLetter: 'P',
    readiness: ['Photo ID'],
  },
  {
    key: 'device-trouble',
    name: 'Device trouble',
    names: { es: 'Problemas con un equipo' },
    serviceMinutes: 25,
    bufferMinutes: 5,
    ticketLetter: 'D',
    readiness: ['The device and its charger', 'Passcode, if you know it'],
  },
  {
    key: 'new-line-or-device',
    name: 'New line or device',
    names: { es: 'Línea o equipo nuevo' },
    serviceMinutes: 30,
    bufferMinutes: 0,
    ticketLetter: 'N',
    readiness: ['Photo ID', 'The number that you want to keep'],
  },
  {
    key: 'pick-up-an-order',
    name: 'Pick up an order',
    names: { es: 'Recoger un pedido' },
    serviceMinutes: 10,
    bufferMinutes: 0,
    ticketLetter: 'O',
    readiness: ['Photo ID', 'Order number'],
  },
  {
    key: 'exchange-or-return',
    name: 'Exchange or return',
    names: { es: 'Cambio o devolución' },
    serviceMinutes: 15,
    bufferMinutes: 0,
    ticketLetter: 'R',
    readiness: ['The device with all its parts', 'Receipt'],
  },
  {
    key: 'business-accounts',
    name: 'Business accounts',
    names: { es: 'Cuentas de empresa' },
    serviceMinutes: 30,
    bufferMinutes: 5,
    ticketLetter: 'B',
    readiness: ['Tax number of the business'],
  },
  {
    key: 'network-specialist',
    name: 'Network specialist',
    names: { es: 'Especialista en red' },
    serviceMinutes: 30,
    bufferMinutes: 5,
    ticketLetter: 'S',
    readiness: ['The device', 'The address where it fails'],
  },
  {
    key: 'travel-and-international',
    name: 'Travel and international plans',
    names: { es: 'Viajes y planes internacionales' },
    serviceMinutes: 15,
    bufferMinutes: 0,
    ticketLetter: 'T',
    readiness: ['Where you travel and when'],
  },
];
