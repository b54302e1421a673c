import type { Instant } from '../../../src/time/instant.ts';
import { clockTime, type Language } from '../../../src/time/wording.ts';
import { type WaitShown, waitParts } from '../../../src/words/formatting.ts';
import { words } from '../../../src/words/words.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { type RulerScale, rowsScale, WaitRuler } from '../../parts/wait-ruler.tsx';
import { type ContactBy, WaitTold } from '../../parts/wait-told.tsx';

export interface ServiceNow {
  readonly id: string;
  readonly name: string;
  readonly minutes: number;
  readonly walkIn: boolean;
  readonly bookable: boolean;
  readonly wait: WaitShown | null;
  /** Who is there for it, as a sentence; null where the store is closed or has nobody. */
  readonly help: string | null;
  /** Why nobody can join for it now, as a sentence; null where one can. */
  readonly notAccepting: string | null;
}

export interface StoreNowProps {
  readonly lang: Language;
  readonly zone: string;
  readonly now: Instant;
  readonly isOpen: boolean;
  /** The main service's wait; null = not known. */
  readonly wait: WaitShown | null;
  /** Why nobody can join now, as a sentence; null where one can. */
  readonly notAccepting: string | null;
  readonly joinHref: string;
  /** Where a time can be booked; null = nowhere. */
  readonly bookHref: string | null;
  /** By what one is told of the turn; null = no way is set up. */
  readonly contactBy: ContactBy | null;
  readonly services: readonly ServiceNow[];
}

/** What holds at this moment: the wait, and that of each service. Pushed anew at every change. */
export function StoreNow(props: StoreNowProps) {
  const { lang, zone, now, services } = props;
  const w = words(lang).store;
  return (
    <>
      <JoinNow {...props} />
      <section class="section store-services" aria-labelledby="services-title">
        <div class="section-head">
          <h2 id="services-title">{w.waitsByService}</h2>
          <p class="note">{w.minutesAt(clockTime(now, zone, lang))}</p>
        </div>
        {services.length === 0 ? <p>{w.noServices}</p> : <ServiceTable {...props} />}
      </section>
    </>
  );
}

function JoinNow({ lang, zone, now, wait, notAccepting, joinHref, bookHref, contactBy }: StoreNowProps) {
  const w = words(lang);
  return (
    <section class="store-answer store-join" aria-labelledby="join-title">
      <h2 id="join-title">{w.customer.ifJoinedNow}</h2>
      {notAccepting ? (
        <p class="store-no">{notAccepting}</p>
      ) : wait ? (
        <WaitTold wait={wait} zone={zone} now={now} lang={lang} bookHref={bookHref} contactBy={contactBy} />
      ) : (
        <>
          <p class="store-no">{w.store.noWait}</p>
          <p class="note">{w.store.noWaitHint}</p>
        </>
      )}
      {!notAccepting && (
        <ButtonLink href={joinHref} isNext isWide>
          {w.customer.joinLine}
        </ButtonLink>
      )}
    </section>
  );
}

function ServiceTable({ lang, services, isOpen }: StoreNowProps) {
  const w = words(lang).store;
  const scale = rowsScale(services.map((s) => s.wait));
  return (
    <table>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{w.serviceColumn}</th>
          <th scope="col">{w.waitColumn}</th>
          <th scope="col">{w.rulerColumn(scale.end)}</th>
        </tr>
      </thead>
      <tbody>
        {services.map((service) => (
          <ServiceLine service={service} scale={scale} isOpen={isOpen} lang={lang} />
        ))}
      </tbody>
    </table>
  );
}

interface LineProps {
  readonly service: ServiceNow;
  readonly scale: RulerScale;
  readonly isOpen: boolean;
  readonly lang: Language;
}

function ServiceLine({ service, scale, isOpen, lang }: LineProps) {
  const w = words(lang);
  const about = `${w.store.about(service.minutes)}${service.walkIn ? '' : `, ${w.store.byAppointment}`}`;
  const parts = service.wait && waitParts(service.wait, lang);
  const none = !service.walkIn ? w.store.byAppointment : isOpen ? w.customer.noWaitKnown : w.customer.closedNow;
  return (
    <>
      <tr id={`service-${service.id}`}>
        <th scope="row">
          {service.name} <span class="note">{about}</span>
        </th>
        {parts && service.wait ? (
          <>
            <td class="number">
              {parts.under && `${parts.under} `}
              <b class="together">{parts.figure}</b> <span class="unit">{parts.unit}</span>
            </td>
            <td class="store-ruler">
              <WaitRuler wait={service.wait} lang={lang} scale={scale} />
            </td>
          </>
        ) : (
          <>
            <td class="number store-none">{service.walkIn && service.notAccepting ? w.customer.notJoinable : none}</td>
            <td></td>
          </>
        )}
      </tr>
      {service.help && (
        <tr class="store-help">
          <td class="note" colspan={3}>
            {service.help}
          </td>
        </tr>
      )}
    </>
  );
}
