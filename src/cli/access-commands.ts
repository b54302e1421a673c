import type { Deps } from '../deps.ts';
import { API_SCOPES, type ApiScope, ROLES, type Role } from '../domain/access/role.ts';
import type { Actor } from '../domain/actor.ts';
import { addApiKey, revokeKey } from '../operations/access/api-keys.ts';
import { endPairing, listDevices } from '../operations/access/pair-device.ts';
import { addPerson, listPeople, makeResetLink, setDisabled } from '../operations/access/people.ts';
import { loadStoreRow } from '../operations/loading/store.ts';
import { toRfc3339 } from '../time/instant.ts';
import type { Command, ExitCode, Teller } from './command.ts';
import { readArgs, refuse, UsageError } from './usage.ts';

const OPERATOR: Actor = { kind: 'system', id: 'command-line' };

const isOneOf = <T extends string>(words: readonly T[], text: string): text is T =>
  (words as readonly string[]).includes(text);

const read = (args: readonly string[], names: readonly string[]) => {
  const { values, words } = readArgs(args, { values: names });
  return { values, positionals: words };
};

/** The store's id, or a refusal that names what was asked for. */
async function storeIdOf(deps: Deps, text: string): Promise<string | null> {
  return (await loadStoreRow(deps, text))?.id ?? null;
}

async function addUser(deps: Deps, args: readonly string[], tell: Teller): Promise<ExitCode> {
  const { values, positionals } = read(args, ['name', 'role', 'store']);
  const [email] = positionals;
  const role = values.role ?? 'owner';
  if (!email?.includes('@') || !isOneOf<Role>(ROLES, role)) throw new UsageError('an e-mail and a role are needed');
  if (role !== 'owner' && !values.store) throw new UsageError(`a ${role} needs --store`);
  const storeId = values.store ? await storeIdOf(deps, values.store) : null;
  if (values.store && !storeId) return refuse(tell, `no store ${values.store}`);
  const name = values.name ?? email.split('@')[0]!;
  const outcome = await addPerson(deps, { actor: OPERATOR, email, name, role, ...(storeId ? { storeId } : {}) });
  if (outcome.kind !== 'added') return refuse(tell, `a ${role} needs a store`);
  const { accountId, link } = outcome;
  tell.result(link ? `${email} sets a password here, once: ${link}` : `${email} has an account and is now ${role}`, {
    account: accountId,
    link,
  });
  return 0;
}

async function resetUser(deps: Deps, email: string, tell: Teller): Promise<ExitCode> {
  const outcome = await makeResetLink(deps, email);
  if (outcome.kind === 'unknown_person') return refuse(tell, `no account ${email}`);
  tell.result(`${email} sets a new password here, once: ${outcome.link}`, { link: outcome.link });
  return 0;
}

async function disableUser(deps: Deps, email: string, tell: Teller): Promise<ExitCode> {
  const person = (await listPeople(deps)).find((p) => p.email === email.toLowerCase());
  const outcome = person ? await setDisabled(deps, person.id, true) : ({ kind: 'unknown_person' } as const);
  if (outcome.kind === 'unknown_person') return refuse(tell, `no account ${email}`);
  if (outcome.kind === 'last_owner') return refuse(tell, `${email} is the last owner: nobody could undo that`);
  tell.result(`${email} can sign in no more`, { account: person!.id });
  return 0;
}

async function addKey(deps: Deps, args: readonly string[], tell: Teller): Promise<ExitCode> {
  const { values } = read(args, ['name', 'scopes', 'store']);
  const scopes = (values.scopes ?? '').split(',').filter(Boolean);
  if (!values.name || scopes.length === 0 || !scopes.every((s) => isOneOf<ApiScope>(API_SCOPES, s))) {
    throw new UsageError(`--name and --scopes (of ${API_SCOPES.join(', ')}) are needed`);
  }
  const storeId = values.store ? await storeIdOf(deps, values.store) : null;
  if (values.store && !storeId) return refuse(tell, `no store ${values.store}`);
  const made = await addApiKey(deps, {
    name: values.name,
    scopes: scopes as ApiScope[],
    storeIds: storeId ? [storeId] : null,
  });
  tell.progress(`key ${made.id}, shown this once:`);
  tell.result(made.key, { key: made.key });
  return 0;
}

const made = (usage: readonly string[], run: Command['run']): Command => ({ usage, run });

/** `user add|disable|reset` */
export const userCommand = made(
  [
    'user add EMAIL [--name N] [--role owner|manager|advisor|viewer] [--store S]',
    'user disable EMAIL',
    'user reset EMAIL',
  ],
  async (deps, [act, ...rest], tell) => {
    if (act === 'add') return addUser(deps, rest, tell);
    const [email] = read(rest, []).positionals;
    if (act === 'disable' && email) return disableUser(deps, email, tell);
    if (act === 'reset' && email) return resetUser(deps, email, tell);
    throw new UsageError('user add, disable or reset');
  },
);

/** `key add|revoke` */
export const keyCommand = made(
  ['key add --name N --scopes read,operate,manage [--store S]', 'key revoke ID'],
  async (deps, [act, ...rest], tell) => {
    if (act === 'add') return addKey(deps, rest, tell);
    const [id] = read(rest, []).positionals;
    if (act !== 'revoke' || !id) throw new UsageError('key add or revoke');
    if (!(await revokeKey(deps, id))) return refuse(tell, `no key ${id} that works`);
    tell.result(`key ${id} opens nothing any more`, { key: id });
    return 0;
  },
);

/** `device list|unpair` */
export const deviceCommand = made(
  ['device list [--store S]', 'device unpair ID'],
  async (deps, [act, ...rest], tell) => {
    const { values, positionals } = read(rest, ['store']);
    if (act === 'list') {
      const storeId = values.store ? await storeIdOf(deps, values.store) : undefined;
      if (storeId === null) return refuse(tell, `no store ${values.store}`);
      for (const device of await listDevices(deps, storeId)) {
        const seen = device.lastSeenAt === null ? null : toRfc3339(device.lastSeenAt);
        const { id, kind, name, storeId: store } = device;
        tell.result(`${id} ${kind} ${store} ${seen ?? '-'} ${name}`, { id, kind, name, store, lastSeenAt: seen });
      }
      return 0;
    }
    const [id] = positionals;
    if (act !== 'unpair' || !id) throw new UsageError('device list or unpair');
    if (!(await endPairing(deps, OPERATOR, id))) return refuse(tell, `no paired device ${id}`);
    tell.result(`${id} shows a code again`, { device: id });
    return 0;
  },
);
