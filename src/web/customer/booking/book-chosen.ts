import { HTTPException } from 'hono/http-exception';
import type { Chosen } from '../../../../views/customer/booking/book-details.tsx';
import { liveHold } from '../../../operations/booking/hold-slot.ts';
import { showStore } from '../../../operations/stores/show-store.ts';
import { fromRfc3339 } from '../../../time/instant.ts';
import { clockTime, dayAndTime } from '../../../time/wording.ts';
import { words } from '../../../words/words.ts';
import { type BookingWish, isParty, readWish, restOf } from '../../booking-wish.ts';
import type { WebDeps } from '../../deps.ts';
import type { AppContext } from '../../env.ts';
import { type FormValues, textIn } from '../../forms.ts';
import { visitorHash } from '../visit/visitor.ts';

import { advisorNamed, withRest } from './book-times.tsx';
import { serviceName } from './service-names.ts';

/** The start that the form carries; 400 where it is none. */
export function startOf(values: FormValues): number {
  const startsAt = fromRfc3339(textIn(values, 'startsAt'));
  if (startsAt === null) throw new HTTPException(400);
  return startsAt;
}

/** The choice as it travels in the form, in words. */
export async function chosenOf(c: AppContext, deps: WebDeps, values: FormValues) {
  const { store, language: lang } = c.var;
  const startsAt = startOf(values);
  const shown = await showStore(deps, store.id);
  const wish = readWish(values);
  const services = wish.services.map((key) => shown?.services.find((one) => one.key === key && one.bookable));
  if (!shown || services.length === 0 || services.includes(undefined) || !isParty(wish.partySize)) {
    throw new HTTPException(404);
  }
  const holdId = textIn(values, 'hold');
  const visitor = visitorHash(c, deps, 'known');
  const hold = visitor ? await liveHold(deps, holdId, visitor) : null;
  const isHeld = hold !== null && hold.startsAt === startsAt;
  const name = services.map((service) => serviceName(service!, lang)).join(', ');
  const minutes = services.reduce((sum, service) => sum + service!.serviceMinutes, 0);
  const advisor = await advisorNamed(deps, store.id, wish.advisor);
  const chosen: Chosen = {
    serviceKey: wish.services.join(','),
    rest: restOf(wish),
    startsAt: textIn(values, 'startsAt'),
    holdId,
    when: dayAndTime(startsAt, store.zone, lang),
    soFar: withRest(words(lang).booking.serviceAt(name, minutes, store.name), wish, advisor, lang),
    heldUntil: isHeld ? clockTime(hold.expiresAt, store.zone, lang) : null,
  };
  return { chosen, name, settings: shown.settings, wish, advisor, startsAt };
}

/** What stands beside the services in the answers once more. */
export function moreAnswers(c: AppContext, wish: BookingWish, advisor: string | null, earlier: boolean) {
  const w = words(c.var.language);
  const more = [];
  if (advisor !== null) more.push({ label: w.booking.more.advisor, value: advisor });
  if (wish.partySize > 1) more.push({ label: w.booking.more.party, value: String(wish.partySize) });
  if (earlier) more.push({ label: w.booking.more.earlier, value: w.booking.more.yes });
  return more;
}
