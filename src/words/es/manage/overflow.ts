import type { overflow as enOverflow } from '../../en/manage/overflow.ts';

export const overflow: typeof enOverflow = {
  title: 'Sobrecupo',
  intro:
    'Un carril de sobrecupo recibe citas como si hubiera un asesor más: para un día o unas horas en que espera que falte gente o va a ayudar usted.',
  none: 'No hay ningún carril de sobrecupo.',
  bookedOn: (n: number) => (n === 0 ? 'Nada reservado' : n === 1 ? '1 cita' : `${n} citas`),
  add: 'Agregar un carril',
  name: 'Nombre',
  nameHint: 'El personal lo lee junto a la cita: «Adicional 1».',
  firstName: 'Adicional',
  date: 'Fecha',
  from: 'Desde',
  to: 'Hasta',
  timesHint: 'Por ejemplo 2 p. m. y 4 p. m. Deje ambas vacías para el día entero.',
  services: 'Recibe citas para',
  addButton: 'Agregar el carril',
  added: (name: string) => `${name} ya recibe citas.`,
  closed: 'Ese día la tienda está cerrada: escriba desde cuándo y hasta cuándo',
  remove: (name: string) => `¿Quitar ${name}?`,
  removeText: 'Sus citas pasan a asesores que estén libres a esa hora. Donde no haya nadie, se le pregunta antes.',
  removeButton: 'Quitarlo',
  removed: (name: string) => `${name} está quitado.`,
};
