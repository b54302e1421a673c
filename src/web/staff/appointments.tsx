import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import {
  AppointmentListPage,
  StaffAppointmentPage,
  StaffCancelPage,
  type StaffPlace,
} from '../../../views/staff/appointment-pages.tsx';
import { roleReaches } from '../../domain/access/role.ts';
import type { Contact } from '../../domain/messages/channel.ts';
import { CANCEL_REASONS } from '../../domain/messages/message.ts';
import { cancelAppointment } from '../../operations/booking/cancel-appointment.ts';
import { dayAppointments, type Planned, planOf } from '../../operations/booking/day-appointments.ts';
import { offerTimes } from '../../operations/booking/offer-times.ts';
import { isAppointmentUnreached } from '../../operations/booking/reached-by-message.ts';
import { replanAppointment } from '../../operations/booking/replan-appointment.ts';
import { type AppointmentShown, showAppointment } from '../../operations/booking/show-appointment.ts';
import { addDays, isLocalDate, type LocalDate } from '../../time/local.ts';
import { localOf } from '../../time/store-zone.ts';
import { clockTime, dayAndTime, shortDay } from '../../time/wording.ts';
import { phoneText } from '../../words/formatting.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { formValues, trimmedIn } from '../forms.ts';
import { newRequestKey } from '../request-key.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { baseOf, staffRequest } from './caller.ts';

type Said = keyof ReturnType<typeof words>['staffAppointments']['said'];

const saidOf = (c: AppContext): string | null => {
  const { said } = words(c.var.language).staffAppointments;
  const codes = (c.req.query('said') ?? '').split('.').filter((code): code is Said => code in said);
  return codes.map((code) => said[code]).join(' ') || null;
};

export const placeOf = (c: AppContext): StaffPlace => ({
  frame: frameOf(c),
  storeName: c.var.store.name,
  zone: c.var.store.zone,
  base: baseOf(c),
  said: saidOf(c),
});

export const mayAct = (c: AppContext): boolean => roleReaches(c.var.role, 'advisor');

/** An appointment of this store; 404 for any other. */
export async function appointmentHere(c: AppContext, deps: WebDeps): Promise<AppointmentShown> {
  const shown = await showAppointment(deps, c.req.param('appointment') ?? '', 'staff');
  if (shown?.appointment.storeId !== c.var.store.id) throw new HTTPException(404);
  return shown;
}

export const toAppointment = (c: AppContext, id: string, ...said: Said[]): Response =>
  seeOther(c, `${baseOf(c)}/appointments/${id}?said=${said.join('.')}`);

/** What was done, and that nobody could be told of it by message. */
export const toldOf = (done: Said, { phone, email }: Contact): Said[] =>
  phone === null && email === null ? [done, 'untold'] : [done];

export function servicesText(shown: AppointmentShown, lang: 'en' | 'es'): string {
  const names = shown.appointment.steps.map((step) => {
    const service = shown.store.services.find((one) => one.id === step.serviceId);
    return service ? (service.names[lang] ?? service.name) : '';
  });
  return names.join(', ');
}

async function showList(c: AppContext, deps: WebDeps): Promise<Response> {
  const { store, language: lang } = c.var;
  const asked = c.req.query('day') ?? '';
  const date: LocalDate = isLocalDate(asked) ? asked : localOf(store.zone, deps.now()).date;
  const w = words(lang).staffAppointments;
  const hrefOf = (day: LocalDate): string => `${baseOf(c)}/appointments?day=${day}`;
  const rows = (await dayAppointments(deps, store.id, date)).map(({ appointment, service, planned }) => ({
    id: appointment.id,
    time: clockTime(appointment.startsAt, store.zone, lang),
    who: appointment.name ?? w.noName,
    what: service ? (service.names[lang] ?? service.name) : '',
    status: appointment.status,
    plan: planText(planned, lang),
    needsAttention: appointment.needsAttention !== null && appointment.status === 'booked',
  }));
  const props = {
    ...placeOf(c),
    day: shortDay(date, lang),
    beforeHref: hrefOf(addDays(date, -1)),
    afterHref: hrefOf(addDays(date, 1)),
    rows,
    mayAct: mayAct(c),
  };
  return respond(c, { page: () => <AppointmentListPage {...props} /> });
}

/** "with Robin, Sam", "overflow: Extra 1", or nothing where nobody is planned. */
function planText(planned: readonly Planned[], lang: 'en' | 'es'): string | null {
  const w = words(lang).staff.arrivals;
  const names = [...new Set(planned.flatMap(({ advisor }) => advisor ?? []))];
  const lanes = [...new Set(planned.flatMap(({ lane }) => lane ?? []))];
  const parts = [...(names.length > 0 ? [w.plannedWith(names)] : []), ...lanes.map((lane) => w.overflow(lane))];
  return parts.join(', ') || null;
}

