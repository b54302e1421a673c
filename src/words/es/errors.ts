import type { errors as en } from '../en/errors.ts';
import { sentence } from '../sentence.ts';

export const errors: typeof en = {
  reference: (id, time) => sentence(`Si nos pregunta por esto, diga: error ${id}, ${time}`),
  toStores: 'Buscar una tienda',
  again: 'Intentar de nuevo',
  notFound: {
    title: 'Esta página no está aquí',
    text: 'Quizá la dirección tiene un error o lo que mostraba ya terminó. No se cambió nada.',
  },
  forbidden: {
    title: 'Esta página no está abierta para usted',
    text: 'Inicie sesión con una cuenta que pueda verla o ábrala desde el enlace que recibió.',
  },
  unprocessable: {
    title: 'No pudimos usar algo del formulario',
    text: 'Vuelva atrás, revise lo que escribió y envíelo de nuevo. No se cambió nada.',
  },
  tooMany: {
    title: 'Fueron muchas veces en poco tiempo',
    text: (seconds) =>
      `Espere ${seconds === 1 ? 'un segundo' : `${seconds} segundos`} e intente de nuevo. No se cambió nada.`,
  },
  broken: {
    title: 'Algo falló de nuestro lado',
    text: 'No pudimos hacerlo. Quedó anotado y alguien lo revisará. Intente de nuevo o pregunte al equipo en la tienda.',
  },
  offline: {
    title: 'Sin conexión',
    text: 'Su lugar y su cita no dependen de esta pantalla. En la tienda llamamos su código en la pantalla y en voz alta.',
  },
};
