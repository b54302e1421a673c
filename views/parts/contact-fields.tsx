import type { Language } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import { errorOf, type FieldError, TextField } from './field.tsx';

interface ContactFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly errors: readonly FieldError[];
}

/** An e-mail address, filled in by the browser where it knows it. */
export const EmailField = ({ errors, ...own }: ContactFieldProps) => (
  <TextField
    {...own}
    name="email"
    type="email"
    autocomplete="email"
    inputmode="email"
    maxlength={254}
    error={errorOf(errors, 'email')}
  />
);

/** A telephone number, written as people write it. */
export const PhoneField = ({ errors, ...own }: ContactFieldProps) => (
  <TextField
    {...own}
    name="phone"
    type="tel"
    autocomplete="tel"
    inputmode="tel"
    maxlength={30}
    error={errorOf(errors, 'phone')}
  />
);

interface WhoProps {
  readonly lang: Language;
  readonly typed: { readonly name: string; readonly email: string; readonly phone: string };
  readonly errors: readonly FieldError[];
  /** What the e-mail is for. */
  readonly emailHint?: string;
}

/** Who comes, and one way or two to reach them. */
export function WhoFields({ lang, typed, errors, emailHint }: WhoProps) {
  const w = words(lang).booking;
  return (
    <>
      <TextField
        name="name"
        label={w.name}
        hint={w.nameHint}
        value={typed.name}
        autocomplete="name"
        maxlength={80}
        isRequired
        error={errorOf(errors, 'name')}
      />
      <EmailField label={w.email} {...(emailHint ? { hint: emailHint } : {})} value={typed.email} errors={errors} />
      <PhoneField label={w.phone} hint={w.oneOfTwo} value={typed.phone} errors={errors} />
    </>
  );
}
