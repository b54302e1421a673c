import type { kioskSend as en } from '../en/kiosk-send.ts';

export const kioskSend: typeof en = {
  open: 'Por correo',
  sent: 'Lo estamos enviando.',
  lead: 'Llévelo con usted',
  title: '¿A qué correo?',
  companionTitle: '¿A quién le escribimos?',
  label: 'Correo electrónico',
  hint: 'Lo usamos solo para esta visita',
  companionHint: 'Alguien que está con usted. Lo usamos solo para este mensaje',
  error: 'No es un correo completo',
  submit: 'Enviar mi turno',
  toCompanion: 'Enviarlo a quien me acompaña',
  toMe: 'Enviármelo a mí',
  back: 'Volver a mi turno',
};
