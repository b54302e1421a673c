import { WishNow, type WishNowProps } from '../../../../views/customer/booking/waitlist.tsx';
import type { ScreensLook } from '../../../operations/boards/screens-look.ts';
import { showAppointment } from '../../../operations/booking/show-appointment.ts';
import { showWish, type WishShown } from '../../../operations/booking/show-wish.ts';
import { clockTime, dayAndTime, type Language, longDay } from '../../../time/wording.ts';
import { words } from '../../../words/words.ts';
import type { WebDeps } from '../../deps.ts';
import type { Topic } from '../../live-events.ts';
import { drawn } from '../../respond.tsx';
import { heldText } from '../../time-choice.ts';

/** One's place on a waitlist as its page shows it. */
export async function wishNowProps(deps: WebDeps, shown: WishShown, lang: Language): Promise<WishNowProps> {
  const { wish, store, offer, isHeld, missed } = shown;
  const services = wish.services.map((id) => store.services.find((one) => one.id === id));
  const names = services.map((service) => service?.names[lang] ?? service?.name ?? '').join(', ');
  const keys = services.map((service) => encodeURIComponent(service?.key ?? '')).join(',');
  const appointment = wish.appointmentId ? await showAppointment(deps, wish.appointmentId, 'customer') : null;
  const startsAt = offer?.starts[0] ?? 0;
  return {
    lang,
    id: wish.id,
    status: wish.status,
    day: longDay(wish.localDate, lang),
    what: words(lang).booking.mine.at(names, store.name),
    dayHref: `/stores/${store.slug}/book/${keys}?day=${wish.localDate}`,
    appointmentHref: appointment && `/v/${appointment.appointment.id}.${appointment.token}`,
    offer: offer && {
      id: offer.id,
      when: dayAndTime(startsAt, store.zone, lang),
      clock: clockTime(startsAt, store.zone, lang),
      heldUntil: isHeld ? heldText(offer.expiresAt, deps.now(), store.zone, lang) : null,
    },
    missed: missed && {
      isTakenBack: missed.status === 'withdrawn',
      when: dayAndTime(missed.starts[0]!, store.zone, lang),
    },
    requestKey: deps.newId('req'),
  };
}

/** Drawn when the entry is offered something, answered or over. */
export function wishTopic(
  deps: WebDeps,
  { id, storeId }: { readonly id: string; readonly storeId: string },
  lang: Language,
): Topic<ScreensLook> {
  return {
    key: `wish ${id} ${lang}`,
    storeId,
    async lookUp() {
      const shown = await showWish(deps, id);
      if (!shown) return { line: { urgent: 'gone', calm: '' }, draw: async () => '' };
      const urgent = JSON.stringify([shown.wish.status, shown.offer?.id, shown.isHeld, shown.missed?.id]);
      return {
        line: { urgent, calm: '' },
        draw: async () => drawn(<WishNow {...(await wishNowProps(deps, shown, lang))} />),
      };
    },
  };
}
