import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { ConfirmPage } from '../../../views/manager/confirm-page.tsx';
import { type FormState, many, one, type Values } from '../../../views/manager/form-values.ts';
import { OverflowPage } from '../../../views/manager/overflow-page.tsx';
import type { FieldError } from '../../../views/parts/field.tsx';
import { openSpansOn } from '../../domain/store/opening-hours.ts';
import { shiftOnDate } from '../../domain/store/shift.ts';
import { readStretch } from '../../domain/store/shift-text.ts';
import { addOverflowLane, removeOverflowLane } from '../../operations/manage/put-overflow-lane.ts';
import {
  type OverflowLaneRow,
  seeHours,
  seeOverflowLanes,
  seeServices,
} from '../../operations/manage/see-configuration.ts';
import { isLocalDate, type LocalDate } from '../../time/local.ts';
import type { Span } from '../../time/span.ts';
import { localOf } from '../../time/store-zone.ts';
import { shortClockTime, shortDay } from '../../time/wording.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { formValues } from '../forms.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { actorOf, afterChange, fieldErrors, inStore, keepOf, say, storePath, takeSaid } from './page-context.ts';
import { showAffected } from './show-affected.tsx';

/** Overflow lanes of a store: overbooking that a manager allows. */
export function overflowRoutes(deps: WebDeps) {
  const today = (c: AppContext): LocalDate => localOf(c.var.store.zone, deps.now()).date;

  const whenText = (c: AppContext, lane: Span & { readonly date: LocalDate }): string => {
    const { zone } = c.var.store;
    const { language } = c.var;
    const clock = (at: number): string => shortClockTime(at, zone, language);
    return `${shortDay(lane.date, language)}, ${clock(lane.startsAt)}–${clock(lane.endsAt)}`;
  };

  async function show(c: AppContext, typed: FormState | null, status: 200 | 422 = 200) {
    const { store, language } = c.var;
    const services = (await seeServices(deps, store.id)).map(({ id, name, names }) => ({
      id,
      name: names[language] ?? name,
    }));
    const lanes = (await seeOverflowLanes(deps, store.id)).map((lane) => ({
      id: lane.id,
      name: lane.name,
      when: whenText(c, lane),
      services: services
        .filter((service) => lane.skills.includes(service.id))
        .map((service) => service.name)
        .join(', '),
      booked: lane.booked,
    }));
    const w = words(language).manager.overflow;
    const name = `${w.firstName} ${lanes.length + 1}`;
    const values: Values = { name, date: today(c), skills: services.map((service) => service.id) };
    const form = typed ?? { values, errors: [] };
    const props = { frame: frameOf(c), where: inStore(c, 'overflow'), said: takeSaid(c), lanes, services, form };
    return respond(c, { page: () => <OverflowPage {...props} /> }, status);
  }

  /** The time of the form: from and to on that date, or from the first opening to the last closing. */
  async function spanOf(c: AppContext, values: Values): Promise<Span | FieldError> {
    const w = words(c.var.language);
    const { zone, id } = c.var.store;
    const date = one(values, 'date');
    if (!isLocalDate(date)) return { field: 'date', message: w.problems.not_a_date(w.things.date, {}) };
    const [from, to] = [one(values, 'from').trim(), one(values, 'to').trim()];
    if (from !== '' || to !== '') {
      const stretch = readStretch(from, to);
      if (!stretch) return { field: 'from', message: w.problems.not_a_time(w.things.other, {}) };
      return shiftOnDate(zone, date, stretch[0], stretch[1], []);
    }
    const spans = openSpansOn(await seeHours(deps, id), zone, date);
    if (spans.length === 0) return { field: 'from', message: w.manager.overflow.closed };
    return { startsAt: spans[0]!.startsAt, endsAt: spans.at(-1)!.endsAt };
  }

  async function laneOf(c: AppContext): Promise<OverflowLaneRow> {
    const lane = (await seeOverflowLanes(deps, c.var.store.id)).find((one_) => one_.id === c.req.param('lane'));
    if (!lane) throw new HTTPException(404);
    return lane;
  }

  return new Hono<AppEnv>()
    .get('/', (c) => show(c, null))
    .post('/', async (c) => {
      const values = await formValues(c);
      const span = await spanOf(c, values);
      if ('field' in span) return show(c, { values, errors: [span] }, 422);
      const { startsAt, endsAt } = span;
      const lane = { name: one(values, 'name'), skills: many(values, 'skills'), startsAt, endsAt };
      const outcome = await addOverflowLane(deps, { storeId: c.var.store.id, lane, actor: actorOf(c) });
      switch (outcome.kind) {
        case 'saved':
          say(c, words(c.var.language).manager.overflow.added(one(values, 'name').trim()));
          return seeOther(c, storePath(c, '/overflow'));
        case 'refused':
          return show(c, { values, errors: fieldErrors(c, outcome.problems) }, 422);
        case 'not_found':
          throw new HTTPException(404);
      }
    })
    .get('/:lane/removal', async (c) => {
      const lane = await laneOf(c);
      const w = words(c.var.language).manager.overflow;
      const props = {
        title: w.remove(`${lane.name}, ${whenText(c, lane)}`),
        text: w.removeText,
        button: w.removeButton,
        action: storePath(c, `/overflow/${lane.id}/removal`),
        backHref: storePath(c, '/overflow'),
      };
      return respond(c, { page: () => <ConfirmPage frame={frameOf(c)} where={inStore(c, 'overflow')} {...props} /> });
    })
    .post('/:lane/removal', async (c) => {
      const lane = await laneOf(c);
      const values = await formValues(c);
      const keep = keepOf(values);
      const list = storePath(c, '/overflow');
      const input = { storeId: c.var.store.id, laneId: lane.id, keep, actor: actorOf(c) };
      const outcome = await removeOverflowLane(deps, input);
      switch (outcome.kind) {
        case 'appointments_affected': {
          const action = `${list}/${lane.id}/removal`;
          return showAffected(c, outcome, { place: 'overflow', action, values, backHref: list });
        }
        case 'removed':
          say(c, words(c.var.language).manager.overflow.removed(lane.name));
          return seeOther(c, afterChange(c, values, list));
        case 'not_found':
          throw new HTTPException(404);
      }
    });
}
