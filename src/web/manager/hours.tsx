import { Hono } from 'hono';
import { one, type Values } from '../../../views/manager/form-values.ts';
import { HOURS_PARTS, HoursPage, type HoursPart, hoursField } from '../../../views/manager/hours-page.tsx';
import type { FieldError } from '../../../views/parts/field.tsx';
import { readClock } from '../../domain/store/clock-text.ts';
import type { WeeklySpanInput } from '../../domain/store/hours-input.ts';
import type { OpeningHours } from '../../domain/store/opening-hours.ts';
import { readStretch } from '../../domain/store/shift-text.ts';
import { seeHours } from '../../operations/manage/see-configuration.ts';
import { setOpeningHours } from '../../operations/manage/set-opening-hours.ts';
import { formatLocalTime, WEEKDAY_CODES, WEEKDAYS, type Weekday } from '../../time/local.ts';
import { dayName, type Language, localClock } from '../../time/wording.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { formValues } from '../forms.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { actorOf, afterChange, fieldErrors, inStore, keepOf, say, storePath, takeSaid } from './page-context.ts';
import { showAffected } from './show-affected.tsx';

/** The form of the hours that are set. */
function valuesOf(hours: OpeningHours, lang: Language): Values {
  const values: Record<string, string> = { known: hours.known || hours.weekly.length === 0 ? 'yes' : 'no' };
  for (const day of WEEKDAYS) {
    const spans = hours.weekly.filter((span) => span.weekday === day);
    HOURS_PARTS.forEach((part, i) => {
      const span = spans[i];
      if (!span) return;
      values[hoursField(day, part, 'opens')] = localClock(span.opensMinute, lang);
      values[hoursField(day, part, 'closes')] = localClock(span.closesMinute, lang);
    });
  }
  return values;
}

interface Typed {
  readonly weekly: WeeklySpanInput[];
  /** Where each span stands in the form. */
  readonly places: { readonly day: Weekday; readonly part: HoursPart }[];
  readonly errors: FieldError[];
}

function readForm(values: Values, lang: Language): Typed {
  const w = words(lang);
  const typed: Typed = { weekly: [], places: [], errors: [] };
  for (const day of WEEKDAYS) {
    for (const part of HOURS_PARTS) {
      const [opens, closes] = (['opens', 'closes'] as const).map((end) =>
        one(values, hoursField(day, part, end)).trim(),
      );
      if (opens === '' && closes === '') continue;
      const stretch = opens && closes ? readStretch(opens, closes) : null;
      if (stretch) {
        const [from, to] = stretch;
        const day_ = WEEKDAY_CODES[day - 1]!;
        typed.weekly.push({ day: day_, opens: formatLocalTime(from), closes: formatLocalTime(to) });
        typed.places.push({ day, part });
        continue;
      }
      const wrong = opens === '' || (closes !== '' && readClock(opens ?? '') === null) ? 'opens' : 'closes';
      const name = dayName(day, lang);
      const message = opens && closes ? w.problems.not_a_time(name, {}) : w.manager.hours.bothEnds(name);
      typed.errors.push({ field: hoursField(day, part, wrong), message });
    }
  }
  return typed;
}

/** Opening hours of a week. */
export function hoursRoutes(deps: WebDeps) {
  const show = (c: AppContext, values: Values, errors: readonly FieldError[] = [], status: 200 | 422 = 200) => {
    const props = { frame: frameOf(c), where: inStore(c, 'hours'), said: takeSaid(c), form: { values, errors } };
    return respond(c, { page: () => <HoursPage {...props} /> }, status);
  };

  return new Hono<AppEnv>()
    .get('/', async (c) => show(c, valuesOf(await seeHours(deps, c.var.store.id), c.var.language)))
    .post('/', async (c) => {
      const values = await formValues(c);
      const isKnown = one(values, 'known') !== 'no';
      const typed = readForm(values, c.var.language);
      if (isKnown && typed.errors.length > 0) return show(c, values, typed.errors, 422);
      const outcome = await setOpeningHours(deps, {
        storeId: c.var.store.id,
        weekly: isKnown ? typed.weekly : null,
        keep: keepOf(values),
        actor: actorOf(c),
      });
      switch (outcome.kind) {
        case 'saved':
          say(c, words(c.var.language).manager.hours.saved);
          return seeOther(c, afterChange(c, values, storePath(c, '/hours')));
        case 'appointments_affected': {
          const href = storePath(c, '/hours');
          return showAffected(c, outcome, { place: 'hours', action: href, values, backHref: href });
        }
        case 'refused': {
          const field = (pointer: string): string => {
            const [, , index, end] = pointer.split('/');
            const place = typed.places[Number(index)]!;
            return hoursField(place.day, place.part, end === 'opens' ? 'opens' : 'closes');
          };
          const thing = (name: string): string => dayName(Number(name.split('-')[1]) as Weekday, c.var.language);
          return show(c, values, fieldErrors(c, outcome.problems, { field, thing }), 422);
        }
      }
    });
}
