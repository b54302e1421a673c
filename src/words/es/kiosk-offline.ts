import type { kioskOffline as en } from '../en/kiosk-offline.ts';

export const kioskOffline: typeof en = {
  lead: 'Estamos sin conexión',
  title: 'Aún puede tomar un turno',
  text: 'Elija lo que necesita. Su turno cuenta desde ahora.',
  appointment: 'Si tiene una cita, dígaselo a alguien del equipo.',
  askTeam: 'Para ayuda, hable con alguien del equipo.',
  noneTitle: 'Hable con alguien del equipo',
  noneText: 'Esta pantalla no puede dar turnos por ahora. El equipo le agrega a la fila.',
  ticketWord: 'Turno',
  ticketText: 'Su lugar cuenta desde ahora. No podemos decir cuánto tarda hasta que vuelva la conexión.',
  qr: 'Código QR de este turno',
  scan: 'Escanéelo para seguirlo en un teléfono cuando vuelva la conexión',
};
