import { getCookie, setCookie } from 'hono/cookie';
import type { Where } from '../../../views/manager/manager-page.tsx';
import type { FieldError } from '../../../views/parts/field.tsx';
import type { Actor } from '../../domain/actor.ts';
import type { Problem } from '../../domain/problem.ts';
import type { RequestKey } from '../../operations/steps/request-key.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext } from '../env.ts';
import type { FormValues } from '../forms.ts';
import { newRequestKey, requestKeyOf } from '../request-key.ts';

type Place = Where['place'];

/** Where a page of the chain stands. */
export const inChain = (c: AppContext, place: Place): Where => ({
  store: null,
  place,
  isOwner: c.var.signedIn.isOwner,
  me: c.var.signedIn.name,
});

/** Where a page of a store stands. */
export const inStore = (c: AppContext, place: Place) => {
  const { slug, name } = c.var.store;
  return { ...inChain(c, place), store: { slug, name } };
};

export const actorOf = (c: AppContext): Actor => c.var.signedIn.actor;

/** What a form that makes something begins with: sent twice, it makes one. */
export const newForm = (deps: WebDeps): { readonly key: string } => ({ key: newRequestKey(deps.newSecret) });

/** The key of such a form, of this session. */
export const onceOf = (c: AppContext, values: FormValues): RequestKey | undefined =>
  requestKeyOf(c, `session:${c.var.signedIn.sessionId}`, values);

export const storePath = (c: AppContext, path = ''): string => `/manage/stores/${c.var.store.slug}${path}`;

const SAID = 'said';
const SAID_SECONDS = 60;
const saidOptions = (c: AppContext) =>
  ({ path: '/manage', httpOnly: true, sameSite: 'Lax', secure: c.var.https }) as const;

/** Keeps a sentence for the page that follows a form, in the reader's language. */
export function say(c: AppContext, sentence: string): void {
  setCookie(c, SAID, sentence, { ...saidOptions(c), maxAge: SAID_SECONDS });
}

/** The sentence that the last form left, once. */
export function takeSaid(c: AppContext): string | null {
  const sentence = getCookie(c, SAID);
  if (!sentence) return null;
  setCookie(c, SAID, '', { ...saidOptions(c), maxAge: 0 });
  return sentence.slice(0, 300);
}

/** The form's field that a pointer means: the last part of it that is no number. */
export const fieldOfPointer = (pointer: string): string =>
  pointer
    .split('/')
    .filter((part) => part !== '' && !/^\d+$/.test(part))
    .at(-1) ?? 'other';

interface Naming {
  /** The field of the form, where it is not called like the value. */
  readonly field?: (pointer: string) => string;
  /** What the sentence calls the value, where the table of things does not have it. */
  readonly thing?: (field: string) => string | undefined;
}

/** Problems of an input as sentences on the fields of a form, one a field. */
export function fieldErrors(c: AppContext, problems: readonly Problem[], naming: Naming = {}): FieldError[] {
  const { problems: sentences, things } = words(c.var.language);
  const found = new Map<string, FieldError>();
  for (const { pointer, code, values } of problems) {
    const field = (naming.field ?? fieldOfPointer)(pointer);
    const thing = naming.thing?.(field) ?? (things as Record<string, string>)[field] ?? things.other;
    if (!found.has(field)) found.set(field, { field, message: sentences[code](thing, values ?? {}) });
  }
  return [...found.values()];
}

/** A number as typed, comma or point; not a number = NaN, which the domain refuses by name. */
export const numberOf = (text: string): number => {
  const plain = text.trim().replace(',', '.');
  return plain === '' ? Number.NaN : Number(plain);
};

/** As `numberOf`, with a value for an empty field. */
export const numberOr = (text: string, empty: number): number => (text.trim() === '' ? empty : numberOf(text));

/** Where a form leads after its change: to the appointments that it leaves without anybody, where they were kept. */
export const afterChange = (c: AppContext, values: FormValues, path: string): string =>
  values.keep === 'yes' ? storePath(c, '/attention?kept') : path;

/** What the form agrees to leave without anybody: the appointments that its page named. */
export function keepOf(values: FormValues): boolean | readonly string[] {
  if (values.keep !== 'yes') return false;
  return typeof values.seen === 'string' ? values.seen.split(' ') : true;
}
