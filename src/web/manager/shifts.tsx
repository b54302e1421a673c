import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type FormState, many, one, type Values } from '../../../views/manager/form-values.ts';
import { breakField, ShiftsPage, shiftField } from '../../../views/manager/shifts-page.tsx';
import type { FieldError } from '../../../views/parts/field.tsx';
import { numberProblem } from '../../domain/problem.ts';
import { localSpansOn } from '../../domain/store/opening-hours.ts';
import { readBreak, readStretches } from '../../domain/store/shift-text.ts';
import type { DayPlanned } from '../../domain/store/shift-week.ts';
import { copyWeek, MOST_COPIES } from '../../operations/manage/copy-week.ts';
import { type PutWeekOutcome, putWeek } from '../../operations/manage/put-week.ts';
import {
  type AdvisorWithSkills,
  type ShiftWithBreaks,
  seeAdvisors,
  seeHours,
  seeWeek,
} from '../../operations/manage/see-configuration.ts';
import { addDays, daysBetween, isLocalDate, type LocalDate, weekdayOf } from '../../time/local.ts';
import type { Span } from '../../time/span.ts';
import { localOf } from '../../time/store-zone.ts';
import { type Language, shortClockTime, shortDay, shortLocalClock } from '../../time/wording.ts';
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
  numberOf,
  say,
  storePath,
  takeSaid,
} from './page-context.ts';
import { showAffected } from './show-affected.tsx';

const weekDates = (monday: LocalDate): LocalDate[] => Array.from({ length: 7 }, (_, i) => addDays(monday, i));
const mondayOf = (date: LocalDate): LocalDate => addDays(date, 1 - weekdayOf(date));

/** Days from today to the farthest week that is shown. */
const MOST_AWAY = 1_000;

/** "9 am–5:30 pm": readable as typed whatever the language, and short enough for its cell. */
const spanText = (span: Span, zone: string): string =>
  `${shortClockTime(span.startsAt, zone, 'en')}–${shortClockTime(span.endsAt, zone, 'en')}`;

/** "12–12:30 pm". */
const breakText = (span: Span, zone: string): string => spanText(span, zone).replace(/ ([ap]m)–(.* \1)$/, '–$2');

/** The grid as the shifts are, breaks under them, each on a line of its own. */
function valuesOf(shifts: readonly ShiftWithBreaks[], zone: string): Record<string, string> {
  const values: Record<string, string> = {};
  const add = (name: string, more: string, between: string): void => {
    values[name] = values[name] ? `${values[name]}${between}${more}` : more;
  };
  for (const shift of shifts) {
    add(shiftField(shift.advisorId, shift.date), spanText(shift, zone), ', ');
    for (const pause of shift.breaks) add(breakField(shift.advisorId, shift.date), breakText(pause, zone), '\n');
  }
  return values;
}

interface Typed {
  readonly days: DayPlanned[];
  readonly errors: FieldError[];
}

type Advisors = readonly AdvisorWithSkills[];

/** The grid as typed; what cannot be read is an error on its cell. */
function readGrid(values: Values, monday: LocalDate, advisors: Advisors, lang: Language): Typed {
  const w = words(lang).manager.shifts;
  const typed: Typed = { days: [], errors: [] };
  for (const advisor of advisors) {
    for (const date of weekDates(monday)) {
      const names = [shiftField(advisor.id, date), breakField(advisor.id, date)] as const;
      if (values[names[0]] === undefined && values[names[1]] === undefined) continue;
      const shifts = readStretches(one(values, names[0]));
      const breaks = readStretches(one(values, names[1]), readBreak);
      if (shifts && breaks) typed.days.push({ advisorId: advisor.id, date, shifts, breaks });
      else
        typed.errors.push({
          field: shifts ? names[1] : names[0],
          message: w.notReadable(advisor.name, shortDay(date, lang)),
        });
    }
  }
  return typed;
}

