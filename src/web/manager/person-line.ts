import type { Where } from '../../../views/manager/manager-page.tsx';
import { type PersonLine, peopleBase } from '../../../views/manager/people-page.tsx';
import type { Person } from '../../operations/access/people.ts';
import { words } from '../../words/words.ts';
import type { AppContext } from '../env.ts';

/**
 * A person as the lists and the page of one show them. On a store's pages `roles` are those of that store, and `advisors` its
 * advisors' names by id.
 */
export function personLine(
  c: AppContext,
  where: Where,
  person: Person,
  advisors: ReadonlyMap<string, string>,
): PersonLine {
  const w = words(c.var.language).manager;
  const own = where.store ? person.roles[0] : undefined;
  const stores = person.roles.length > 0 ? w.stores.count(person.roles.length) : '';
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    role: person.isOwner ? 'owner' : (own?.role ?? null),
    advisor: own?.advisorId ? (advisors.get(own.advisorId) ?? null) : null,
    stores: where.store || person.isOwner ? null : stores,
    isMe: person.id === c.var.signedIn.accountId,
    isDisabled: person.isDisabled,
    isInvited: person.isInvited,
    href: where.store && person.isOwner && !c.var.signedIn.isOwner ? null : `${peopleBase(where)}/${person.id}`,
  };
}