/** The contact; where no message reaches it, that too. */
async function contactText(deps: WebDeps, c: AppContext, { id, ...to }: Contact & { id: string }, contact: string) {
  const w = words(c.var.language).staffAppointments;
  if (contact === '') return w.noContact;
  return (await isAppointmentUnreached(deps, id, to)) ? `${contact}. ${w.unreached}` : contact;
}

async function showOne(c: AppContext, deps: WebDeps): Promise<Response> {
  const shown = await appointmentHere(c, deps);
  const { appointment, store } = shown;
  const { language: lang } = c.var;
  const w = words(lang).staffAppointments;
  const { steps, offer } = await planOf(deps, appointment.id);
  const withWhom = steps.map(({ advisor, lane, named }) =>
    lane !== null
      ? words(lang).staff.arrivals.overflow(lane)
      : advisor === null
        ? w.byNobody
        : named
          ? w.byNamed(advisor)
          : advisor,
  );
  const phone = appointment.phone && phoneText(appointment.phone);
  const contact = [appointment.email, phone].filter(Boolean).join(', ');
  const facts = [
    { label: w.when, text: dayAndTime(appointment.startsAt, store.zone, lang) },
    { label: w.what, text: servicesText(shown, lang) },
    { label: w.by, text: [...new Set(withWhom)].join(', ') },
    { label: w.party, text: w.partyOf(appointment.partySize) },
    { label: w.contact, text: await contactText(deps, c, appointment, contact) },
    { label: w.reference, text: appointment.reference },
    { label: w.status, text: w.statuses[appointment.status] },
    ...(appointment.note ? [{ label: w.note, text: appointment.note }] : []),
  ];
  const isOpen = offer?.status === 'open' && offer.kind === 'move';
  const times = isOpen ? offer.starts.map((at) => dayAndTime(at, store.zone, lang)).join('; ') : '';
  const props = {
    ...placeOf(c),
    mayAct: mayAct(c),
    requestKey: newRequestKey(deps.newSecret),
    appointment: {
      id: appointment.id,
      who: appointment.name ?? w.noName,
      facts,
      allowed: shown.allowed,
      needsAttention: appointment.needsAttention !== null && appointment.status === 'booked',
      offered: isOpen ? w.offered(times) : null,
      dayHref: `${baseOf(c)}/appointments?day=${appointment.localDate}`,
    },
  };
  return respond(c, { page: () => <StaffAppointmentPage {...props} /> });
}

/** Appointments on the staff's side: the day's, one with its acts, cancelling, offering, giving to another advisor. */
export const appointmentRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/', (c) => showList(c, deps))
    .get('/:appointment', (c) => showOne(c, deps))
    .get('/:appointment/cancellation', async (c) => {
      const { appointment, store, allowed } = await appointmentHere(c, deps);
      if (!allowed.includes('cancel')) return toAppointment(c, appointment.id, 'not_changeable');
      const props = {
        ...placeOf(c),
        id: appointment.id,
        who: appointment.name ?? words(c.var.language).staffAppointments.noName,
        when: dayAndTime(appointment.startsAt, store.zone, c.var.language),
        requestKey: newRequestKey(deps.newSecret),
      };
      return respond(c, { page: () => <StaffCancelPage {...props} /> });
    })
    .post('/:appointment/cancellation', async (c) => {
      const { appointment } = await appointmentHere(c, deps);
      const { id } = appointment;
      const values = await formValues(c);
      const outcome = await cancelAppointment(deps, {
        appointmentId: id,
        booker: 'staff',
        reason: CANCEL_REASONS.find((code) => code === trimmedIn(values, 'reason')),
        actor: c.var.signedIn.actor,
        ...staffRequest(c, values),
      });
      if (outcome.kind !== 'cancelled') return toAppointment(c, id, 'not_changeable');
      return toAppointment(c, id, ...toldOf('cancelled', appointment));
    })
    .post('/:appointment/offers', async (c) => {
      const { id } = (await appointmentHere(c, deps)).appointment;
      const act = { storeId: c.var.store.id, appointmentId: id, actor: c.var.signedIn.actor };
      const outcome = await offerTimes(deps, act);
      if (outcome.kind === 'not_found') throw new HTTPException(404);
      if (outcome.kind !== 'offered') return toAppointment(c, id, outcome.kind);
      return toAppointment(c, id, 'offered', ...(outcome.told ? [] : (['untold'] as const)));
    })
    .post('/:appointment/replan', async (c) => {
      const { id } = (await appointmentHere(c, deps)).appointment;
      const act = { storeId: c.var.store.id, appointmentId: id, actor: c.var.signedIn.actor };
      const outcome = await replanAppointment(deps, act);
      if (outcome.kind === 'not_found') throw new HTTPException(404);
      return toAppointment(c, id, outcome.kind);
    });
