import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { ConfirmPage } from '../../../views/manager/confirm-page.tsx';
import { type FormState, many, one, type Values } from '../../../views/manager/form-values.ts';
import { ServiceForm, ServicesPage, StartingServicesPage } from '../../../views/manager/services-page.tsx';
import type { FieldError } from '../../../views/parts/field.tsx';
import type { ServiceInput } from '../../domain/store/service.ts';
import { MOBILE_CARRIER_SERVICES } from '../../domain/store/starting-services.ts';
import { addServices } from '../../operations/manage/add-services.ts';
import { putService } from '../../operations/manage/put-service.ts';
import { removeService } from '../../operations/manage/remove-service.ts';
import { type ServiceRow, seeAdvisors, seeServices } from '../../operations/manage/see-configuration.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { formValues } from '../forms.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import {
  actorOf,
  afterChange,
  fieldErrors,
  fieldOfPointer,
  inStore,
  keepOf,
  newForm,
  numberOf,
  numberOr,
  onceOf,
  say,
  storePath,
  takeSaid,
} from './page-context.ts';
import { showAffected } from './show-affected.tsx';

const yes = (flag: boolean): string => (flag ? 'yes' : '');
const NEW: Values = {
  serviceMinutes: '15',
  bookable: 'yes',
  walkIn: 'yes',
  bufferMinutes: '0',
  bufferBeforeMinutes: '0',
};

const valuesOf = (service: ServiceRow, isMain: boolean): Values => ({
  name: service.name,
  nameEs: service.names.es ?? '',
  serviceMinutes: String(service.serviceMinutes),
  bufferMinutes: String(service.bufferAfterMinutes),
  bufferBeforeMinutes: String(service.bufferBeforeMinutes),
  bookable: yes(service.bookable),
  walkIn: yes(service.walkIn),
  ticketLetter: service.ticketLetter,
  readiness: service.readiness.join('\n'),
  isMain: yes(isMain),
});

const inputOf = (values: Values): ServiceInput => ({
  name: one(values, 'name'),
  names: { es: one(values, 'nameEs') },
  serviceMinutes: numberOf(one(values, 'serviceMinutes')),
  bufferMinutes: numberOr(one(values, 'bufferMinutes'), 0),
  bufferBeforeMinutes: numberOr(one(values, 'bufferBeforeMinutes'), 0),
  bookable: one(values, 'bookable') === 'yes',
  walkIn: one(values, 'walkIn') === 'yes',
  ticketLetter: one(values, 'ticketLetter'),
  readiness: one(values, 'readiness').split('\n'),
});

const fieldOf = (pointer: string): string => (pointer === '/names/es' ? 'nameEs' : fieldOfPointer(pointer));

