import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import {
  AttentionPage,
  type AttentionRow,
  OfferTimesPage,
  type UnreachedRow,
} from '../../../views/manager/attention-page.tsx';
import { many, one } from '../../../views/manager/form-values.ts';
import type { FieldError } from '../../../views/parts/field.tsx';
import { CANCEL_REASONS } from '../../domain/messages/message.ts';
import { cancelAppointment } from '../../operations/booking/cancel-appointment.ts';
import { offerTimes } from '../../operations/booking/offer-times.ts';
import { freeTimesFor } from '../../operations/booking/other-times.ts';
import { replanAppointment } from '../../operations/booking/replan-appointment.ts';
import { type NeedsAttention, seeAttention } from '../../operations/booking/see-attention.ts';
import { seeUnreached, type Unreached } from '../../operations/manage/see-unreached.ts';
import { fromRfc3339, toRfc3339 } from '../../time/instant.ts';
import { dayAndTime } from '../../time/wording.ts';
import { phoneText } from '../../words/formatting.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { formValues } from '../forms.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { actorOf, inChain, inStore, say, storePath, takeSaid } from './page-context.ts';

const MOST_AT_ONCE = 50;
const MOST_SHOWN = 24;
const TICKED = 3;
type Done = keyof ReturnType<typeof words>['offers']['attention']['done'];

/** A store that is closed for good has this page left of it. */
const placeOf = (c: AppContext) => (c.var.store.closedForGoodAt === null ? inStore(c, 'today') : inChain(c, 'stores'));

const baseOf = (c: AppContext): string => storePath(c, '/attention');

function rowOf(c: AppContext, { appointment, services, advisorNamed, offer }: NeedsAttention, isTicked: boolean) {
  const { store, language: lang } = c.var;
  const w = words(lang).offers.attention;
  const { name, email, phone, needsAttention } = appointment;
  const reasons: Readonly<Record<string, string>> = w.reasons;
  const row: AttentionRow = {
    id: appointment.id,
    when: dayAndTime(appointment.startsAt, store.zone, lang),
    who: name ?? w.noName,
    contact: email ?? (phone ? phoneText(phone) : w.noContact),
    what: advisorNamed ? `${services}, ${w.askedFor(advisorNamed)}` : services,
    state: [`${reasons[needsAttention ?? ''] ?? w.reasons.nobody_can_serve}.`, offerText(c, offer)],
    isTicked,
  };
  return row;
}

function offerText(c: AppContext, offer: NeedsAttention['offer']): string {
  const w = words(c.var.language).offers.attention;
  if (offer?.kind !== 'move' || offer.status === 'withdrawn' || offer.status === 'accepted') return w.notOffered;
  if (offer.status !== 'open') return w[offer.status];
  return w.offered(offer.starts.map((at) => dayAndTime(at, c.var.store.zone, c.var.language)).join('; '));
}

function unreachedRow(c: AppContext, { id, name, phone, email, startsAt, ticket }: Unreached): UnreachedRow {
  const { store, language: lang } = c.var;
  const w = words(lang).offers.attention;
  const path = startsAt === null ? `queue?visit=${id}&do=menu` : `appointments/${id}`;
  return {
    who: name ?? w.noName,
    what: startsAt === null ? w.inStore(ticket ?? '') : dayAndTime(startsAt, store.zone, lang),
    contact: [phone && phoneText(phone), email].filter(Boolean).join(', ') || w.noContact,
    href: store.closedForGoodAt === null ? `/staff/${store.slug}/${path}` : null,
  };
}

/** What is done to each of the ticked appointments, counted by how it ended, said on the page that follows. */
async function forEach(
  c: AppContext,
  deps: WebDeps,
  act: (appointmentId: string, values: Awaited<ReturnType<typeof formValues>>) => Promise<readonly Done[]>,
): Promise<Response> {
  const values = await formValues(c);
  const ids = [...new Set(many(values, 'appointment'))].slice(0, MOST_AT_ONCE);
  const w = words(c.var.language).offers.attention;
  if (ids.length === 0) return show(c, deps, [{ field: 'appointment', message: w.nothingChosen }], 422);
  const ended = new Map<Done, number>();
  for (const id of ids) for (const how of await act(id, values)) ended.set(how, (ended.get(how) ?? 0) + 1);
  say(c, [...ended].map(([how, n]) => w.done[how](n)).join(' '));
  return seeOther(c, baseOf(c));
}

