import type { settings as enSettings } from '../../en/manage/settings.ts';

const named: (typeof enSettings)['named'] = {
  slotStepMinutes: ['Minutos entre horas ofrecidas', 'Se cuentan desde cada apertura; en pasos de 5.'],
  leadMinutes: [
    'Antelación mínima en minutos',
    'Los clientes reservan al menos con este tiempo. El personal no está obligado.',
  ],
  horizonDays: ['Días que se pueden reservar por adelantado', 'Se cuentan en el calendario desde hoy.'],
  horizonEnds: [
    'El último día avanza',
    'Cada día por separado, o una semana entera (hasta el domingo) o un mes de una vez: entonces se abre entero.',
  ],
  bookUntil: [
    'Sin citas después de',
    'Una fecha como 2026-12-24, por un traslado o el fin de la temporada, o «ninguna».',
  ],
  appointmentsPerDay: [
    'Citas al día',
    'Como máximo estas comienzan en un día; 0 = sin límite. El personal no está obligado.',
  ],
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
  walkInSeats: ['Asesores libres en ciertas horas', 'En esas horas vale este número en lugar de la parte.'],
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
  runningLateMinutes: [
    'Avisar a quien reservó de un retraso, desde tantos minutos',
    'Por mensaje, antes de que salga de casa. 0 = sin aviso.',
  ],
  maxWaitMinutes: ['Espera máxima, en minutos', 'A quien ha esperado esto no lo pasa nadie que no.'],
  absentMinutes: [
    'Lugar guardado tras no responder, en minutos',
    'Después la visita termina; el personal puede traerla de vuelta el mismo día.',
  ],
  nearTurnMinutes: [
    'Avisar a quien espera de que casi es su turno, minutos antes',
    'Por mensaje, una vez por visita, a quien dejó un contacto. 0 = sin aviso.',
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
  noDate: 'ninguna',
  follows: (value) => `Vacío: ${value}`,
  groups: { booking: 'Citas', arrival: 'Llegada', line: 'La fila', day: 'El día y la privacidad' },
  named,
  choices: {
    horizonEnds: { day: 'Cada día por separado', week: 'Una semana a la vez', month: 'Un mes a la vez' },
  },
  followsChoice: (text: string) => `Como arriba: ${text.toLowerCase()}`,
  seats: {
    title: 'Libres para quien viene sin cita, por hora',
    intro:
      'Cuántos asesores quedan libres de citas en cada hora de la semana. Donde una hora está vacía vale la parte de los ajustes.',
    link: 'Poner horas con su propio número',
    some: (hours: number) =>
      hours === 1 ? 'Una hora tiene su propio número.' : `${hours} horas tienen su propio número.`,
    none: 'Ninguna hora tiene su propio número.',
    hour: 'Desde',
    of: (day: string, hour: string) => `${day}, desde ${hour}`,
    follow: 'Volver a seguir a la cadena',
    followed: 'Aquí valen otra vez las horas de la cadena.',
    ofChain: 'Estas son las horas de la cadena. Al guardar pasan a ser las de esta tienda.',
    save: 'Guardar las horas',
    saved: 'Las horas libres para quien viene sin cita están guardadas.',
    wrong: (day: string, hour: string) => `Escriba un número entero de 0 a 99 para ${day}, ${hour}`,
    back: 'Volver a los ajustes',
  },
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
