import { COMMON_PASSWORDS } from './common-passwords.ts';

/** Why a password is refused. */
export type PasswordProblem = 'password_short' | 'password_long' | 'password_common' | 'password_own_name';

export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};
const unleet = (text: string): string => text.toLowerCase().replace(/[013457@$]/g, (sign) => LEET[sign]!);

const isOneSign = (text: string): boolean => new Set(text).size <= 2;

/** True for rows of a keyboard, alphabets and numbers counted up or down, however often repeated. */
function isRun(text: string): boolean {
  let steps = 0;
  for (let i = 1; i < text.length; i++) {
    if (Math.abs(text.charCodeAt(i) - text.charCodeAt(i - 1)) <= 1) steps++;
  }
  return steps >= text.length - 2;
}

/** A common word with a few signs around it is as quick to guess as the word. */
function isCommon(password: string): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/^[^\p{L}]+|[\d\W]+$/gu, '');
  const written = [password.toLowerCase(), bare(password)];
  const forms = new Set(written.flatMap((text) => [text, plain(text), plain(unleet(text))]));
  for (const form of forms) {
    if (COMMON_PASSWORDS.has(form)) return true;
    const half = form.slice(0, form.length / 2);
    if (form.length >= 4 && half + half === form && COMMON_PASSWORDS.has(half)) return true;
  }
  return false;
}

/**
 * Checks a new password: 10 to 200 signs, none of the common ones, no mere run or repetition, and not made of the
 * account's own e-mail address or name. Null = fine. No rule asks for kinds of signs (NIST SP 800-63B).
 */
export function passwordProblem(password: string, account: { email: string; name: string }): PasswordProblem | null {
  if ([...password].length < PASSWORD_LENGTH.min) return 'password_short';
  if (password.length > PASSWORD_LENGTH.max) return 'password_long';
  if (isOneSign(password) || isRun(password.toLowerCase()) || isCommon(password)) return 'password_common';
  const rest = plain(password);
  const own = [account.email.split('@')[0]!, account.email, ...account.name.split(/\s+/)].map(plain);
  const used = own.filter((word) => word.length >= 3 && rest.includes(word));
  const left = used.reduce((text, word) => text.replaceAll(word, ''), rest);
  return used.length > 0 && left.length < 6 ? 'password_own_name' : null;
}
