import { HTTPException } from 'hono/http-exception';
import type { VisitCommand } from '../../operations/steps/act-on-visit.ts';
import { visitInStore } from '../../operations/visit/visit-in-store.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext } from '../env.ts';
import type { FormValues } from '../forms.ts';
import { actsAs, revisionOf, staffRequest } from './caller.ts';

/** The command that a form of a visit stands for. A visit of another store is not there for this one. */
export async function commandOf(c: AppContext, deps: WebDeps, values: FormValues): Promise<VisitCommand> {
  const visitId = c.req.param('visit') ?? '';
  if (!(await visitInStore(deps, visitId, c.var.store.id))) throw new HTTPException(404);
  const { actor } = c.var.signedIn;
  return { visitId, actor, as: actsAs(c), ...revisionOf(values), ...staffRequest(c, values) };
}
