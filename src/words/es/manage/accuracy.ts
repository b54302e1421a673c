import type { accuracy as en } from '../../en/manage/accuracy.ts';

export const accuracy: typeof en = {
  title: '¿Fueron ciertas las esperas?',
  nothing:
    'Todavía no hay nada que juzgar: tiene que terminar el primer día de la tienda. Se calcula cada noche a partir del registro.',
  lead: (share, of, days) =>
    `Se cumplió el ${share} de las esperas que mostramos, en ${of.toLocaleString('es-US')} visitas de ${days === 1 ? '1 día' : `${days} días`}.`,
  doubted:
    'Se cumplió menos del 70% de las últimas 200. A los clientes se les muestra cuántas personas hay antes, hasta que vuelvan a cumplirse.',
  span: (from, to) =>
    `Del ${from} al ${to}. Un pronóstico por visita, el que se dijo al entrar. Quien se fue antes del final no cuenta.`,
  asTable: 'Lo mismo en una tabla',
  errorsTitle: 'Frente a formas más simples',
  errorsNote: (of) =>
    `Minutos de diferencia, en promedio, entre lo dicho y lo esperado, en las mismas ${of.toLocaleString('es-US')} visitas.`,
  errorsPicture: (ours, naive) =>
    `Nuestro pronóstico se equivocó en ${ours} minutos en promedio; la fórmula habitual, en ${naive}.`,
  ours: 'Este pronóstico',
  configured: 'La fila repartida según las duraciones configuradas',
  naive: 'Personas antes × duración media ÷ asesores',
  method: 'Forma',
  error: 'Error, min',
  calibrationTitle: '¿Probable quiere decir probable?',
  calibrationNote:
    'A lo ancho: la probabilidad que dio el pronóstico. A lo alto: cuántas veces se cumplió. Antes de la corrección que la tienda aprende de esto.',
  calibrationPicture: (middle) => `Donde el pronóstico dijo 50%, se cumplió el ${middle}. La tabla tiene todos.`,
  ideal: 'acierto en esta línea',
  level: 'Pronóstico',
  cameTrue: 'Se cumplió',
  quotedTitle: 'Lo que dijimos y lo que pasó',
  quotedNote:
    'Por los minutos más probables que se dijeron (línea fina): lo que esperaron los dos tercios del medio (barra) y la mediana (línea gruesa).',
  quotedPicture: 'Minutos esperados por minutos dichos. La tabla tiene las cifras.',
  told: 'Dicho, min',
  p20: '2 de 10, menos de',
  median: 'Mediana',
  p85: '85%, menos de',
  visits: 'Visitas',
  hoursTitle: 'Por hora de llegada',
  hoursNote: 'Minutos de diferencia, en promedio, entre lo más probable y lo esperado.',
  hoursPicture: (hour, minutes) => `Donde más se equivoca es desde las ${hour}: ${minutes} minutos.`,
  from: 'Desde',
  held: 'Cumplidas',
  over: 'De más',
  servicesTitle: 'Por servicio',
  service: 'Servicio',
  medianWait: 'Espera mediana',
  setTo: 'Configurado, min',
};
