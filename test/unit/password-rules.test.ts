import { expect, test } from 'vitest';
import { passwordProblem } from '../../src/domain/access/password-rules.ts';

const ada = { email: 'ada.okafor@example.com', name: 'Ada Okafor' };

test.each([
  ['green lamps over water', null],
  ['correct-zebra-4-lanterns', null],
  ['contraseña de la abuela 77', null],
  ['日本の美しい山と川の景色', null],
  ['short', 'password_short'],
  ['x'.repeat(201), 'password_long'],
  ['password123', 'password_common'],
  ['P@ssw0rd2026', 'password_common'],
  ['1234567890', 'password_common'],
  ['abcdefghijkl', 'password_common'],
  ['aaaaaaaaaaaa', 'password_common'],
  ['qwertyqwerty', 'password_common'],
  ['adaokafor12', 'password_own_name'],
  ['Okafor-1984', 'password_own_name'],
])('%s: %s', (password, problem) => {
  expect(passwordProblem(password, ada)).toBe(problem);
});
