import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { ConfirmPage } from '../../../views/manager/confirm-page.tsx';
import { type FormState, one } from '../../../views/manager/form-values.ts';
import { ChainPage } from '../../../views/manager/settings-page.tsx';
import { StoreForm } from '../../../views/manager/store-form.tsx';
import { StoresPage } from '../../../views/manager/stores-page.tsx';
import { hoursSentence } from '../../domain/store/hours-view.ts';
import { setStoreClosed } from '../../operations/manage/close-store.ts';
import { putStore } from '../../operations/manage/put-store.ts';
import { seeChain } from '../../operations/manage/see-configuration.ts';
import { type StoreAtAGlance, seeStores } from '../../operations/manage/see-stores.ts';
import { setChainLook } from '../../operations/manage/set-chain-look.ts';
import { zoneName } from '../../time/wording.ts';
import { hoursText } from '../../words/hours-text.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { formValues } from '../forms.ts';
import { ownersOnly } from '../middleware/staff-sign-in.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import {
  actorOf,
  afterChange,
  fieldErrors,
  inChain,
  inStore,
  keepOf,
  newForm,
  onceOf,
  say,
  storePath,
  takeSaid,
} from './page-context.ts';
import { showAffected } from './show-affected.tsx';
import { readStoreForm, storeValues, ZONES } from './store-details.tsx';

/** How a store stands, in sentences: open until when, who waits, what is open. */
export function sentencesOf(c: AppContext, deps: WebDeps, seen: StoreAtAGlance): string[] {
  const { today } = words(c.var.language).manager.stores;
  const { store } = seen;
  const hours =
    seen.open.kind === 'unknown'
      ? today.hoursNotSet
      : hoursText(hoursSentence(seen.open, store.zone, deps.now()), store.zone, c.var.language);
  const isWorking = seen.open.kind === 'open' || seen.waiting > 0 || seen.countersOpen > 0;
  const rest = isWorking
    ? [today.waiting(seen.waiting), ...(seen.counters > 0 ? [today.counters(seen.countersOpen, seen.counters)] : [])]
    : [];
  return [hours, ...rest].map((sentence) => (/\.$/.test(sentence) ? sentence : `${sentence}.`));
}

/** The stores somebody manages; for owners also adding one, and the look of the chain. */
export function storesRoutes(deps: WebDeps) {
  const showForm = (c: AppContext, form: FormState, isFirst: boolean, status: 200 | 422 = 200) => {
    const props = { frame: frameOf(c), where: inChain(c, 'stores'), form, zones: ZONES, isFirst };
    return respond(c, { page: () => <StoreForm {...props} /> }, status);
  };

  const showChain = (c: AppContext, form: FormState, status: 200 | 422 = 200) => {
    const props = { frame: frameOf(c), where: inChain(c, 'chain'), said: takeSaid(c), form };
    return respond(c, { page: () => <ChainPage {...props} /> }, status);
  };

  const managed = (c: AppContext): string[] | null =>
    c.var.signedIn.isOwner
      ? null
      : c.var.signedIn.stores.filter((s) => s.role === 'manager' || s.role === 'owner').map((s) => s.storeId);

  return new Hono<AppEnv>()
    .get('/', async (c) => {
      const query = c.req.query('q')?.slice(0, 100) ?? '';
      const seen = await seeStores(deps, managed(c), query);
      const [only] = seen.shown;
      if (only && seen.total === 1 && !c.var.signedIn.isOwner) return seeOther(c, `/manage/stores/${only.store.slug}`);
      if (c.var.signedIn.isOwner && seen.total === 0 && seen.closedForGood.length === 0)
        return showForm(c, { values: { country: 'US', ...newForm(deps) }, errors: [] }, true);
      const lines = seen.shown.map((glance) => ({
        slug: glance.store.slug,
        name: glance.store.name,
        place: [glance.store.city, glance.store.state].filter(Boolean).join(', '),
        sentence: sentencesOf(c, deps, glance).join(' '),
        attention: glance.attention,
      }));
      const closed = seen.closedForGood.map(({ store, attention }) => ({
        slug: store.slug,
        name: store.name,
        attention,
      }));
      const props = { frame: frameOf(c), where: inChain(c, 'stores'), said: takeSaid(c), query, lines, closed };
      return respond(c, { page: () => <StoresPage {...props} total={seen.total} /> });
    })
    .get('/stores/new', ownersOnly, async (c) => {
      const seen = await seeStores(deps, null, '');
      const isFirst = seen.total + seen.closedForGood.length === 0;
      return showForm(c, { values: { country: 'US', ...newForm(deps) }, errors: [] }, isFirst);
    })
    .post('/stores', ownersOnly, async (c) => {
      const values = await formValues(c);
      const isFirst = (await seeStores(deps, null, '')).total === 0;
      const read = await readStoreForm(c, deps, values);
      if ('errors' in read) return showForm(c, { values, errors: read.errors }, isFirst, 422);
      const made = { store: null, details: read.details, actor: actorOf(c), request: onceOf(c, values) };
      const outcome = await putStore(deps, made);
      switch (outcome.kind) {
        case 'saved': {
          const zone = zoneName(deps.now(), read.details.zone, c.var.language);
          say(c, words(c.var.language).manager.stores.addedAt(read.details.name.trim(), zone));
          return seeOther(c, `/manage/stores/${outcome.slug}`);
        }
        case 'refused':
          return showForm(c, { values, errors: fieldErrors(c, outcome.problems) }, isFirst, 422);
        case 'appointments_affected':
        case 'not_found':
          throw new HTTPException(409);
      }
    })
    .post('/stores/:store/reopening', ownersOnly, async (c) => {
      const input = { store: c.req.param('store'), closed: false, actor: actorOf(c) };
      const outcome = await setStoreClosed(deps, input);
      if (outcome.kind !== 'saved') throw new HTTPException(404);
      say(c, words(c.var.language).manager.stores.reopened);
      return seeOther(c, `/manage/stores/${outcome.slug}`);
    })
    .get('/chain', ownersOnly, async (c) => {
      const chain = await seeChain(deps);
      return showChain(c, { values: { name: chain?.name ?? '', accent: chain?.accent ?? '' }, errors: [] });
    })
    .post('/chain', ownersOnly, async (c) => {
      const values = await formValues(c);
      const look = { name: one(values, 'name'), accent: one(values, 'accent') };
      const outcome = await setChainLook(deps, { look, actor: actorOf(c) });
      if (outcome.kind === 'refused') return showChain(c, { values, errors: fieldErrors(c, outcome.problems) }, 422);
      say(c, words(c.var.language).manager.settings.look.saved);
      return seeOther(c, '/manage/chain');
    });
}

