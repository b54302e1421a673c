import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type FormState, one, type Values } from '../../../views/manager/form-values.ts';
import { seatField, WalkInSeatsPage } from '../../../views/manager/walk-in-seats-page.tsx';
import type { FieldError } from '../../../views/parts/field.tsx';
import { formatWalkInSeats, type HourSeats, MOST_SEATS, parseWalkInSeats } from '../../domain/booking/walk-in-seats.ts';
import type { OpeningHours } from '../../domain/store/opening-hours.ts';
import { seeHours, seeSettings } from '../../operations/manage/see-configuration.ts';
import { setSettings } from '../../operations/manage/set-settings.ts';
import { WEEKDAYS } from '../../time/local.ts';
import { dayName, shortLocalClock } from '../../time/wording.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { formValues } from '../forms.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { actorOf, say, takeSaid } from './page-context.ts';
import type { SettingsScope } from './settings.tsx';

const CHAIN_HOURS = { first: 8, last: 21 };
const HOURS_A_DAY = 24;

/** The hours of the clock in which the store is open on some day, and those that have seats already. */
function hoursShown(hours: OpeningHours | null, seats: readonly HourSeats[]): number[] {
  const shown = new Set(seats.map((seat) => seat.hour));
  const spans = hours?.known ? hours.weekly : [];
  const first = spans.length > 0 ? Math.min(...spans.map((s) => Math.floor(s.opensMinute / 60))) : CHAIN_HOURS.first;
  const last = spans.length > 0 ? Math.max(...spans.map((s) => Math.ceil(s.closesMinute / 60) - 1)) : CHAIN_HOURS.last;
  for (let hour = first; hour <= last; hour++) shown.add(hour % HOURS_A_DAY);
  return [...shown].sort((a, b) => a - b);
}

const valuesOf = (seats: readonly HourSeats[]): Values =>
  Object.fromEntries(seats.map((seat) => [seatField(seat.weekday, seat.hour), String(seat.seats)]));

/** The grid as typed: empty = the share holds. */
function readGrid(c: AppContext, values: Values): { readonly seats: HourSeats[]; readonly errors: FieldError[] } {
  const { language } = c.var;
  const w = words(language).manager.settings.seats;
  const read: { seats: HourSeats[]; errors: FieldError[] } = { seats: [], errors: [] };
  for (const weekday of WEEKDAYS) {
    for (let hour = 0; hour < HOURS_A_DAY; hour++) {
      const field = seatField(weekday, hour);
      const text = one(values, field).trim();
      if (text === '') continue;
      if (/^\d{1,2}$/.test(text) && Number(text) <= MOST_SEATS) read.seats.push({ weekday, hour, seats: Number(text) });
      else {
        const message = w.wrong(dayName(weekday, language), shortLocalClock(hour * 60, language));
        read.errors.push({ field, message });
      }
    }
  }
  return read;
}

/** Seats kept for walk-ins in single hours of the week, of a store or of the chain. */
export function walkInSeatsRoutes(deps: WebDeps, scopeOf: (c: AppContext) => SettingsScope) {
  async function show(c: AppContext, typed: FormState | null, status: 200 | 422 = 200) {
    const { store, where } = scopeOf(c);
    const { own, above } = await seeSettings(deps, store);
    const seats = parseWalkInSeats(own.walkInSeats ?? above.walkInSeats) ?? [];
    const props = {
      frame: frameOf(c),
      where,
      said: takeSaid(c),
      weekdays: WEEKDAYS,
      hours: hoursShown(store && (await seeHours(deps, store.id)), seats),
      isOwn: own.walkInSeats !== undefined,
      form: typed ?? { values: valuesOf(seats), errors: [] },
    };
    return respond(c, { page: () => <WalkInSeatsPage {...props} /> }, status);
  }

  async function save(c: AppContext, seats: string | null, said: string) {
    const { store, path } = scopeOf(c);
    const settings = { walkInSeats: seats };
    const input = { storeId: store?.id ?? null, settings, only: ['walkInSeats'] as const, actor: actorOf(c) };
    const outcome = await setSettings(deps, input);
    if (outcome.kind !== 'saved') throw new HTTPException(404);
    say(c, said);
    return seeOther(c, `${path}/walk-in-seats`);
  }

  return new Hono<AppEnv>()
    .get('/', (c) => show(c, null))
    .post('/', async (c) => {
      const values = await formValues(c);
      const { seats, errors } = readGrid(c, values);
      if (errors.length > 0) return show(c, { values, errors }, 422);
      return save(c, formatWalkInSeats(seats), words(c.var.language).manager.settings.seats.saved);
    })
    .post('/removal', (c) => save(c, null, words(c.var.language).manager.settings.seats.followed));
}
