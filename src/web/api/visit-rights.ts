import type { ApiScope } from '../../domain/access/role.ts';
import { keyReaches } from '../../operations/access/api-keys.ts';
import type { ActsAs } from '../../operations/steps/act-on-visit.ts';
import { type VisitRow, visitById, visitByTag } from '../../operations/visit/visit-for.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext } from '../env.ts';
import { bearerOf } from '../middleware/api-key.ts';
import { problem } from '../problem.ts';
import { notFound } from './json.ts';

export type VisitRight =
  | { readonly kind: 'allowed'; readonly visit: VisitRow; readonly as: ActsAs }
  | { readonly kind: 'refused'; readonly answer: Response };

const refused = (answer: Response): VisitRight => ({ kind: 'refused', answer });

/** The visit of the path, for a key with the scope that reaches its store, or for the token of its link. */
export async function visitRight(deps: WebDeps, c: AppContext, id: string, scope: ApiScope): Promise<VisitRight> {
  const caller = c.var.apiCaller;
  if (caller) {
    if (!caller.scopes.includes(scope)) return refused(problem(c, 403, 'scope_missing'));
    const visit = await visitById(deps, id);
    if (!visit || !keyReaches(caller, visit.storeId)) return refused(notFound(c));
    return { kind: 'allowed', visit, as: { kind: 'staff', advisorId: null, mayActForOthers: true } };
  }
  const tag = bearerOf(c);
  if (tag === null) {
    c.header('www-authenticate', 'Bearer');
    return refused(problem(c, 401, 'unauthorized', { detail: 'Send the token of the visit, or a key.' }));
  }
  const visit = await visitByTag(deps, id, tag);
  return visit ? { kind: 'allowed', visit, as: { kind: 'visitor' } } : refused(notFound(c));
}
