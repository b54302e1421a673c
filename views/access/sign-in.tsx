import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Page } from '../layouts/page.tsx';
import { Button } from '../parts/button.tsx';
import { ErrorSummary, errorOf, type FieldError, TextField } from '../parts/field.tsx';

interface Props {
  readonly frame: Frame;
  readonly email: string;
  /** Where to go afterwards. */
  readonly next: string;
  readonly errors: readonly FieldError[];
}

export function SignInPage({ frame, email, next, errors }: Props) {
  const w = words(frame.lang).access;
  return (
    <Page frame={frame} title={w.signIn}>
      <h1>{w.signIn}</h1>
      <form method="post" action="/sign-in">
        <ErrorSummary errors={errors} lang={frame.lang} />
        <input type="hidden" name="next" value={next} />
        <TextField
          name="email"
          label={w.email}
          type="email"
          value={email}
          autocomplete="username"
          error={errorOf(errors, 'email')}
          isRequired
        />
        <TextField
          name="password"
          label={w.password}
          type="password"
          autocomplete="current-password"
          error={errorOf(errors, 'password')}
          isRequired
        />
        <Button isNext>{w.signIn}</Button>
      </form>
      <p class="note">{w.forgot}</p>
    </Page>
  );
}
