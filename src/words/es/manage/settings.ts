import type { settings as enSettings } from '../../en/manage/settings.ts';

const named: (typeof enSettings)['named'] = {
  slotStepMinutes: ['Minutos entre horas ofrecidas', 'Se cuentan desde cada apertura; en pasos de 5.'],
  leadMinutes: [
    'Antelación mínima en minutos',
    'Los clientes reservan al menos con este tiempo. El personal no está obligado.',
  ],
  horizonDays: ['Días que se pueden reservar por adelantado', 'Se cuentan en el calendario desde hoy.'],
  holdMinutes: ['Minutos que se guarda una hora elegida', 'Mientras el cliente llena el formulario.'],
  changeCutoffMinutes: [
    'Último momento para mover, en minutos antes',
    'Hasta entonces un cliente puede mover su cita.',
  ],
  openAppointmentsPerContact: ['Citas abiertas por contacto', 'Un teléfono o correo puede tener hasta estas.'],
  walkInReserveShare: [
    'Parte de asesores para quien viene sin cita',
    'De 0 a 1. De cuatro asesores, 0.5 deja dos libres de citas.',
  ],
  checkInOpensMinutes: [
    'El registro abre, en minutos antes',
    'A quien llega antes se le dice cuándo, o entra en la fila.',
  ],
  punctualMinutes: ['Puntual, en minutos después', 'Con este retraso como máximo, la cita conserva su lugar.'],
  releaseMinutes: ['Se libera, en minutos después', 'Entonces la cita termina y su tiempo pasa a la fila.'],
  headStartMinutes: [
    'Ventaja de una cita, en minutos',
    'Quien reservó y es puntual cuenta como si hubiera esperado este tiempo.',
  ],
  competeBeforeMinutes: [
    'Quien llega antes compite, en minutos antes',
    'Desde entonces vale el mejor de los dos lugares.',
  ],
  keepFreeAheadMinutes: ['Asesor libre, en minutos antes', 'Para que una cita empiece a su hora.'],
  keepFreePastMinutes: ['Asesor libre, en minutos después', 'Mientras el cliente de una cita no ha llegado.'],
  promiseMinutes: [
    'Comienzo más tardío de una cita, en minutos después',
    'Lo que se promete a quien reservó y es puntual.',
  ],
  maxWaitMinutes: ['Espera máxima, en minutos', 'A quien ha esperado esto no lo pasa nadie que no.'],
  absentMinutes: [
    'Lugar guardado tras no responder, en minutos',
    'Después la visita termina; el personal puede traerla de vuelta el mismo día.',
  ],
  undoSeconds: ['Segundos para deshacer', 'Cuánto tiempo puede el personal deshacer su último acto.'],
  joinUntilQuantile: [
    'Probabilidad de ser atendido antes del cierre',
    'De 0.05 a 0.95. Por debajo, ya no se puede entrar en la fila.',
  ],
  dayRollsAt: [
    'Un día nuevo empieza a las',
    'Entonces los turnos empiezan de nuevo. Una tienda abierta sigue hasta cerrar.',
  ],
  contactDays: ['Días hasta borrar los datos de contacto', 'Se cuentan desde la visita. Las estadísticas quedan.'],
};

export const settings: typeof enSettings = {
  title: 'Ajustes',
  chainTitle: 'Ajustes de la cadena',
  introStore: 'Deje vacío un campo para seguir a la cadena. Lo que se escribe aquí vale solo para esta tienda.',
  introChain:
    'Valen en cada tienda que no tenga un valor propio. Deje vacío un campo para el valor con que empieza Walkup.',
  follows: (value) => `Vacío: ${value}`,
  groups: { booking: 'Citas', arrival: 'Llegada', line: 'La fila', day: 'El día y la privacidad' },
  named,
  save: 'Guardar los ajustes',
  saved: 'Los ajustes están guardados. Lo prometido antes queda.',
  look: {
    title: 'Cadena',
    name: 'Nombre de la cadena',
    nameHint: 'Se ve en cada pantalla y en cada mensaje.',
    accent: 'Color de la cadena',
    accentHint:
      'El fondo de turnos, llamadas y del siguiente paso. El texto encima es negro o blanco, lo que se lea mejor.',
    save: 'Guardar la cadena',
    saved: 'La cadena está guardada.',
  },
};
