import {
  AppointmentNow,
  type AppointmentNowProps,
  BecameVisit,
} from '../../../../views/customer/booking/appointment.tsx';
import { earliestStart } from '../../../domain/booking/booking-rules.ts';
import { LEAST_GAIN_MINUTES } from '../../../domain/booking/time-offers.ts';
import type { ExpectedStart } from '../../../domain/forecast/expected-start.ts';
import type { ScreensLook } from '../../../operations/boards/screens-look.ts';
import { type AppointmentShown, showAppointment } from '../../../operations/booking/show-appointment.ts';
import { offerTo } from '../../../operations/booking/show-offer.ts';
import { asksEarlier } from '../../../operations/booking/show-wish.ts';
import { loadAppointmentFacts } from '../../../operations/loading/appointment-facts.ts';
import { startOf } from '../../../operations/loading/expected-starts.ts';
import { visitOfAppointment } from '../../../operations/loading/linked-visit.ts';
import { loadAnyStoreRow } from '../../../operations/loading/store.ts';
import { linkPath } from '../../../operations/steps/link-tag.ts';
import { type Instant, MINUTE } from '../../../time/instant.ts';
import { dayAndTime, type Language } from '../../../time/wording.ts';
import { spokenTicket } from '../../../words/formatting.ts';
import { words } from '../../../words/words.ts';
import type { WebDeps } from '../../deps.ts';
import type { Topic } from '../../live-events.ts';
import { drawn } from '../../respond.tsx';
import { serviceName } from './service-names.ts';

/** Names of its services in the reader's language. */
export function serviceNamesOf(shown: AppointmentShown, lang: Language): string {
  const names = shown.appointment.steps.map((step) => {
    const service = shown.store.services.find((one) => one.id === step.serviceId);
    return service ? serviceName(service, lang) : '';
  });
  return names.join(', ');
}

/** One's own appointment as the page shows it; null where its store is gone. `movedTo`: said while it starts then. */
export async function appointmentNowProps(
  deps: WebDeps,
  shown: AppointmentShown,
  lang: Language,
  movedTo: string,
): Promise<AppointmentNowProps | null> {
  const { appointment, store, window, allowed } = shown;
  const row = await loadAnyStoreRow(deps, store.id);
  const facts = await loadAppointmentFacts(deps, deps.db.read, appointment.id, lang);
  if (!row || !facts) return null;
  const isMoved = String(appointment.startsAt) === movedTo;
  const moved = (): string => words(lang).booking.mine.moved(dayAndTime(appointment.startsAt, store.zone, lang));
  return {
    lang,
    id: appointment.id,
    status: appointment.status,
    needsAttention: appointment.needsAttention !== null,
    serviceNames: serviceNamesOf(shown, lang),
    storeName: store.name,
    storeHref: store.isClosed ? '/' : `/stores/${store.slug}`,
    bookAgainHref: bookAgainHref(shown),
    address: facts.address,
    directionsHref: `https://www.google.com/maps/dir/?api=1&destination=${row.lat},${row.lng}`,
    zone: store.zone,
    startsAt: appointment.startsAt,
    checkIn: window,
    reference: facts.reference,
    spokenReference: spokenTicket(appointment.reference, lang),
    qr: deps.baseUrl + linkPath(deps.secretKey, 'appointment', appointment.id, appointment.linkVersion),
    bring: facts.readiness,
    allowed,
    movedUntil: moveEnded(deps, shown),
    requestKey: deps.newId('req'),
    moved: isMoved ? moved() : null,
    start: await startFor(deps, shown),
    offer: await offerText(deps, shown, lang),
    asksEarlier: mayAskEarlier(deps, shown) ? await asksEarlier(deps, appointment.id) : null,
  };
}

/** Until when it could be moved, once that is over and it can still be cancelled; else null. */
export function moveEnded(
  deps: Pick<WebDeps, 'now'>,
  { appointment, settings, allowed }: AppointmentShown,
): Instant | null {
  const until = appointment.startsAt - settings.changeCutoffMinutes * MINUTE;
  return allowed.includes('cancel') && deps.now() > until ? until : null;
}

/** When it is likely to start, while it is still to come. */
const startFor = (deps: WebDeps, { appointment }: AppointmentShown): Promise<ExpectedStart | null> =>
  appointment.status === 'booked' ? startOf(deps, appointment) : Promise.resolve(null);

/** To the days and times of the same services; where one is not booked any more, to what there is. */
function bookAgainHref({ appointment, store }: AppointmentShown): string {
  const found = appointment.steps.map((step) => store.services.find((one) => one.id === step.serviceId));
  const keys = found.map((service) => (service?.active && service.bookable ? service.key : null));
  if (store.isClosed) return '/';
  const path = `/stores/${store.slug}/book`;
  return keys.includes(null) ? path : `${path}/${keys.map((key) => encodeURIComponent(key!)).join(',')}`;
}

/** There has to be time before it, and the appointment has to be one that can still move. */
const mayAskEarlier = (deps: WebDeps, { appointment, settings, allowed }: AppointmentShown): boolean =>
  allowed.includes('move') &&
  appointment.needsAttention === null &&
  appointment.startsAt > earliestStart(deps.now(), settings, 'customer') + LEAST_GAIN_MINUTES * MINUTE;

/** The way to the times that are offered, in words; null where nothing is. */
async function offerText(
  deps: WebDeps,
  { appointment, store }: AppointmentShown,
  lang: Language,
): Promise<string | null> {
  const offered = await offerTo(deps, appointment.id);
  if (!offered || offered.free.length + offered.fresh.length === 0) return null;
  const w = words(lang).offers.page;
  if (offered.offer.kind === 'move') return w.see;
  return w.seeEarlier(dayAndTime(offered.free[0]!, store.zone, lang));
}

/**
 * Drawn when the store changed this appointment, or time what may be done with it. Most appointments are days ahead,
 * beyond the look at the store's floor: it is looked up by itself.
 */
export function appointmentTopic(
  deps: WebDeps,
  { id, storeId }: { readonly id: string; readonly storeId: string },
  lang: Language,
  movedTo: string,
): Topic<ScreensLook> {
  async function draw(shown: AppointmentShown | null): Promise<string> {
    const visit = await visitOfAppointment(deps, id);
    if (visit) return drawn(<BecameVisit visitId={visit.id} />);
    const props = shown && (await appointmentNowProps(deps, shown, lang, movedTo));
    return props ? drawn(<AppointmentNow {...props} />) : '';
  }
  return {
    key: `appointment ${id} ${lang} ${movedTo}`,
    storeId,
    async lookUp() {
      const shown = await showAppointment(deps, id, 'customer');
      if (!shown) return { line: { urgent: 'gone', calm: '' }, draw: () => draw(null) };
      const { status, startsAt, needsAttention, steps } = shown.appointment;
      const services = steps.map((step) => step.serviceId);
      const offer = await offerText(deps, shown, lang);
      const earlier = mayAskEarlier(deps, shown) && (await asksEarlier(deps, id));
      const urgent = JSON.stringify([status, startsAt, needsAttention, services, shown.allowed, offer, earlier]);
      const calm = JSON.stringify(await startFor(deps, shown));
      return { line: { urgent, calm }, draw: () => draw(shown) };
    },
  };
}
