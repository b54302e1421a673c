import type { shifts as enShifts } from '../../en/manage/shifts.ts';

export const shifts: typeof enShifts = {
  title: 'Turnos',
  weekOf: (from, to) => `Del ${from} al ${to}`,
  previous: 'Semana anterior',
  next: 'Semana siguiente',
  thisWeek: 'Esta semana',
  hint: 'Escriba un turno como 9 am-5:30 pm o 9-17:30, y los descansos como 12-12:30. Varios se separan con comas. Vacío significa libre.',
  shift: 'Turno',
  breaks: 'Descansos',
  shiftOf: (advisor, day) => `${advisor}, ${day}, turno`,
  breaksOf: (advisor, day) => `${advisor}, ${day}, descansos`,
  advisor: 'Asesor',
  save: 'Guardar esta semana',
  saved: (n) =>
    n === 0 ? 'No había nada distinto.' : n === 1 ? 'Un día planificado de nuevo.' : `${n} días planificados de nuevo.`,
  noAdvisors: 'Agregue primero asesores y planifique después cuándo trabajan.',
  closedDay: 'cerrada',
  notReadable: (advisor, day) => `Escriba las horas de ${advisor} del ${day} como 9-17:30`,
  wrongOf: (advisor, day, what) => `${advisor}, ${day}: ${what}`,
  fill: {
    title: 'Planificar lo mismo para varios',
    text: 'Llena los días vacíos de la semana de los asesores elegidos. Nada de lo planificado cambia.',
    who: 'Asesores',
    days: 'Días',
    button: 'Llenar los días vacíos',
    nobody: 'Elija al menos un asesor y un día',
  },
  copy: {
    title: 'Copiar esta semana hacia adelante',
    text: 'Planifica los mismos turnos y descansos en las semanas que siguen, a las mismas horas del reloj.',
    weeks: '¿En cuántas semanas?',
    existing: 'Días que ya tienen turnos',
    leave: 'Dejarlos como están',
    replace: 'Planificarlos de nuevo',
    button: 'Copiar esta semana',
    done: (copied, left) =>
      `${copied === 1 ? 'Un turno copiado' : `${copied} turnos copiados`}${left > 0 ? `; ${left} días ya estaban planificados` : ''}.`,
    nothing: 'Esta semana no tiene turnos que copiar. Planifíquela primero.',
  },
};
