import type { kioskEase as en } from '../en/kiosk-ease.ts';

export const kioskEase: typeof en = {
  open: 'Más fácil',
  lead: 'Solo para usted, solo ahora',
  title: '¿Qué le ayudaría?',
  text: 'Texto grande',
  low: 'Bajar los botones',
  left: 'Para la mano izquierda',
  right: 'Para la mano derecha',
  voice: 'Léamelo en voz alta',
  voiceHint: 'Toque una vez para oír, dos para elegir',
  noVoice: 'Esta pantalla no tiene voz en español. Alguien del equipo puede leérselo.',
  on: 'sí',
  off: 'no',
  done: 'Volver',
};
