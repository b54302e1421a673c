import type { Queries } from '../../db/client.ts';
import { findAppointment } from '../../db/records/booking/appointments.ts';
import { findHold } from '../../db/records/booking/holds.ts';
import { findOffer } from '../../db/records/booking/time-offers.ts';
import { findWish, type WishRow } from '../../db/records/booking/time-wishes.ts';
import { findChain } from '../../db/records/store/chain.ts';
import { servicesOf } from '../../db/records/store/services.ts';
import { findStore } from '../../db/records/store/stores.ts';
import type { Deps } from '../../deps.ts';
import type { OfferFacts, OfferSnapshot } from '../../domain/messages/offer-message.ts';
import { instantOf } from '../../time/store-zone.ts';
import { linkPath } from '../steps/link-tag.ts';
import { type AppointmentWithSteps, addressLine } from './appointment-facts.ts';

const NOON = 12 * 60;

/** What a message about an offer or a wish tells, in a language; null when it is unknown. */
export async function loadOfferFacts(
  deps: Pick<Deps, 'secretKey' | 'baseUrl'>,
  db: Queries,
  { offerId, wishId }: OfferSnapshot,
  lang: string,
): Promise<OfferFacts | null> {
  const offer = offerId === undefined ? undefined : await findOffer(db, offerId);
  const wish = await wishOf(db, wishId ?? offer?.wishId ?? null);
  const appointment = offer?.appointmentId ? await findAppointment(db, offer.appointmentId) : undefined;
  const about = appointment ?? wish;
  const store = about && (await findStore(db, about.storeId));
  if (!about || !store) return null;
  const services = await servicesOf(db, store.id);
  const ids = appointment ? appointment.steps.map((step) => step.serviceId) : wish!.services;
  const wanted = ids.map((id) => services.find((service) => service.id === id));
  return {
    chainName: (await findChain(db))?.name ?? 'Walkup',
    storeName: store.name,
    address: addressLine(store),
    storePhone: store.phone,
    zone: store.zone,
    services: wanted.map((service) => service?.names[lang] ?? service?.name ?? ''),
    dayAt: instantOf(store.zone, about.localDate, NOON, 'start'),
    presentAt: appointment?.startsAt ?? null,
    starts: offer?.starts ?? [],
    until: offer?.expiresAt ?? 0,
    held: offer?.kind === 'move' ? await heldFor(db, offer.holdId) : null,
    isOpen: offer ? offer.status === 'open' : wish?.status === 'waiting',
    isTakenBack: offer?.status === 'withdrawn' && wish?.status === 'waiting',
    link: deps.baseUrl + linkOf(deps, appointment, wish),
  };
}

async function heldFor(db: Queries, holdId: string | null): Promise<OfferFacts['held']> {
  const hold = holdId === null ? undefined : await findHold(db, holdId);
  return hold ? { startsAt: hold.startsAt, until: hold.expiresAt } : null;
}

const wishOf = async (db: Queries, id: string | null): Promise<WishRow | undefined> =>
  id === null ? undefined : findWish(db, id);

function linkOf(
  deps: Pick<Deps, 'secretKey'>,
  appointment: AppointmentWithSteps | undefined,
  wish: WishRow | undefined,
): string {
  if (appointment)
    return `${linkPath(deps.secretKey, 'appointment', appointment.id, appointment.linkVersion)}?to=offer`;
  return linkPath(deps.secretKey, 'wish', wish!.id, wish!.linkVersion);
}
