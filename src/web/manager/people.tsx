import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { ConfirmPage } from '../../../views/manager/confirm-page.tsx';
import { type FormState, one, type Values } from '../../../views/manager/form-values.ts';
import type { Where } from '../../../views/manager/manager-page.tsx';
import { InvitePage, LinkPage, PeoplePage, PersonPage, peopleBase } from '../../../views/manager/people-page.tsx';
import type { Choice, FieldError } from '../../../views/parts/field.tsx';
import { type Holder, mayHoldAccount, rolesToGive } from '../../domain/access/person-rights.ts';
import type { Role } from '../../domain/access/role.ts';
import { textProblem, tidy } from '../../domain/problem.ts';
import {
  addPerson,
  changeRole,
  listPeople,
  makeResetLink,
  type Person,
  setDisabled,
} from '../../operations/access/people.ts';
import { roleIn } from '../../operations/access/session.ts';
import { seeAdvisors } from '../../operations/manage/see-configuration.ts';
import { DAY } from '../../time/instant.ts';
import { dayAndTime } from '../../time/wording.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { formValues } from '../forms.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { readEmail } from '../shapes/contact.ts';
import { actorOf, fieldErrors, inChain, inStore, say, takeSaid } from './page-context.ts';
import { personLine } from './person-line.ts';

/** How long an invitation works; the operation that makes it has the same. */
const LINK_DAYS = 3;
const MOST_EMAIL = 200;

const takenError = (c: AppContext): FieldError => ({
  field: 'advisor',
  message: words(c.var.language).manager.people.advisorTaken,
});

