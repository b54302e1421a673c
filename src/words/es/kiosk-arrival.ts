import type { kioskArrival as en } from '../en/kiosk-arrival.ts';
import { sentence } from '../sentence.ts';

export const kioskArrival: typeof en = {
  lead: 'Registrar su llegada',
  code: {
    title: '¿Cuál es su código?',
    hint: 'Seis signos, en su confirmación',
    label: 'Código',
    usePhone: 'Usar mi teléfono',
  },
  phone: {
    title: '¿Con qué teléfono reservó?',
    label: 'Número de teléfono',
    hint: 'El número completo, con código de área',
    useCode: 'Usar mi código',
  },
  proof: {
    phone: {
      title: '¿Últimas cuatro cifras de su teléfono?',
      label: 'Últimas cuatro cifras',
    },
    name: {
      title: '¿Primeras tres letras de su nombre?',
      label: 'Tres letras',
    },
    email: {
      title: '¿Con qué correo electrónico reservó?',
      label: 'Correo electrónico',
    },
    usePhone: 'Usar mi teléfono',
    useName: 'Usar mi nombre',
    useEmail: 'Usar mi correo',
    why: 'Así nadie más puede registrarse por usted.',
  },
  scan: {
    hint: 'O acerque su código QR al lector',
    camera: 'Usar la cámara',
    noCamera: 'La cámara solo funciona con una conexión segura (https), y esta pantalla no la tiene.',
    refused: 'Esta pantalla no puede usar su cámara. Escriba su código o pida ayuda.',
    missing: 'Esta pantalla no tiene cámara. Escriba su código o pida ayuda.',
    looking: 'Ponga su código QR frente a la cámara',
    stop: 'Detener',
    unreadable: 'Este código no es nuestro',
    unreadableText: 'Use el código QR de su confirmación o escriba su código.',
  },
  continue: 'Continuar',
  checkIn: 'Registrar llegada',
  errors: {
    code: 'Un código tiene seis signos, como K7M 4XT',
    phone: 'Un número de teléfono tiene diez cifras',
    proof_phone: 'Cuatro cifras, por favor',
    proof_name: 'Tres letras, por favor',
    proof_email: 'Este correo no está completo',
  },
  notFound: {
    title: 'No encontramos ninguna cita hoy',
    text: 'Con lo que escribió no encontramos una cita en esta tienda para hoy.',
    again: 'Intentar otra vez',
    join: 'Entrar a la fila',
  },
  tooMany: {
    title: 'Pida ayuda al equipo, por favor',
    text: 'Aquí se intentó demasiadas veces. El equipo registrará su llegada.',
  },
  choose: {
    title: '¿Cuál cita?',
    option: (time, service) => `${time}, ${service}`,
  },
  early: {
    lead: (booked) => `Su cita es a las ${booked}`,
    title: (opens) => `Puede registrarse desde las ${opens}`,
    join: 'Entrar a la fila ahora',
    joinHint: 'Su lugar cuenta desde ahora, y desde la hora de su cita si le conviene más',
    later: (opens) => `Vuelvo a las ${opens}`,
    laterHint: 'Su cita queda como está',
  },
  late: {
    text: (minutes) => `Llega ${minutes} min tarde, así que su lugar cuenta desde ahora.`,
  },
  released: {
    lead: (booked) => `Su cita era a las ${booked}`,
    title: 'Su hora pasó a la siguiente persona',
    text: (released) => sentence(`Una cita se guarda un rato después de su hora; la suya, hasta las ${released}`),
    join: 'Entrar a la fila ahora',
    joinHint: (wait) => `La espera es de ${wait}`,
    joinHintUnknown: 'Le llamamos en cuanto podamos',
  },
  otherDay: {
    title: (day, time) => `Su cita es el ${day} a las ${time}`,
    text: 'Queda como está. ¿Quiere que le atiendan hoy?',
    join: 'Entrar a la fila',
  },
  cancelled: {
    title: 'Esta cita fue cancelada',
    text: 'Puede entrar a la fila ahora.',
    join: 'Entrar a la fila',
  },
};
