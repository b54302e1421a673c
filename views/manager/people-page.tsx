import type { Role } from '../../src/domain/access/role.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { Radios } from '../parts/choices.tsx';
import { type Choice, errorOf, SelectField, TextField } from '../parts/field.tsx';
import { type FormState, one } from './form-values.ts';
import { ManagerPage, storeBase, type Where } from './manager-page.tsx';

export interface PersonLine {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role | null;
  /** The advisor that the account is tied to, by name. */
  readonly advisor: string | null;
  /** On the chain's page: in which stores, in words. */
  readonly stores: string | null;
  readonly isMe: boolean;
  readonly isDisabled: boolean;
  readonly isInvited: boolean;
  /** Null where this viewer may not change the person. */
  readonly href: string | null;
}

interface ListProps {
  readonly frame: Frame;
  readonly where: Where;
  readonly said?: string | null;
  readonly people: readonly PersonLine[];
}

export const peopleBase = (where: Where): string =>
  where.store ? `${storeBase(where.store.slug)}/people` : '/manage/people';

/** Who may sign in, to a store or to the chain. */
export function PeoplePage({ frame, where, said, people }: ListProps) {
  const all = words(frame.lang).manager;
  const w = all.people;
  return (
    <ManagerPage frame={frame} where={where} title={where.store ? w.title : w.chainTitle} said={said}>
      <p class="lead">{w.intro}</p>
      <ul class="rows section">
        {people.map((person) => (
          <li class="manager-row">
            <span>
              <strong>{person.name}</strong>
              {person.isMe && <span class="note"> {w.you}</span>}
              <span class="note manager-line">{person.email}</span>
            </span>
            <span>
              {person.role && w.roles[person.role]}
              {person.stores}
              {person.advisor && <span class="note manager-line">{person.advisor}</span>}
              {person.isInvited && <span class="note manager-line">{w.notYet}</span>}
              {person.isDisabled && <strong class="state state-late">{w.disabled}</strong>}
            </span>
            <span class="row-actions">
              {person.href && (
                <a href={person.href} aria-label={all.changeOf(person.name)}>
                  {all.change}
                </a>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p class="actions">
        <ButtonLink href={`${peopleBase(where)}/new`}>{w.invite}</ButtonLink>
      </p>
    </ManagerPage>
  );
}

interface InviteProps {
  readonly frame: Frame;
  readonly where: Where;
  readonly roles: readonly Role[];
  /** Advisors of the store, those with an account marked and not to be chosen. */
  readonly advisors: readonly Choice[];
  readonly form: FormState;
}

/** A new person: name, address, role, and which advisor it is. */
export function InvitePage({ frame, where, roles, advisors, form }: InviteProps) {
  const { manager } = words(frame.lang);
  const w = manager.people;
  const field = (name: string) => ({ name, value: one(form.values, name), error: errorOf(form.errors, name) });
  return (
    <ManagerPage frame={frame} where={where} title={w.invite} errors={form.errors}>
      <form method="post" action={peopleBase(where)}>
        <TextField {...field('name')} label={w.name} autocomplete="off" isRequired />
        <TextField
          {...field('email')}
          label={w.email}
          hint={w.emailHint}
          inputmode="email"
          autocomplete="off"
          isRequired
        />
        <RoleFields frame={frame} roles={roles} advisors={advisors} form={form} />
        <p class="actions">
          <Button isNext>{w.inviteButton}</Button>
          <a href={peopleBase(where)}>{manager.goBack}</a>
        </p>
      </form>
    </ManagerPage>
  );
}

function RoleFields({ frame, roles, advisors, form }: Pick<InviteProps, 'frame' | 'roles' | 'advisors' | 'form'>) {
  const w = words(frame.lang).manager.people;
  return (
    <>
      <Radios
        name="role"
        legend={w.role}
        value={one(form.values, 'role')}
        error={errorOf(form.errors, 'role')}
        choices={roles.map((role) => ({ value: role, text: w.roles[role], note: w.roleNotes[role] }))}
      />
      <AdvisorTie frame={frame} advisors={advisors} form={form} />
    </>
  );
}

/** Which advisor an account is; nothing where the store has none, or on the chain's pages. */
function AdvisorTie({ frame, advisors, form }: Pick<InviteProps, 'frame' | 'advisors' | 'form'>) {
  const w = words(frame.lang).manager.people;
  if (advisors.length === 0) return null;
  return (
    <SelectField
      name="advisor"
      label={w.tie}
      hint={w.tieHint}
      value={one(form.values, 'advisor')}
      error={errorOf(form.errors, 'advisor')}
      choices={[{ value: '', text: w.tieNobody }, ...advisors]}
    />
  );
}

interface PersonProps {
  readonly frame: Frame;
  readonly where: Where;
  readonly person: PersonLine;
  readonly roles: readonly Role[];
  readonly advisors: readonly Choice[];
  readonly form: FormState;
  /** What this viewer may do with the whole account, not only with its role here. */
  readonly mayHoldAccount: boolean;
}

/** One person: the role here, a new link, and the ways out. */
export function PersonPage({ frame, where, person, roles, advisors, form, mayHoldAccount }: PersonProps) {
  const w = words(frame.lang).manager.people;
  const base = `${peopleBase(where)}/${person.id}`;
  return (
    <ManagerPage frame={frame} where={where} title={person.name} errors={form.errors}>
      <p class="lead">{person.email}</p>
      {roles.length > 0 && (
        <form method="post" action={base}>
          {person.role === 'owner' ? (
            <>
              <input type="hidden" name="role" value="manager" />
              <AdvisorTie frame={frame} advisors={advisors} form={form} />
            </>
          ) : (
            <RoleFields frame={frame} roles={roles} advisors={advisors} form={form} />
          )}
          <p class="actions">
            <Button isNext>{w.save}</Button>
          </p>
        </form>
      )}
      {mayHoldAccount && (
        <form method="post" action={`${base}/links`} class="section">
          <p class="note">{w.newLinkNote}</p>
          <p class="actions">
            <Button>{w.newLink}</Button>
          </p>
        </form>
      )}
      {where.store && person.role !== 'owner' && (
        <p class="section">
          <a href={`${base}/removal`}>{w.takeOut}</a>
        </p>
      )}
      {mayHoldAccount && !person.isMe && <AccountEnd base={base} isDisabled={person.isDisabled} w={w} />}
    </ManagerPage>
  );
}

function AccountEnd({
  base,
  isDisabled,
  w,
}: {
  base: string;
  isDisabled: boolean;
  w: { disable: string; enable: string };
}) {
  if (!isDisabled)
    return (
      <p class="section">
        <a href={`${base}/disabling`}>{w.disable}</a>
      </p>
    );
  return (
    <form method="post" action={`${base}/enabling`} class="section">
      <Button>{w.enable}</Button>
    </form>
  );
}

interface LinkProps {
  readonly frame: Frame;
  readonly where: Where;
  readonly name: string;
  readonly link: string;
  readonly until: string;
}

/** The one time that an invitation's link is shown. */
export function LinkPage({ frame, where, name, link, until }: LinkProps) {
  const w = words(frame.lang).manager.people;
  return (
    <ManagerPage frame={frame} where={where} title={w.linkTitle(name)}>
      <p class="lead">{w.linkText}</p>
      <div class="field">
        <label for="link">{w.linkLabel}</label>
        <input id="link" type="text" value={link} readonly />
      </div>
      <p class="note">{w.linkUntil(until)}</p>
      <p class="actions">
        <ButtonLink href={peopleBase(where)} isNext>
          {w.done}
        </ButtonLink>
      </p>
    </ManagerPage>
  );
}