/** People of a store (roles manager, advisor, viewer), or of the chain (its owners, and everybody to look at). */
export function peopleRoutes(deps: WebDeps, kind: 'store' | 'chain') {
  const whereOf = (c: AppContext): Where => (kind === 'store' ? inStore(c, 'people') : inChain(c, 'chainPeople'));
  const storeId = (c: AppContext): string | undefined => (kind === 'store' ? c.var.store.id : undefined);

  const holderOf = (c: AppContext): Holder => ({
    isOwner: c.var.signedIn.isOwner,
    managedStoreIds: new Set(c.var.signedIn.stores.filter((s) => s.role === 'manager').map((s) => s.storeId)),
  });

  /** The person with all roles, also those of other stores: rights over the account depend on them. */
  async function personOf(c: AppContext): Promise<{ here: Person; whole: Person }> {
    const id = c.req.param('person');
    const here = (await listPeople(deps, storeId(c))).find((person) => person.id === id);
    const whole = (await listPeople(deps)).find((person) => person.id === id);
    if (!here || !whole) throw new HTTPException(404);
    return { here, whole };
  }

  const advisorNames = async (c: AppContext): Promise<ReadonlyMap<string, string>> =>
    new Map(kind === 'chain' ? [] : (await seeAdvisors(deps, c.var.store.id)).map((a) => [a.id, a.name]));

  /** Advisors who may be tied: those whom no other account is tied to. */
  async function tiesFor(c: AppContext, personId: string | null): Promise<Choice[]> {
    if (kind === 'chain') return [];
    const w = words(c.var.language).manager.people;
    const taken = new Set(
      (await listPeople(deps, c.var.store.id))
        .filter((person) => person.id !== personId)
        .flatMap((person) => person.roles.map((role) => role.advisorId)),
    );
    return (await seeAdvisors(deps, c.var.store.id)).map((advisor) => ({
      value: advisor.id,
      text: taken.has(advisor.id) ? `${advisor.name} (${w.tieTaken})` : advisor.name,
      isDisabled: taken.has(advisor.id),
    }));
  }

  async function showInvite(c: AppContext, form: FormState, status: 200 | 409 | 422 = 200) {
    const roles = rolesToGive(holderOf(c), kind === 'store');
    const advisors = await tiesFor(c, null);
    return respond(
      c,
      {
        page: () => <InvitePage frame={frameOf(c)} where={whereOf(c)} roles={roles} advisors={advisors} form={form} />,
      },
      status,
    );
  }

  async function showPerson(c: AppContext, form: FormState | null, status: 200 | 409 | 422 = 200) {
    const { here, whole } = await personOf(c);
    const isOpen = kind === 'store' && (!whole.isOwner || c.var.signedIn.isOwner);
    const roles = isOpen ? rolesToGive(holderOf(c), true) : [];
    const own = here.roles[0];
    const values: Values = { role: own?.role ?? (whole.isOwner ? 'manager' : ''), advisor: own?.advisorId ?? '' };
    const advisors = await tiesFor(c, here.id);
    const props = {
      frame: frameOf(c),
      where: whereOf(c),
      person: personLine(c, whereOf(c), here, await advisorNames(c)),
      roles,
      advisors,
      form: form ?? { values, errors: [] },
      mayHoldAccount: mayHoldAccount(holderOf(c), whole),
    };
    return respond(c, { page: () => <PersonPage {...props} /> }, status);
  }

  function showLink(c: AppContext, name: string, link: string) {
    const zone = kind === 'store' ? c.var.store.zone : 'UTC';
    const until = dayAndTime(deps.now() + LINK_DAYS * DAY, zone, c.var.language);
    const props = { frame: frameOf(c), where: whereOf(c), name, link, until };
    return respond(c, { page: () => <LinkPage {...props} /> });
  }

  function roleErrors(c: AppContext, values: Values, ties: readonly Choice[]): FieldError[] {
    const w = words(c.var.language);
    const roles = rolesToGive(holderOf(c), kind === 'store');
    const errors: FieldError[] = [];
    if (!roles.includes(one(values, 'role') as Role))
      errors.push({ field: 'role', message: w.problems.required(w.manager.people.role.toLowerCase(), {}) });
    const advisor = one(values, 'advisor');
    const tie = ties.find((choice) => choice.value === advisor);
    if (advisor !== '' && !tie) errors.push({ field: 'advisor', message: w.problems.unknown_advisor('', {}) });
    if (tie?.isDisabled) errors.push(takenError(c));
    return errors;
  }

  async function inviteErrors(c: AppContext, values: Values): Promise<FieldError[]> {
    const w = words(c.var.language).manager.people;
    const email = tidy(one(values, 'email'));
    const problems = [textProblem('/name', tidy(one(values, 'name')), 80), textProblem('/email', email, MOST_EMAIL)];
    const errors = fieldErrors(
      c,
      problems.filter((p) => p !== null),
    );
    if (email !== '' && readEmail(email) === null) errors.push({ field: 'email', message: w.emailWrong });
    const here = (await listPeople(deps, storeId(c))).find((person) => person.email === email.toLowerCase());
    const isThere = kind === 'store' ? here && here.roles.length + Number(here.isOwner) > 0 : here?.isOwner;
    if (isThere) errors.push({ field: 'email', message: w.emailTakenHere });
    return [...errors, ...roleErrors(c, values, await tiesFor(c, null))];
  }

  return new Hono<AppEnv>()
    .get('/', async (c) => {
      const people = await listPeople(deps, storeId(c));
      const names = await advisorNames(c);
      const lines = people.map((person) => personLine(c, whereOf(c), person, names));
      const props = { frame: frameOf(c), where: whereOf(c), said: takeSaid(c), people: lines };
      return respond(c, { page: () => <PeoplePage {...props} /> });
    })
    .get('/new', (c) => showInvite(c, { values: { role: kind === 'store' ? 'advisor' : 'owner' }, errors: [] }))
    .post('/', async (c) => {
      const values = await formValues(c);
      const errors = await inviteErrors(c, values);
      if (errors.length > 0) return showInvite(c, { values, errors }, 422);
      const outcome = await addPerson(deps, {
        actor: actorOf(c),
        email: one(values, 'email'),
        name: tidy(one(values, 'name')),
        role: one(values, 'role') as Role,
        ...(kind === 'store' ? { storeId: c.var.store.id, advisorId: one(values, 'advisor') || null } : {}),
      });
      if (outcome.kind === 'store_missing') throw new HTTPException(400);
      if (outcome.kind === 'advisor_taken') return showInvite(c, { values, errors: [takenError(c)] }, 409);
      if (outcome.link) return showLink(c, tidy(one(values, 'name')), outcome.link);
      say(c, words(c.var.language).manager.people.added(tidy(one(values, 'name'))));
      return seeOther(c, peopleBase(whereOf(c)));
    })
    .get('/:person', (c) => showPerson(c, null))
    .post('/:person', async (c) => {
      if (kind === 'chain') throw new HTTPException(404);
      const { here, whole } = await personOf(c);
      if (whole.isOwner && !c.var.signedIn.isOwner) throw new HTTPException(403);
      const values = await formValues(c);
      const errors = roleErrors(c, values, await tiesFor(c, here.id));
      if (errors.length > 0) return showPerson(c, { values, errors }, 422);
      const outcome = await changeRole(deps, {
        actor: actorOf(c),
        accountId: here.id,
        storeId: c.var.store.id,
        role: one(values, 'role') as Exclude<Role, 'owner'>,
        advisorId: one(values, 'advisor') || null,
      });
      if (outcome.kind === 'advisor_taken') return showPerson(c, { values, errors: [takenError(c)] }, 409);
      if (outcome.kind === 'unknown_person') throw new HTTPException(404);
      say(c, words(c.var.language).manager.people.saved(here.name));
      return seeOther(c, peopleBase(whereOf(c)));
    })
    .post('/:person/links', async (c) => {
      const { whole } = await personOf(c);
      if (!mayHoldAccount(holderOf(c), whole)) throw new HTTPException(403);
      const outcome = await makeResetLink(deps, whole.email);
      if (outcome.kind === 'unknown_person') throw new HTTPException(404);
      return showLink(c, whole.name, outcome.link);
    })
    .get('/:person/removal', async (c) => {
      const { here } = await personOf(c);
      const w = words(c.var.language).manager.people;
      const base = peopleBase(whereOf(c));
      const props = {
        title: w.takeOutTitle(here.name),
        text: w.takeOutText,
        button: w.takeOutButton,
        action: `${base}/${here.id}/removal`,
        backHref: `${base}/${here.id}`,
      };
      return respond(c, { page: () => <ConfirmPage frame={frameOf(c)} where={whereOf(c)} {...props} /> });
    })
    .post('/:person/removal', async (c) => {
      if (kind === 'chain') throw new HTTPException(404);
      const { here } = await personOf(c);
      await changeRole(deps, { actor: actorOf(c), accountId: here.id, storeId: c.var.store.id, role: null });
      say(c, words(c.var.language).manager.people.takenOut(here.name));
      const stillIn = roleIn(c.var.signedIn, c.var.store.id) === 'owner' || here.id !== c.var.signedIn.accountId;
      return seeOther(c, stillIn ? peopleBase(whereOf(c)) : '/manage');
    })
    .get('/:person/disabling', async (c) => {
      const { here } = await personOf(c);
      const w = words(c.var.language).manager.people;
      const base = peopleBase(whereOf(c));
      const props = {
        title: w.disableTitle(here.name),
        text: w.disableText,
        button: w.disableButton,
        action: `${base}/${here.id}/disabling`,
        backHref: `${base}/${here.id}`,
      };
      return respond(c, { page: () => <ConfirmPage frame={frameOf(c)} where={whereOf(c)} {...props} /> });
    })
    .post('/:person/:act{disabling|enabling}', async (c) => {
      const { whole } = await personOf(c);
      if (!mayHoldAccount(holderOf(c), whole) || whole.id === c.var.signedIn.accountId) throw new HTTPException(403);
      const stops = c.req.param('act') === 'disabling';
      const w = words(c.var.language).manager.people;
      const outcome = await setDisabled(deps, whole.id, stops);
      const refused = outcome.kind === 'last_owner';
      say(c, refused ? w.lastOwner : stops ? w.disabledDone(whole.name) : w.enabledDone(whole.name));
      return seeOther(c, peopleBase(whereOf(c)));
    });
}
