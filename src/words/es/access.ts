import type { access as en } from '../en/access.ts';

export const access: typeof en = {
  signIn: 'Iniciar sesión',
  signOut: 'Cerrar sesión',
  email: 'Correo electrónico',
  password: 'Contraseña',
  refused: 'El correo y la contraseña no coinciden. Revise ambos e inténtelo de nuevo.',
  slowed: (minutes: number) =>
    minutes === 1
      ? 'Hubo demasiados intentos. Inténtelo de nuevo en un minuto.'
      : `Hubo demasiados intentos. Inténtelo de nuevo en ${minutes} minutos.`,
  forgot: '¿La olvidó? Pida un enlace nuevo a un gerente o al propietario.',
  setUpTitle: 'Configurar Walkup',
  setUpText: 'Aquí se crea la primera cuenta, que puede hacerlo todo. El enlace funciona una vez.',
  chainName: 'Nombre de la cadena',
  chainNameHint: 'Como la conocen los clientes. Aparece en la parte superior de cada página.',
  yourName: 'Su nombre',
  newPassword: 'Contraseña nueva',
  newPasswordHint: 'Al menos 10 caracteres. Varias palabras que solo usted juntaría son una buena opción.',
  setUpAction: 'Crear la cuenta y continuar',
  setPasswordTitle: 'Elija una contraseña',
  setPasswordText: (email: string) => `Para ${email}. El enlace funciona una vez.`,
  setPasswordAction: 'Guardar la contraseña e iniciar sesión',
  linkOverTitle: 'Este enlace ya no sirve',
  linkOverText: 'Ya se usó, se retiró o es demasiado antiguo. Pida uno nuevo a quien se lo dio.',
  setUpOverText: 'Ya se usó, o un inicio posterior del servidor mostró uno más nuevo.',
  problems: {
    required: 'Complete este campo.',
    email_invalid: 'Escriba un correo como nombre@example.com.',
    too_long: 'Es demasiado largo.',
    password_short: 'Use al menos 10 caracteres.',
    password_long: 'Use 200 caracteres como máximo.',
    password_common: 'Es una de las contraseñas que se prueban primero. Elija otra.',
    password_own_name: 'No la forme con su nombre o su correo.',
    invalid: 'No se puede usar. Revíselo.',
  },
  pairTitle: { kiosk: 'Vincular este quiosco', display: 'Vincular esta pantalla' },
  pairText: 'En Administrar, en Dispositivos, un gerente compara este código y lo acepta.',
  pairBegin: 'Mostrar un código',
  pairWaiting: 'En espera de aceptación. El código cambia después de 15 minutos.',
  pairInsecure: 'Sin https, las pantallas no funcionan sin conexión y el quiosco no puede usar su cámara.',
};
