import type { WalkInStop } from '../../domain/queue/visit/joining.ts';
import { openSpansOn, specialOn } from '../../domain/store/opening-hours.ts';
import type { ServiceRow, StoreRow, StoreShown } from '../../operations/stores/show-store.ts';
import { addDays, formatLocalTime, type LocalDate, WEEKDAY_CODES } from '../../time/local.ts';
import { textOf, textOrNull } from '../shapes/common.ts';

export const addressOf = (store: StoreRow) => ({
  street: store.street,
  city: store.city,
  state: store.state,
  postcode: store.postcode,
  country: store.country,
});

/** `open` null = not known; `opensAt` only when closed, `closesAt` only when open. */
export const openAnswer = (state: StoreShown['state']) => ({
  open: state.kind === 'unknown' ? null : state.kind === 'open',
  opensAt: textOrNull(state.kind === 'closed' ? state.opensAt : null),
  closesAt: textOrNull(state.kind === 'open' ? state.closesAt : null),
});

/** What staff said of walk-ins; null = they are taken. */
export const walkInStopAnswer = (stop: WalkInStop | null) => stop && { until: textOf(stop.until), reason: stop.reason };

export const serviceAnswer = (service: ServiceRow) => ({
  id: service.id,
  key: service.key,
  name: service.name,
  serviceMinutes: service.serviceMinutes,
  bufferBeforeMinutes: service.bufferBeforeMinutes,
  bufferMinutes: service.bufferAfterMinutes,
  bookable: service.bookable,
  walkIn: service.walkIn,
  ticketLetter: service.ticketLetter,
  readiness: service.readiness,
});

const localSpan = (span: { opensMinute: number; closesMinute: number }) => ({
  opens: formatLocalTime(span.opensMinute),
  closes: formatLocalTime(span.closesMinute),
});

/** A store in full. */
export const storeAnswer = ({ store, hours, state, services, settings, revision }: StoreShown) => ({
  id: store.id,
  revision,
  ref: store.ref,
  slug: store.slug,
  name: store.name,
  zone: store.zone,
  point: { lat: store.lat, lng: store.lng },
  address: addressOf(store),
  phone: store.phone,
  ...openAnswer(state),
  hours: {
    known: hours.known,
    weekly: hours.weekly.map((span) => ({ day: WEEKDAY_CODES[span.weekday - 1]!, ...localSpan(span) })),
  },
  specialHours: hours.special.map((day) => ({ date: day.date, note: day.note, spans: day.spans.map(localSpan) })),
  services: services.map(serviceAnswer),
  settings: { ...settings },
});

/** The spans that begin on each of `days` dates, as instants. */
export const hoursAnswerOf = ({ store, hours }: StoreShown, from: LocalDate, days: number) => ({
  data: Array.from({ length: days }, (_, i) => {
    const date = addDays(from, i);
    const special = specialOn(hours, date);
    return {
      date,
      spans: openSpansOn(hours, store.zone, date).map((span) => ({
        startsAt: textOf(span.startsAt),
        endsAt: textOf(span.endsAt),
      })),
      special: special ? (special.note ?? '') : null,
    };
  }),
});
