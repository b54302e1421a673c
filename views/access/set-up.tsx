import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Page } from '../layouts/page.tsx';
import { Button } from '../parts/button.tsx';
import { ErrorSummary, errorOf, type FieldError, TextField } from '../parts/field.tsx';

interface FormProps {
  readonly frame: Frame;
  readonly token: string;
  readonly errors: readonly FieldError[];
}

interface SetUpProps extends FormProps {
  readonly values: { readonly chainName: string; readonly name: string; readonly email: string };
}

/** The first page of an empty installation. */
export function SetUpPage({ frame, token, values, errors }: SetUpProps) {
  const w = words(frame.lang).access;
  return (
    <Page frame={frame} title={w.setUpTitle}>
      <h1>{w.setUpTitle}</h1>
      <p>{w.setUpText}</p>
      <form method="post" action={`/set-up/${token}`}>
        <ErrorSummary errors={errors} lang={frame.lang} />
        <TextField
          name="chainName"
          label={w.chainName}
          hint={w.chainNameHint}
          value={values.chainName}
          autocomplete="organization"
          error={errorOf(errors, 'chainName')}
          isRequired
        />
        <TextField
          name="name"
          label={w.yourName}
          value={values.name}
          autocomplete="name"
          error={errorOf(errors, 'name')}
          isRequired
        />
        <TextField
          name="email"
          label={w.email}
          type="email"
          value={values.email}
          autocomplete="username"
          error={errorOf(errors, 'email')}
          isRequired
        />
        <NewPassword frame={frame} errors={errors} />
        <Button isNext>{w.setUpAction}</Button>
      </form>
    </Page>
  );
}

function NewPassword({ frame, errors }: { frame: Frame; errors: readonly FieldError[] }) {
  const w = words(frame.lang).access;
  return (
    <TextField
      name="password"
      label={w.newPassword}
      hint={w.newPasswordHint}
      type="password"
      autocomplete="new-password"
      error={errorOf(errors, 'password')}
      isRequired
    />
  );
}

/** Follows the link of an invitation or of a forgotten password. */
export function SetPasswordPage({ frame, token, email, errors }: FormProps & { readonly email: string }) {
  const w = words(frame.lang).access;
  return (
    <Page frame={frame} title={w.setPasswordTitle}>
      <h1>{w.setPasswordTitle}</h1>
      <p>{w.setPasswordText(email)}</p>
      <form method="post" action={`/password/${token}`}>
        <ErrorSummary errors={errors} lang={frame.lang} />
        <input type="hidden" name="username" value={email} autocomplete="username" />
        <NewPassword frame={frame} errors={errors} />
        <Button isNext>{w.setPasswordAction}</Button>
      </form>
    </Page>
  );
}

export function LinkOverPage({ frame, isSetUp }: { readonly frame: Frame; readonly isSetUp: boolean }) {
  const w = words(frame.lang).access;
  return (
    <Page frame={frame} title={w.linkOverTitle}>
      <h1>{w.linkOverTitle}</h1>
      <p>{isSetUp ? w.setUpOverText : w.linkOverText}</p>
      <p>
        <a class="button" href="/sign-in">
          {w.signIn}
        </a>
      </p>
    </Page>
  );
}