/** Services of a store. */
export function servicesRoutes(deps: WebDeps) {
  async function serviceOf(c: AppContext): Promise<ServiceRow> {
    const service = (await seeServices(deps, c.var.store.id)).find((s) => s.id === c.req.param('service'));
    if (!service) throw new HTTPException(404);
    return service;
  }

  const showForm = (c: AppContext, service: ServiceRow | null, form: FormState, status: 200 | 422 = 200) =>
    respond(
      c,
      {
        page: () => <ServiceForm frame={frameOf(c)} where={inStore(c, 'services')} service={service} form={form} />,
      },
      status,
    );

  async function save(c: AppContext, service: ServiceRow | null) {
    const values = await formValues(c);
    const isMain = one(values, 'isMain') === 'yes';
    const input = { storeId: c.var.store.id, details: inputOf(values), isMain, actor: actorOf(c) };
    const request = onceOf(c, values);
    const outcome = await putService(deps, { ...input, service: service?.id ?? null, request });
    switch (outcome.kind) {
      case 'saved':
        say(c, words(c.var.language).manager.services.saved(one(values, 'name').trim()));
        return seeOther(c, storePath(c, '/services'));
      case 'refused':
        return showForm(c, service, { values, errors: fieldErrors(c, outcome.problems, { field: fieldOf }) }, 422);
      case 'not_found':
        throw new HTTPException(404);
    }
  }

  async function showStart(c: AppContext, errors: readonly FieldError[], status: 200 | 422 = 200) {
    const present = new Set((await seeServices(deps, c.var.store.id)).map((service) => service.key));
    const { language } = c.var;
    const proposals = MOBILE_CARRIER_SERVICES.filter((service) => !present.has(service.key)).map((service) => ({
      key: service.key,
      name: (language !== 'en' && service.names[language]) || service.name,
      letter: service.ticketLetter,
      minutes: service.serviceMinutes,
    }));
    const chosen = new Set(errors.length > 0 ? [] : proposals.map((service) => service.key));
    const props = { frame: frameOf(c), where: inStore(c, 'services'), proposals, chosen, errors };
    return respond(c, { page: () => <StartingServicesPage {...props} /> }, status);
  }

  return new Hono<AppEnv>()
    .get('/', async (c) => {
      const { store, language } = c.var;
      const advisors = await seeAdvisors(deps, store.id);
      const services = (await seeServices(deps, store.id)).map((service) => ({
        id: service.id,
        name: (language !== 'en' && service.names[language]) || service.name,
        letter: service.ticketLetter,
        serviceMinutes: service.serviceMinutes,
        bookable: service.bookable,
        walkIn: service.walkIn,
        isMain: service.id === store.mainServiceId,
        advisors: advisors.filter((advisor) => advisor.skills.includes(service.id)).length,
      }));
      const props = { frame: frameOf(c), where: inStore(c, 'services'), said: takeSaid(c), services };
      return respond(c, { page: () => <ServicesPage {...props} /> });
    })
    .post('/', (c) => save(c, null))
    .get('/new', (c) => showForm(c, null, { values: { ...NEW, ...newForm(deps) }, errors: [] }))
    .get('/starting-set', (c) => showStart(c, []))
    .post('/starting-set', async (c) => {
      const w = words(c.var.language).manager.services.start;
      const keys = many(await formValues(c), 'keys');
      const proposals = MOBILE_CARRIER_SERVICES.filter((service) => keys.includes(service.key));
      if (proposals.length === 0) return showStart(c, [{ field: 'keys', message: w.nothing }], 422);
      const { added } = await addServices(deps, { storeId: c.var.store.id, proposals, actor: actorOf(c) });
      say(c, w.added(added));
      return seeOther(c, storePath(c, '/services'));
    })
    .get('/:service', async (c) => {
      const service = await serviceOf(c);
      return showForm(c, service, { values: valuesOf(service, service.id === c.var.store.mainServiceId), errors: [] });
    })
    .post('/:service', async (c) => save(c, await serviceOf(c)))
    .get('/:service/removal', async (c) => {
      const service = await serviceOf(c);
      const w = words(c.var.language).manager.services;
      const props = {
        title: w.removeTitle(service.name),
        text: w.removeText,
        button: w.removeButton,
        action: storePath(c, `/services/${service.id}/removal`),
        backHref: storePath(c, '/services'),
      };
      return respond(c, { page: () => <ConfirmPage frame={frameOf(c)} where={inStore(c, 'services')} {...props} /> });
    })
    .post('/:service/removal', async (c) => {
      const service = await serviceOf(c);
      const values = await formValues(c);
      const keep = keepOf(values);
      const outcome = await removeService(deps, {
        storeId: c.var.store.id,
        service: service.id,
        keep,
        actor: actorOf(c),
      });
      const list = storePath(c, '/services');
      if (outcome.kind === 'appointments_affected') {
        const action = `${list}/${service.id}/removal`;
        return showAffected(c, outcome, { place: 'services', what: 'service', action, values, backHref: list });
      }
      say(c, words(c.var.language).manager.services.removed(service.name));
      return seeOther(c, afterChange(c, values, list));
    });
}
