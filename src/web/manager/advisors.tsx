import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { AdvisorForm, AdvisorsPage } from '../../../views/manager/advisors-page.tsx';
import { ConfirmPage } from '../../../views/manager/confirm-page.tsx';
import { type FormState, many, one, type Values } from '../../../views/manager/form-values.ts';
import { putAdvisor } from '../../operations/manage/put-advisor.ts';
import { removeAdvisor } from '../../operations/manage/remove-advisor.ts';
import { type AdvisorWithSkills, seeAdvisors, seeServices } from '../../operations/manage/see-configuration.ts';
import { setSkills } from '../../operations/manage/set-skills.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { formValues } from '../forms.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import {
  actorOf,
  afterChange,
  fieldErrors,
  inStore,
  keepOf,
  newForm,
  onceOf,
  say,
  storePath,
  takeSaid,
} from './page-context.ts';
import { showAffected } from './show-affected.tsx';

/** Advisors of a store and their skills. */
export function advisorsRoutes(deps: WebDeps) {
  async function advisorOf(c: AppContext): Promise<AdvisorWithSkills> {
    const advisor = (await seeAdvisors(deps, c.var.store.id)).find((a) => a.id === c.req.param('advisor'));
    if (!advisor) throw new HTTPException(404);
    return advisor;
  }

  async function serviceNames(c: AppContext) {
    const { language, store } = c.var;
    return (await seeServices(deps, store.id)).map((service) => ({
      id: service.id,
      name: (language !== 'en' && service.names[language]) || service.name,
    }));
  }

  async function showForm(
    c: AppContext,
    advisor: AdvisorWithSkills | null,
    form: FormState,
    status: 200 | 422 = 200,
  ): Promise<Response> {
    const services = await serviceNames(c);
    const props = { frame: frameOf(c), where: inStore(c, 'advisors'), advisor, services, form };
    return respond(c, { page: () => <AdvisorForm {...props} /> }, status);
  }

  async function save(c: AppContext, advisor: AdvisorWithSkills | null, action: string): Promise<Response> {
    const values = await formValues(c);
    const list = storePath(c, '/advisors');
    const outcome = await putAdvisor(deps, {
      storeId: c.var.store.id,
      advisor: advisor?.id ?? null,
      details: { name: one(values, 'name'), skills: many(values, 'skills'), languages: many(values, 'languages') },
      keep: keepOf(values),
      actor: actorOf(c),
      request: onceOf(c, values),
    });
    switch (outcome.kind) {
      case 'saved':
        say(c, words(c.var.language).manager.staff.saved(one(values, 'name').trim()));
        return seeOther(c, afterChange(c, values, list));
      case 'refused':
        return showForm(c, advisor, { values, errors: fieldErrors(c, outcome.problems) }, 422);
      case 'appointments_affected':
        return showAffected(c, outcome, { place: 'advisors', action, values, backHref: list });
      case 'not_found':
        throw new HTTPException(404);
    }
  }

  function showRemoval(c: AppContext, advisor: AdvisorWithSkills, refused: string | null) {
    const w = words(c.var.language).manager.staff;
    const props = {
      title: w.removeTitle(advisor.name),
      text: w.removeText,
      button: w.removeButton,
      action: storePath(c, `/advisors/${advisor.id}/removal`),
      backHref: storePath(c, '/advisors'),
      refused,
    };
    const page = () => <ConfirmPage frame={frameOf(c)} where={inStore(c, 'advisors')} {...props} />;
    return respond(c, { page }, refused ? 409 : 200);
  }

  return new Hono<AppEnv>()
    .get('/', async (c) => {
      const advisors = (await seeAdvisors(deps, c.var.store.id)).map((a) => ({ ...a, skills: new Set(a.skills) }));
      const services = await serviceNames(c);
      const props = { frame: frameOf(c), where: inStore(c, 'advisors'), said: takeSaid(c), advisors, services };
      return respond(c, { page: () => <AdvisorsPage {...props} /> });
    })
    .post('/', (c) => save(c, null, storePath(c, '/advisors')))
    .get('/new', async (c) => {
      // Most advisors can serve most things: everything is ticked, and what is not so is taken away.
      const skills = (await serviceNames(c)).map((service) => service.id);
      return showForm(c, null, { values: { skills, ...newForm(deps) }, errors: [] });
    })
    .post('/skills', async (c) => {
      const values: Values = await formValues(c);
      const skills = new Map(many(values, 'advisors').map((id) => [id, many(values, `skills-${id}`)]));
      const keep = keepOf(values);
      const outcome = await setSkills(deps, { storeId: c.var.store.id, skills, keep, actor: actorOf(c) });
      const list = storePath(c, '/advisors');
      if (outcome.kind === 'appointments_affected')
        return showAffected(c, outcome, { place: 'advisors', action: `${list}/skills`, values, backHref: list });
      say(c, words(c.var.language).manager.staff.skillsSaved);
      return seeOther(c, afterChange(c, values, list));
    })
    .get('/:advisor', async (c) => {
      const advisor = await advisorOf(c);
      const values = { name: advisor.name, skills: advisor.skills, languages: advisor.languages };
      return showForm(c, advisor, { values, errors: [] });
    })
    .post('/:advisor', async (c) => {
      const advisor = await advisorOf(c);
      return save(c, advisor, storePath(c, `/advisors/${advisor.id}`));
    })
    .get('/:advisor/removal', async (c) => showRemoval(c, await advisorOf(c), null))
    .post('/:advisor/removal', async (c) => {
      const advisor = await advisorOf(c);
      const values = await formValues(c);
      const w = words(c.var.language).manager.staff;
      const input = { storeId: c.var.store.id, advisor: advisor.id, actor: actorOf(c) };
      const outcome = await removeAdvisor(deps, { ...input, keep: keepOf(values) });
      const list = storePath(c, '/advisors');
      switch (outcome.kind) {
        case 'removed':
          say(c, w.removed(advisor.name));
          return seeOther(c, afterChange(c, values, list));
        case 'at_counter':
          return showRemoval(c, advisor, w.atCounter(advisor.name));
        case 'appointments_affected': {
          const action = `${list}/${advisor.id}/removal`;
          return showAffected(c, outcome, { place: 'advisors', action, values, backHref: list });
        }
        case 'not_found':
          throw new HTTPException(404);
      }
    });
}
