import type { StoreNowProps } from '../../../../views/customer/store/store-now.tsx';
import type { Deps } from '../../../deps.ts';
import { whoCanHelp } from '../../../domain/forecast/who-can-help.ts';
import { walkInStopOf } from '../../../domain/queue/visit/joining.ts';
import { waitsOf } from '../../../operations/boards/store-waits.ts';
import type { StoreForecast } from '../../../operations/loading/store-forecast.ts';
import type { Language } from '../../../time/wording.ts';
import { joinStopText, type StopPlace } from '../../../words/join-stop.ts';
import { helpText } from '../../../words/who-can-help.ts';
import { words } from '../../../words/words.ts';
import { serviceName } from '../booking/service-names.ts';
import { contactBy } from '../contact-by.ts';

/** The store as a sentence about "no more walk-ins" needs it. */
export const stopPlaceOf = ({ store, asOf, closesAt }: StoreForecast): StopPlace => ({
  zone: store.zone,
  now: asOf,
  closesAt,
});

/** Why a service cannot be joined now, as a sentence; null where it can. */
export function whyNotJoin(look: StoreForecast, serviceId: string, lang: Language): string | null {
  const stop = look.joinStops.get(serviceId) ?? null;
  return stop && joinStopText(stop, walkInStopOf(look.store, look.asOf), stopPlaceOf(look), lang);
}

interface Help {
  readonly able: number;
  readonly onDuty: number;
  /** Null where it says nothing: nobody at work, or all can and one is free. */
  readonly text: string | null;
}

const helps = new WeakMap<StoreForecast, Map<string, Help>>();

/** Asked and worded once a look, service and language: many pages of one look show it. */
function helpIn(look: StoreForecast, serviceId: string, lang: Language): Help {
  const key = `${serviceId} ${lang}`;
  const its = helps.get(look) ?? new Map<string, Help>();
  helps.set(look, its);
  const known = its.get(key);
  if (known) return known;
  const who = whoCanHelp(look.floor, look.model, serviceId);
  const { able, onDuty } = who;
  const isObvious = onDuty === 0 || (able === onDuty && who.nextFree === 'now');
  const help = { able, onDuty, text: isObvious ? null : helpText(who, look.store.zone, lang) };
  its.set(key, help);
  return help;
}

/** Who is there for a service, as a sentence; null where that says nothing: closed, nobody at work, or all can and one is free. */
export const helpOf = (look: StoreForecast, serviceId: string, lang: Language): string | null =>
  look.open.kind === 'closed' ? null : helpIn(look, serviceId, lang).text;

/** The same for a list of services, where it is worth a line only if not everybody can. */
function helpOfFew(look: StoreForecast, serviceId: string, lang: Language): string | null {
  if (look.open.kind === 'closed') return null;
  const { able, onDuty, text } = helpIn(look, serviceId, lang);
  return able < onDuty ? text : null;
}

/** What the store page shows of this moment. */
export function storeNowProps(deps: Pick<Deps, 'channels'>, look: StoreForecast, lang: Language): StoreNowProps {
  const { store } = look;
  const { main, services: waits } = waitsOf(look);
  const waitOf = new Map(waits.map((w) => [w.serviceId, w]));
  return {
    lang,
    zone: store.zone,
    now: look.asOf,
    isOpen: look.open.kind !== 'closed',
    wait: main?.wait ?? null,
    notAccepting: main ? whyNotJoin(look, main.serviceId, lang) : words(lang).store.noServices,
    joinHref: `/stores/${store.slug}/join`,
    bookHref: look.services.some((s) => s.active && s.bookable) ? `/stores/${store.slug}/book` : null,
    contactBy: contactBy(deps),
    services: look.services
      .filter((s) => s.active)
      .map((s) => {
        const notAccepting = s.walkIn ? whyNotJoin(look, s.id, lang) : null;
        return {
          id: s.id,
          name: serviceName(s, lang),
          minutes: s.serviceMinutes,
          walkIn: s.walkIn,
          bookable: s.bookable,
          help: helpOfFew(look, s.id, lang),
          wait: notAccepting ? null : (waitOf.get(s.id)?.wait ?? null),
          notAccepting,
        };
      }),
  };
}
