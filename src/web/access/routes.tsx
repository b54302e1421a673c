import { Hono } from 'hono';
import { z } from 'zod';
import { LinkOverPage, SetPasswordPage, SetUpPage } from '../../../views/access/set-up.tsx';
import { SignInPage } from '../../../views/access/sign-in.tsx';
import type { FieldError } from '../../../views/parts/field.tsx';
import { PASSWORD_LENGTH } from '../../domain/access/password-rules.ts';
import { signOut } from '../../operations/access/session.ts';
import { passwordLinkOwner, setPassword } from '../../operations/access/set-password.ts';
import { setUpChain, setUpLinkWorks } from '../../operations/access/set-up.ts';
import { openSession, signIn } from '../../operations/access/sign-in.ts';
import { words } from '../../words/words.ts';
import { dropSecret, keepSecret, secretCookie } from '../cookies.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { type FormErrors, type FormValues, formBody } from '../forms.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { readEmail } from '../shapes/contact.ts';

const text = (max: number) => z.string().trim().min(1).max(max, 'too_long');
const email = z
  .string()
  .trim()
  .max(200, 'too_long')
  .refine((typed) => readEmail(typed) !== null, 'email_invalid');
const password = z.string().min(1).max(PASSWORD_LENGTH.max, 'password_long');

const signInForm = z.object({ email: z.string().trim().min(1).max(200), password, next: z.string().default('') });
const setUpForm = z.object({ chainName: text(80), name: text(80), email, password });
const passwordForm = z.object({ password });

type Problem = keyof ReturnType<typeof words>['access']['problems'];

function fieldErrors(c: AppContext, errors: FormErrors): FieldError[] {
  const { problems } = words(c.var.language).access;
  return Object.entries(errors).map(([field, code]) => ({
    field,
    message: problems[code as Problem] ?? problems.invalid,
  }));
}

const typed = (values: FormValues, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

/** A page of our own, never an address elsewhere that a link smuggled in. */
const safePath = (next: string): string => (/^\/(?![/\\])[\x21-\x7e]*$/.test(next) ? next : '/staff');

function showSignIn(
  c: AppContext,
  values: { email: string; next: string },
  errors: readonly FieldError[],
  status: 200 | 422 | 429 = 200,
) {
  return respond(c, { page: () => <SignInPage frame={frameOf(c)} {...values} errors={errors} /> }, status);
}

function showSetUp(c: AppContext, token: string, values: FormValues, errors: FormErrors, status: 200 | 422) {
  const kept = { chainName: typed(values, 'chainName'), name: typed(values, 'name'), email: typed(values, 'email') };
  const props = { frame: frameOf(c), token, values: kept, errors: fieldErrors(c, errors) };
  return respond(c, { page: () => <SetUpPage {...props} /> }, status);
}

const showLinkOver = (c: AppContext, isSetUp: boolean) =>
  respond(c, { page: () => <LinkOverPage frame={frameOf(c)} isSetUp={isSetUp} /> }, 404);

function showSetPassword(c: AppContext, token: string, email: string, errors: FormErrors, status: 200 | 422) {
  const props = { frame: frameOf(c), token, email, errors: fieldErrors(c, errors) };
  return respond(c, { page: () => <SetPasswordPage {...props} /> }, status);
}

/** Signing in and out, the first set-up, and setting a password by a link. */
export function accessRoutes(deps: WebDeps) {
  const enter = (c: AppContext, session: { secret: string; expiresAt: number }, path: string): Response => {
    const maxAgeSeconds = Math.floor((session.expiresAt - deps.now()) / 1000);
    keepSecret(c, 'session', deps.https, { value: session.secret, maxAgeSeconds });
    return seeOther(c, path);
  };
  const perAddress = deps.rateLimits.per('access', { points: 60, seconds: 60 });

  return new Hono<AppEnv>()
    .get('/sign-in', (c) => showSignIn(c, { email: '', next: safePath(c.req.query('next') ?? '') }, []))
    .post('/sign-in', perAddress, async (c) => {
      const form = await formBody(c, signInForm);
      const values = { email: typed(form.values, 'email'), next: safePath(typed(form.values, 'next')) };
      if (form.kind === 'invalid') return showSignIn(c, values, fieldErrors(c, form.errors), 422);
      const outcome = await signIn(deps, { ...form.value, address: c.var.clientAddress });
      const w = words(c.var.language).access;
      switch (outcome.kind) {
        case 'signed_in':
          return enter(c, outcome, values.next);
        case 'refused':
          return showSignIn(c, values, [{ field: 'password', message: w.refused }], 422);
        case 'slowed':
          c.header('retry-after', String(outcome.retryAfterSeconds));
          return showSignIn(
            c,
            values,
            [{ field: 'email', message: w.slowed(Math.ceil(outcome.retryAfterSeconds / 60)) }],
            429,
          );
      }
    })
    .post('/sign-out', async (c) => {
      const secret = secretCookie(c, 'session', deps.https);
      if (secret) await signOut(deps, secret);
      dropSecret(c, 'session', deps.https);
      return seeOther(c, '/sign-in');
    })
    .get('/set-up/:token', perAddress, async (c) => {
      const token = c.req.param('token');
      return (await setUpLinkWorks(deps, token)) ? showSetUp(c, token, {}, {}, 200) : showLinkOver(c, true);
    })
    .post('/set-up/:token', perAddress, async (c) => {
      const token = c.req.param('token');
      const form = await formBody(c, setUpForm);
      if (form.kind === 'invalid') return showSetUp(c, token, form.values, form.errors, 422);
      const outcome = await setUpChain(deps, { ...form.value, token });
      switch (outcome.kind) {
        case 'done':
          return enter(c, await openSession(deps, outcome.accountId), '/manage');
        case 'password_refused':
          return showSetUp(c, token, form.values, { password: outcome.problem }, 422);
        case 'link_over':
          return showLinkOver(c, true);
      }
    })
    .get('/password/:token', perAddress, async (c) => {
      const token = c.req.param('token');
      const owner = await passwordLinkOwner(deps, token);
      return owner ? showSetPassword(c, token, owner.email, {}, 200) : showLinkOver(c, false);
    })
    .post('/password/:token', perAddress, async (c) => {
      const token = c.req.param('token');
      const form = await formBody(c, passwordForm);
      const owner = await passwordLinkOwner(deps, token);
      if (!owner) return showLinkOver(c, false);
      if (form.kind === 'invalid') return showSetPassword(c, token, owner.email, form.errors, 422);
      const outcome = await setPassword(deps, token, form.value.password);
      switch (outcome.kind) {
        case 'done':
          return enter(c, await openSession(deps, outcome.accountId), '/staff');
        case 'password_refused':
          return showSetPassword(c, token, owner.email, { password: outcome.problem }, 422);
        case 'link_over':
          return showLinkOver(c, false);
      }
    });
}
