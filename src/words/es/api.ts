import type { api as en } from '../en/api.ts';
import { apiRefused } from './api-refused.ts';

export const api: typeof en = {
  refused: apiRefused,
  title: 'API JSON',
  about: 'Para programas. El contrato completo, con cada forma, es el documento OpenAPI (en inglés):',
  contents: 'Llamadas',
  call: 'Llamada',
  does: 'Qué hace',
  needs: 'Requiere',
  answers: 'Respuestas',
  nothing: 'sin clave',
  link: 'el token de un enlace',
  key: 'una clave',
  tags: {
    stores: 'Tiendas',
    booking: 'Citas',
    visits: 'Visitas',
    queue: 'Trabajar la fila',
    configuration: 'Configuración',
    events: 'Eventos',
  },
};