async function show(
  c: AppContext,
  deps: WebDeps,
  errors: readonly FieldError[] = [],
  status: 200 | 422 = 200,
): Promise<Response> {
  const rows = await seeAttention(deps, c.var.store.id);
  const unreached = await seeUnreached(deps, c.var.store.id);
  const isFresh = c.req.query('kept') !== undefined;
  const props = {
    frame: frameOf(c),
    where: placeOf(c),
    said: [takeSaid(c), isFresh && words(c.var.language).offers.attention.kept].filter(Boolean).join(' ') || null,
    errors,
    base: baseOf(c),
    appointmentHref:
      c.var.store.closedForGoodAt === null ? (id: string) => `/staff/${c.var.store.slug}/appointments/${id}` : null,
    rows: rows.map((row) => rowOf(c, row, isFresh && row.offer === null)),
    unreached: unreached.map((row) => unreachedRow(c, row)),
  };
  return respond(c, { page: () => <AttentionPage {...props} /> }, status);
}

async function showTimes(
  c: AppContext,
  deps: WebDeps,
  id: string,
  errors: readonly FieldError[] = [],
  status: 200 | 422 = 200,
): Promise<Response> {
  const found = (await seeAttention(deps, c.var.store.id)).find((row) => row.appointment.id === id);
  if (!found) throw new HTTPException(404);
  const { store, language: lang } = c.var;
  const row = rowOf(c, found, false);
  const slots = await freeTimesFor(deps, found.appointment, MOST_SHOWN);
  const near = [...slots]
    .sort((a, b) => distance(a.startsAt) - distance(b.startsAt))
    .slice(0, TICKED)
    .map((slot) => slot.startsAt);
  function distance(at: number): number {
    return Math.abs(at - found!.appointment.startsAt);
  }
  const props = {
    frame: frameOf(c),
    where: placeOf(c),
    errors,
    base: baseOf(c),
    id,
    who: row.who,
    when: row.when,
    times: slots.map(({ startsAt }) => ({
      value: toRfc3339(startsAt),
      text: dayAndTime(startsAt, store.zone, lang),
      isTicked: errors.length === 0 && near.includes(startsAt),
    })),
  };
  return respond(c, { page: () => <OfferTimesPage {...props} /> }, status);
}

/** Appointments that a change of the store left without anybody: seen, re-planned, offered other times, cancelled. */
export const attentionRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/', (c) => show(c, deps))
    .get('/:appointment/times', (c) => showTimes(c, deps, c.req.param('appointment')))
    .post('/replans', (c) =>
      forEach(c, deps, async (appointmentId) => {
        const outcome = await replanAppointment(deps, {
          storeId: c.var.store.id,
          appointmentId,
          actor: actorOf(c),
        });
        return [outcome.kind === 'not_found' ? 'not_changeable' : outcome.kind];
      }),
    )
    .post('/offers', async (c) => {
      const values = await formValues(c);
      const chosen = many(values, 'startsAt').map(fromRfc3339);
      const starts = chosen.filter((at) => at !== null);
      const id = one(values, 'appointment');
      if (one(values, 'chosen') === 'times' && starts.length === 0) {
        const message = words(c.var.language).offers.attention.timesMissing;
        return showTimes(c, deps, id, [{ field: 'startsAt', message }], 422);
      }
      return forEach(c, deps, async (appointmentId) => {
        const outcome = await offerTimes(deps, {
          storeId: c.var.store.id,
          appointmentId,
          ...(starts.length > 0 ? { starts } : {}),
          actor: actorOf(c),
        });
        if (outcome.kind === 'offered') return outcome.told ? ['offered'] : ['offered', 'untold'];
        return [outcome.kind === 'not_found' ? 'not_changeable' : outcome.kind];
      });
    })
    .post('/cancellations', (c) =>
      forEach(c, deps, async (appointmentId, values) => {
        const found = (await seeAttention(deps, c.var.store.id)).find((row) => row.appointment.id === appointmentId);
        if (!found) return ['not_changeable'];
        const reason = CANCEL_REASONS.find((code) => code === one(values, 'reason')) ?? 'other';
        const outcome = await cancelAppointment(deps, {
          appointmentId,
          booker: 'staff',
          reason,
          actor: actorOf(c),
        });
        if (outcome.kind !== 'cancelled') return ['not_changeable'];
        return found.appointment.email || found.appointment.phone ? ['cancelled'] : ['cancelled', 'untold'];
      }),
    );