/** One store's own data, under its path. */
export function storeDetailsRoutes(deps: WebDeps) {
  const show = (c: AppContext, form: FormState, status: 200 | 422 = 200) => {
    const props = { frame: frameOf(c), where: inStore(c, 'details'), said: takeSaid(c), form, zones: ZONES };
    return respond(c, { page: () => <StoreForm {...props} /> }, status);
  };

  return new Hono<AppEnv>()
    .get('/details', (c) => show(c, { values: storeValues(c.var.store), errors: [] }))
    .post('/details', async (c) => {
      const values = await formValues(c);
      const read = await readStoreForm(c, deps, values);
      if ('errors' in read) return show(c, { values, errors: read.errors }, 422);
      const keep = keepOf(values);
      const outcome = await putStore(deps, { store: c.var.store.id, details: read.details, keep, actor: actorOf(c) });
      const href = storePath(c, '/details');
      switch (outcome.kind) {
        case 'saved':
          say(c, words(c.var.language).manager.saved);
          return seeOther(c, afterChange(c, values, href));
        case 'refused':
          return show(c, { values, errors: fieldErrors(c, outcome.problems) }, 422);
        case 'appointments_affected':
          return showAffected(c, outcome, { place: 'details', action: href, values, backHref: href });
        case 'not_found':
          throw new HTTPException(404);
      }
    })
    .get('/closing', ownersOnly, (c) => {
      const w = words(c.var.language).manager.stores;
      const props = {
        title: w.closeTitle(c.var.store.name),
        text: w.closeText,
        button: w.closeButton,
        action: storePath(c, '/closing'),
        backHref: storePath(c, '/details'),
      };
      return respond(c, { page: () => <ConfirmPage frame={frameOf(c)} where={inStore(c, 'details')} {...props} /> });
    })
    .post('/closing', ownersOnly, async (c) => {
      const values = await formValues(c);
      const keep = keepOf(values);
      const outcome = await setStoreClosed(deps, { store: c.var.store.id, closed: true, keep, actor: actorOf(c) });
      if (outcome.kind === 'appointments_affected') {
        const action = storePath(c, '/closing');
        const backHref = storePath(c, '/details');
        return showAffected(c, outcome, { place: 'details', what: 'store', action, values, backHref });
      }
      say(c, words(c.var.language).manager.stores.closedDone);
      return seeOther(c, afterChange(c, values, '/manage'));
    });
}