/** Shifts and breaks, a week at a time. */
export function shiftsRoutes(deps: WebDeps) {
  const today = (c: AppContext): LocalDate => localOf(c.var.store.zone, deps.now()).date;

  function weekOf(c: AppContext, text: string | undefined): LocalDate {
    // On a Sunday the week to plan is the next one.
    const isPlannable = text !== undefined && isLocalDate(text) && Math.abs(daysBetween(today(c), text)) <= MOST_AWAY;
    return mondayOf(isPlannable ? text : addDays(today(c), 1));
  }

  async function show(c: AppContext, monday: LocalDate, changed: FormState | null, status: 200 | 422 = 200) {
    const { store, language } = c.var;
    const hours = await seeHours(deps, store.id);
    const planned = valuesOf(await seeWeek(deps, store.id, monday), store.zone);
    const days = weekDates(monday).map((date) => {
      const spans = localSpansOn(hours, date).map(
        (s) => `${shortLocalClock(s.opensMinute, language)}–${shortLocalClock(s.closesMinute, language)}`,
      );
      return { date, isPast: date < today(c), open: spans.length > 0 ? spans.join(', ') : null };
    });
    const props = {
      frame: frameOf(c),
      where: inStore(c, 'shifts'),
      said: takeSaid(c),
      days,
      previous: addDays(monday, -7),
      next: addDays(monday, 7),
      isThisWeek: monday === weekOf(c, undefined),
      advisors: await seeAdvisors(deps, store.id),
      form: { values: { ...planned, ...changed?.values }, errors: changed?.errors ?? [] },
    };
    return respond(c, { page: () => <ShiftsPage {...props} /> }, status);
  }

  const weekPath = (c: AppContext, monday: LocalDate): string => storePath(c, `/shifts?week=${monday}`);

  interface Sent {
    readonly monday: LocalDate;
    readonly values: Values;
    readonly days: readonly DayPlanned[];
    readonly advisors: Advisors;
    readonly action: string;
    /** The field that shows what is wrong with a day. */
    readonly field: (day: DayPlanned, isBreak: boolean) => string;
  }

  function answer(c: AppContext, outcome: PutWeekOutcome, sent: Sent) {
    const { monday, values, action } = sent;
    const w = words(c.var.language).manager.shifts;
    switch (outcome.kind) {
      case 'saved':
        say(c, w.saved(outcome.changed));
        return seeOther(c, afterChange(c, values, weekPath(c, monday)));
      case 'appointments_affected':
        return showAffected(c, outcome, { place: 'shifts', action, values, backHref: weekPath(c, monday) });
      case 'refused': {
        const errors = outcome.problems.flatMap((problem) => {
          const day = sent.days[Number(problem.pointer.split('/')[2])]!;
          const name = sent.advisors.find((advisor) => advisor.id === day.advisorId)?.name ?? '';
          const field = sent.field(day, problem.pointer.endsWith('/breaks'));
          return fieldErrors(c, [problem], { field: () => field }).map((error) => ({
            ...error,
            message: w.wrongOf(name, shortDay(day.date, c.var.language), error.message),
          }));
        });
        return show(c, monday, { values, errors }, 422);
      }
      case 'not_found':
        throw new HTTPException(404);
    }
  }

  return new Hono<AppEnv>()
    .get('/', (c) => show(c, weekOf(c, c.req.query('week')), null))
    .post('/', async (c) => {
      const values = await formValues(c);
      const monday = weekOf(c, one(values, 'week'));
      const advisors = await seeAdvisors(deps, c.var.store.id);
      const { days, errors } = readGrid(values, monday, advisors, c.var.language);
      if (errors.length > 0) return show(c, monday, { values, errors }, 422);
      const keep = keepOf(values);
      const outcome = await putWeek(deps, { storeId: c.var.store.id, days, keep, actor: actorOf(c) });
      const field = (day: DayPlanned, isBreak: boolean) => (isBreak ? breakField : shiftField)(day.advisorId, day.date);
      return answer(c, outcome, { monday, values, days, advisors, action: storePath(c, '/shifts'), field });
    })
    .post('/fillings', async (c) => {
      const values = await formValues(c);
      const monday = weekOf(c, one(values, 'week'));
      const w = words(c.var.language);
      const advisors = await seeAdvisors(deps, c.var.store.id);
      const shifts = readStretches(one(values, 'fillTimes'));
      const breaks = readStretches(one(values, 'fillBreaks'), readBreak);
      const who = many(values, 'fillAdvisors').filter((id) => advisors.some((advisor) => advisor.id === id));
      const dates = weekDates(monday).filter((date) => many(values, 'fillDays').includes(date));
      const errors: FieldError[] = [];
      if (!shifts?.length) errors.push({ field: 'fillTimes', message: w.problems.not_a_time(w.things.shift, {}) });
      if (!breaks) errors.push({ field: 'fillBreaks', message: w.problems.not_a_time(w.things.break, {}) });
      if (who.length === 0 || dates.length === 0)
        errors.push({ field: who.length === 0 ? 'fillAdvisors' : 'fillDays', message: w.manager.shifts.fill.nobody });
      if (errors.length > 0 || !shifts || !breaks) return show(c, monday, { values, errors }, 422);
      const planned = new Set(
        (await seeWeek(deps, c.var.store.id, monday)).map((shift) => `${shift.advisorId} ${shift.date}`),
      );
      const days = who
        .flatMap((advisorId) => dates.map((date) => ({ advisorId, date, shifts, breaks })))
        .filter((day) => !planned.has(`${day.advisorId} ${day.date}`));
      const outcome = await putWeek(deps, { storeId: c.var.store.id, days, actor: actorOf(c) });
      const field = (_: DayPlanned, isBreak: boolean) => (isBreak ? 'fillBreaks' : 'fillTimes');
      return answer(c, outcome, { monday, values, days, advisors, action: storePath(c, '/shifts/fillings'), field });
    })
    .post('/copies', async (c) => {
      const values = await formValues(c);
      const monday = weekOf(c, one(values, 'week'));
      const weeks = numberOf(one(values, 'weeks'));
      const problem = numberProblem('/weeks', weeks, { from: 1, to: MOST_COPIES });
      if (problem) return show(c, monday, { values, errors: fieldErrors(c, [problem]) }, 422);
      const w = words(c.var.language).manager.shifts.copy;
      if ((await seeWeek(deps, c.var.store.id, monday)).length === 0)
        return show(c, monday, { values, errors: [{ field: 'weeks', message: w.nothing }] }, 422);
      const outcome = await copyWeek(deps, {
        storeId: c.var.store.id,
        monday,
        weeks,
        replace: one(values, 'existing') === 'replace',
        keep: keepOf(values),
        actor: actorOf(c),
      });
      const action = storePath(c, '/shifts/copies');
      switch (outcome.kind) {
        case 'saved':
          say(c, w.done(outcome.copied, outcome.left));
          return seeOther(c, afterChange(c, values, weekPath(c, monday)));
        case 'appointments_affected':
          return showAffected(c, outcome, { place: 'shifts', action, values, backHref: weekPath(c, monday) });
        case 'not_found':
          throw new HTTPException(404);
      }
    });
}
