import type { kioskSend as en } from '../en/kiosk-send.ts';

export const kioskSend: typeof en = {
  sent: 'Lo estamos enviando.',
  lead: 'Llévelo con usted',
  phone: {
    open: 'Por mensaje',
    title: '¿A qué celular?',
    companionTitle: '¿A quién le escribimos?',
    label: 'Número de celular',
    hint: 'Le enviamos el turno y le avisamos cuando le toca. Solo para esta visita; se aplica la tarifa de su compañía',
    companionHint: 'Alguien que está con usted. Lo usamos solo para este mensaje',
    error: 'Un número de teléfono tiene diez cifras',
    instead: 'Mejor por mensaje',
  },
  email: {
    open: 'Por correo',
    title: '¿A qué correo?',
    companionTitle: '¿A quién le escribimos?',
    label: 'Correo electrónico',
    hint: 'Le enviamos el turno y le avisamos cuando le toca. Solo para esta visita',
    companionHint: 'Alguien que está con usted. Lo usamos solo para este mensaje',
    error: 'No es un correo completo',
    instead: 'Mejor por correo',
  },
  submit: 'Enviar mi turno',
  toCompanion: 'Enviarlo a quien me acompaña',
  toMe: 'Enviármelo a mí',
  back: 'Volver a mi turno',
};
