import type { Child } from 'hono/jsx';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { ManagerLayout, type ManagerLink } from '../layouts/manager-layout.tsx';
import { Button } from '../parts/button.tsx';
import { ErrorSummary, type FieldError } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';

/** Where in the manager's pages one is, and as whom. */
export interface Where {
  /** Null on the pages of the chain. */
  readonly store: { readonly slug: string; readonly name: string } | null;
  readonly place: keyof Places;
  readonly isOwner: boolean;
  readonly me: string;
}
type Places = ReturnType<typeof words>['manager']['places'];

const STORE_PLACES = [
  ['today', ''],
  ['waits', '/waits'],
  ['whatIf', '/what-if'],
  ['details', '/details'],
  ['hours', '/hours'],
  ['specialDays', '/special-days'],
  ['services', '/services'],
  ['advisors', '/advisors'],
  ['shifts', '/shifts'],
  ['overflow', '/overflow'],
  ['counters', '/counters'],
  ['devices', '/devices'],
  ['people', '/people'],
  ['settings', '/settings'],
] as const satisfies readonly (readonly [keyof Places, string])[];

const CHAIN_PLACES = [
  ['stores', '/manage'],
  ['chain', '/manage/chain'],
  ['chainSettings', '/manage/settings'],
  ['chainPeople', '/manage/people'],
] as const satisfies readonly (readonly [keyof Places, string])[];

export const storeBase = (slug: string): string => `/manage/stores/${slug}`;

function navOf({ store, place, isOwner }: Where, w: Places): ManagerLink[] {
  if (!store) {
    const own = isOwner ? CHAIN_PLACES : CHAIN_PLACES.slice(0, 1);
    return own.map(([name, href]) => ({ href, text: w[name], isCurrent: name === place }));
  }
  const base = storeBase(store.slug);
  const links = STORE_PLACES.map(([name, path]) => ({ href: base + path, text: w[name], isCurrent: name === place }));
  const queue = { href: `/staff/${store.slug}/queue`, text: w.queue, isCurrent: false };
  return [...links, queue, { href: '/manage', text: w.stores, isCurrent: false }];
}

interface Props {
  readonly frame: Frame;
  readonly where: Where;
  readonly title: string;
  /** What the last form did. */
  readonly said?: string | null | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly children?: Child;
}

/** A page of the manager: the store above the title, what was done or is wrong first, then the page itself. */
export function ManagerPage({ frame, where, title, said, errors = [], children }: Props) {
  const w = words(frame.lang).manager;
  return (
    <ManagerLayout
      frame={frame}
      title={where.store ? `${title}, ${where.store.name}` : title}
      nav={navOf(where, w.places)}
      me={<SignedIn name={where.me} text={w.signOut} said={w.signedInAs(where.me)} />}
    >
      {said && <Notice isAnswer>{said}</Notice>}
      <ErrorSummary errors={errors} lang={frame.lang} />
      {where.store && <p class="note manager-store">{where.store.name}</p>}
      <h1>{title}</h1>
      {children}
    </ManagerLayout>
  );
}

function SignedIn({ name, text, said }: { name: string; text: string; said: string }) {
  return (
    <>
      <span class="manager-me" title={said}>
        {name}
      </span>
      <form method="post" action="/sign-out">
        <Button isPlain>{text}</Button>
      </form>
    </>
  );
}
