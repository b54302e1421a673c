import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { ConfirmPage } from '../../../views/manager/confirm-page.tsx';
import { type FormState, one, type Values } from '../../../views/manager/form-values.ts';
import { SpecialDayPage, SpecialDaysPage } from '../../../views/manager/special-days-page.tsx';
import type { SpanInput } from '../../domain/store/hours-input.ts';
import type { SpecialDay } from '../../domain/store/opening-hours.ts';
import { readStretch } from '../../domain/store/shift-text.ts';
import { namedDay } from '../../domain/store/us-holidays.ts';
import { seeHours } from '../../operations/manage/see-configuration.ts';
import { setSpecialHours } from '../../operations/manage/set-special-hours.ts';
import { addDays, formatLocalTime, isLocalDate, type LocalDate } from '../../time/local.ts';
import { localOf } from '../../time/store-zone.ts';
import { dateLong, type Language, localClock, shortLocalClock } from '../../time/wording.ts';
import { noteText } from '../../words/hours-text.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { formValues } from '../forms.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { actorOf, afterChange, fieldErrors, inStore, keepOf, say, storePath, takeSaid } from './page-context.ts';
import { showAffected } from './show-affected.tsx';

const NOTHING: FormState = { values: {}, errors: [] };
const HOLIDAYS_AHEAD_DAYS = 120;

const hoursText = (day: SpecialDay, lang: Language): string | null =>
  day.spans.length === 0
    ? null
    : day.spans
        .map((span) => `${shortLocalClock(span.opensMinute, lang)}–${shortLocalClock(span.closesMinute, lang)}`)
        .join(', ');

function valuesOf(day: SpecialDay, lang: Language): Values {
  const [first, second] = day.spans;
  return {
    note: day.note ?? '',
    state: first ? 'open' : 'closed',
    ...(first && { opens: localClock(first.opensMinute, lang), closes: localClock(first.closesMinute, lang) }),
    ...(second && { opens2: localClock(second.opensMinute, lang), closes2: localClock(second.closesMinute, lang) }),
  };
}

/** The spans of the form; a time that cannot be read goes on as typed, so that the domain refuses it by name. */
function spansOf(values: Values): SpanInput[] {
  if (one(values, 'state') !== 'open') return [];
  return ['', '2'].flatMap((part) => {
    const [opens, closes] = [one(values, `opens${part}`).trim(), one(values, `closes${part}`).trim()];
    if (part === '2' && opens === '' && closes === '') return [];
    const stretch = readStretch(opens, closes);
    return [stretch ? { opens: formatLocalTime(stretch[0]), closes: formatLocalTime(stretch[1]) } : { opens, closes }];
  });
}

const fieldOf = (pointer: string): string => {
  const [, what, index, end] = pointer.split('/');
  return what === 'spans' ? `${end ?? 'opens'}${index === '1' ? '2' : ''}` : what!;
};

/** Hours of single dates. */
export function specialDaysRoutes(deps: WebDeps) {
  const today = (c: AppContext): LocalDate => localOf(c.var.store.zone, deps.now()).date;
  const dateOf = (c: AppContext): LocalDate => {
    const date = c.req.param('date') ?? '';
    if (!isLocalDate(date)) throw new HTTPException(404);
    return date;
  };

  async function showList(c: AppContext, form: FormState, status: 200 | 422 = 200) {
    const hours = await seeHours(deps, c.var.store.id);
    const days = hours.special.filter((day) => day.date >= today(c));
    const taken = new Set(days.map((day) => day.date));
    const holidays = Array.from({ length: HOLIDAYS_AHEAD_DAYS }, (_, i) => addDays(today(c), i)).flatMap((date) => {
      const name = taken.has(date) ? null : namedDay(date);
      return name ? [{ date, name, text: noteText(name, c.var.language) }] : [];
    });
    const lines = days.map((day) => ({ date: day.date, note: day.note, hours: hoursText(day, c.var.language) }));
    const props = {
      frame: frameOf(c),
      where: inStore(c, 'specialDays'),
      said: takeSaid(c),
      days: lines,
      holidays,
      form,
    };
    return respond(c, { page: () => <SpecialDaysPage {...props} /> }, status);
  }

  const showDay = async (c: AppContext, date: LocalDate, form: FormState, status: 200 | 422 = 200) => {
    const isSet = (await seeHours(deps, c.var.store.id)).special.some((day) => day.date === date);
    const props = { frame: frameOf(c), where: inStore(c, 'specialDays'), date, isSet, form };
    return respond(c, { page: () => <SpecialDayPage {...props} /> }, status);
  };

  async function save(c: AppContext, date: string, values: Values, action: string, isNew: boolean) {
    const outcome = await setSpecialHours(deps, {
      storeId: c.var.store.id,
      date,
      hours: { spans: spansOf(values), note: one(values, 'note') },
      keep: keepOf(values),
      actor: actorOf(c),
    });
    const list = storePath(c, '/special-days');
    switch (outcome.kind) {
      case 'saved':
        say(c, words(c.var.language).manager.hours.special.saved(dateLong(date, c.var.language)));
        return seeOther(c, afterChange(c, values, list));
      case 'appointments_affected':
        return showAffected(c, outcome, { place: 'specialDays', action, values, backHref: list });
      case 'refused': {
        const thing = (field: string) => {
          const { things } = words(c.var.language);
          return field.startsWith('opens') ? things.opens : field.startsWith('closes') ? things.closes : undefined;
        };
        const form = { values, errors: fieldErrors(c, outcome.problems, { field: fieldOf, thing }) };
        return isNew ? showList(c, form, 422) : showDay(c, date, form, 422);
      }
    }
  }

  return new Hono<AppEnv>()
    .get('/', (c) => showList(c, NOTHING))
    .post('/', async (c) => {
      const values = await formValues(c);
      return save(c, one(values, 'date').trim(), values, storePath(c, '/special-days'), true);
    })
    .get('/:date', async (c) => {
      const date = dateOf(c);
      const day = (await seeHours(deps, c.var.store.id)).special.find((special) => special.date === date);
      const note = c.req.query('note')?.slice(0, 80) ?? '';
      return showDay(c, date, { values: day ? valuesOf(day, c.var.language) : { note }, errors: [] });
    })
    .post('/:date', async (c) =>
      save(c, dateOf(c), await formValues(c), storePath(c, `/special-days/${c.req.param('date')}`), false),
    )
    .get('/:date/removal', (c) => {
      const { special } = words(c.var.language).manager.hours;
      const props = {
        title: special.remove(dateLong(dateOf(c), c.var.language)),
        text: special.removeText,
        button: special.removeButton,
        action: storePath(c, `/special-days/${dateOf(c)}/removal`),
        backHref: storePath(c, '/special-days'),
      };
      return respond(c, {
        page: () => <ConfirmPage frame={frameOf(c)} where={inStore(c, 'specialDays')} {...props} />,
      });
    })
    .post('/:date/removal', async (c) => {
      const values = await formValues(c);
      const date = dateOf(c);
      const keep = keepOf(values);
      const input = { storeId: c.var.store.id, date, hours: null, keep, actor: actorOf(c) };
      const outcome = await setSpecialHours(deps, input);
      const list = storePath(c, '/special-days');
      if (outcome.kind === 'appointments_affected')
        return showAffected(c, outcome, {
          place: 'specialDays',
          action: `${list}/${date}/removal`,
          values,
          backHref: list,
        });
      say(c, words(c.var.language).manager.hours.special.removed(dateLong(date, c.var.language)));
      return seeOther(c, afterChange(c, values, list));
    });
}
