import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { ConfirmPage } from '../../../views/manager/confirm-page.tsx';
import { CounterForm, CountersPage } from '../../../views/manager/counters-page.tsx';
import { type FormState, one } from '../../../views/manager/form-values.ts';
import { numberProblem } from '../../domain/problem.ts';
import { putCounter } from '../../operations/manage/put-counter.ts';
import { removeCounter } from '../../operations/manage/remove-counter.ts';
import { type CounterRow, seeCounters } from '../../operations/manage/see-configuration.ts';
import type { RequestKey } from '../../operations/steps/request-key.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { formValues } from '../forms.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { actorOf, fieldErrors, inStore, newForm, numberOf, onceOf, say, storePath, takeSaid } from './page-context.ts';

const MOST_AT_ONCE = 30;

/** The next numbers that no counter has. */
function freeNumbers(count: number, taken: ReadonlySet<string>): string[] {
  const free: string[] = [];
  for (let n = 1; free.length < count; n++) if (!taken.has(String(n))) free.push(String(n));
  return free;
}

/** Counters of a store. */
export function countersRoutes(deps: WebDeps) {
  async function counterOf(c: AppContext): Promise<CounterRow> {
    const counter = (await seeCounters(deps, c.var.store.id)).find((one_) => one_.id === c.req.param('counter'));
    if (!counter) throw new HTTPException(404);
    return counter;
  }

  async function showList(c: AppContext, form: FormState, status: 200 | 422 = 200) {
    const counters = await seeCounters(deps, c.var.store.id);
    const props = { frame: frameOf(c), where: inStore(c, 'counters'), said: takeSaid(c), counters, form };
    return respond(c, { page: () => <CountersPage {...props} /> }, status);
  }

  const showForm = (c: AppContext, counter: CounterRow, form: FormState, status: 200 | 422 = 200) =>
    respond(
      c,
      { page: () => <CounterForm frame={frameOf(c)} where={inStore(c, 'counters')} counter={counter} form={form} /> },
      status,
    );

  function showRemoval(c: AppContext, counter: CounterRow, refused: string | null) {
    const w = words(c.var.language).manager.staff.counters;
    const props = {
      title: w.removeTitle(counter.name),
      text: w.removeText,
      button: w.removeButton,
      action: storePath(c, `/counters/${counter.id}/removal`),
      backHref: storePath(c, '/counters'),
      refused,
    };
    const page = () => <ConfirmPage frame={frameOf(c)} where={inStore(c, 'counters')} {...props} />;
    return respond(c, { page }, refused ? 409 : 200);
  }

  const put = (c: AppContext, counter: string | null, name: string, request?: RequestKey) =>
    putCounter(deps, { storeId: c.var.store.id, counter, details: { name }, actor: actorOf(c), request });

  function done(c: AppContext) {
    say(c, words(c.var.language).manager.staff.counters.saved);
    return seeOther(c, storePath(c, '/counters'));
  }

  return new Hono<AppEnv>()
    .get('/', (c) => showList(c, { values: newForm(deps), errors: [] }))
    .post('/', async (c) => {
      const values = await formValues(c);
      const several = one(values, 'several').trim();
      if (several !== '' && one(values, 'name').trim() === '') {
        const count = numberOf(several);
        const problem = numberProblem('/several', count, { from: 1, to: MOST_AT_ONCE });
        if (problem) return showList(c, { values, errors: fieldErrors(c, [problem]) }, 422);
        const taken = new Set((await seeCounters(deps, c.var.store.id)).map((counter) => counter.name));
        const once = onceOf(c, values);
        for (const [i, name] of freeNumbers(count, taken).entries())
          await put(c, null, name, once && { ...once, key: `${once.key}.${i}` });
        return done(c);
      }
      const outcome = await put(c, null, one(values, 'name'), onceOf(c, values));
      if (outcome.kind === 'refused') return showList(c, { values, errors: fieldErrors(c, outcome.problems) }, 422);
      return done(c);
    })
    .get('/:counter', async (c) => {
      const counter = await counterOf(c);
      return showForm(c, counter, { values: { name: counter.name }, errors: [] });
    })
    .post('/:counter', async (c) => {
      const counter = await counterOf(c);
      const values = await formValues(c);
      const outcome = await put(c, counter.id, one(values, 'name'));
      if (outcome.kind === 'refused')
        return showForm(c, counter, { values, errors: fieldErrors(c, outcome.problems) }, 422);
      return done(c);
    })
    .get('/:counter/removal', async (c) => showRemoval(c, await counterOf(c), null))
    .post('/:counter/removal', async (c) => {
      const counter = await counterOf(c);
      const w = words(c.var.language).manager.staff.counters;
      const input = { storeId: c.var.store.id, counter: counter.id, actor: actorOf(c) };
      const outcome = await removeCounter(deps, input);
      if (outcome.kind === 'in_use') return showRemoval(c, counter, w.inUse(counter.name));
      say(c, w.removed(counter.name));
      return seeOther(c, storePath(c, '/counters'));
    });
}
