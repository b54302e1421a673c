import { aboutWait, type WaitShown } from '../../src/words/formatting.ts';
import { ended } from '../../src/words/one-stop.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { KioskLayout, type KioskPlace } from '../layouts/kiosk-layout.tsx';
import { WaitFigure } from '../parts/wait-figure.tsx';
import { WaitRuler } from '../parts/wait-ruler.tsx';

export interface KioskService {
  readonly key: string;
  readonly name: string;
  readonly wait: WaitShown | null;
  /** Why nobody can join for it now, a code of `join.stops`; null while one can. */
  readonly stop: string | null;
  /** "No more walk-ins", until when and why, where staff said so. */
  readonly stopSaid: string | null;
}

interface Props {
  readonly frame: Frame;
  readonly place: KioskPlace;
}

export const stopText = (lang: Frame['lang'], stop: string): string => {
  const { stops } = words(lang).kiosk.join;
  return Object.hasOwn(stops, stop) ? stops[stop as keyof typeof stops] : stops.stopped;
};

const shortStop = (lang: Frame['lang'], stop: string): string => {
  const { stops } = words(lang).kiosk.services;
  return Object.hasOwn(stops, stop) ? stops[stop as keyof typeof stops] : stops.stopped;
};

/** All services on one screen, each with its wait; one that nobody can join for now says why. */
export function ServicesPage({ frame, place, services }: Props & { services: readonly KioskService[] }) {
  const w = words(frame.lang).kiosk.services;
  const said = services.find((service) => service.stopSaid !== null)?.stopSaid;
  return (
    <KioskLayout
      frame={frame}
      place={place}
      title={w.title}
      plate={
        <>
          <p class="kiosk-lead">{w.lead}</p>
          <h1>{w.title}</h1>
        </>
      }
    >
      {said && <p class="lead">{ended(said)}</p>}
      {services.length === 0 && <p class="lead">{w.none}</p>}
      <div class="kiosk-touch kiosk-services" data-many={services.length > 6 ? '' : undefined}>
        {services.map((service) => (
          <a
            class={service.stop === null ? 'kiosk-choice' : 'kiosk-choice kiosk-choice-shut'}
            href={`/kiosk/services/${service.key}`}
          >
            <b>{service.name}</b>
            <span class="kiosk-choice-wait">
              {service.stop !== null
                ? shortStop(frame.lang, service.stop)
                : service.wait
                  ? aboutWait(service.wait, frame.lang)
                  : ''}
            </span>
          </a>
        ))}
      </div>
    </KioskLayout>
  );
}

interface JoinProps extends Props {
  readonly service: KioskService;
  /** "2:44 pm": when one would be called at the latest; null where that is not known. */
  readonly latest: string | null;
  /** "2:04 pm": since when the range stands. */
  readonly asOf: string;
  readonly requestKey: string;
}

/** The forecast first; the ticket only then. */
export function JoinPage({ frame, place, service, latest, asOf, requestKey }: JoinProps) {
  const w = words(frame.lang).kiosk.join;
  if (service.stop !== null) return <CannotJoinPage frame={frame} place={place} service={service} />;
  return (
    <KioskLayout
      frame={frame}
      place={place}
      title={service.name}
      plate={
        <>
          <p class="kiosk-lead">{w.ifYouJoin}</p>
          <h1>{service.name}</h1>
        </>
      }
    >
      {service.wait ? (
        <div class="kiosk-eta">
          <WaitFigure wait={service.wait} lang={frame.lang} size="answer" />
          <WaitRuler wait={service.wait} lang={frame.lang} size="answer" tone="yours" />
          {service.wait.aheadOnly !== undefined ? null : service.wait.isLong ? (
            <p class="lead">{w.long}</p>
          ) : (
            latest && <p class="lead">{w.latest(latest)}</p>
          )}
          <p class="note">{words(frame.lang).common.updated(asOf)}</p>
        </div>
      ) : (
        <p class="lead">{w.notKnown}</p>
      )}
      <form class="kiosk-touch" method="post" action="/kiosk/visits">
        <input type="hidden" name="key" value={requestKey} />
        <input type="hidden" name="service" value={service.key} />
        <button type="submit" class="button button-next kiosk-main-act">
          {w.take}
        </button>
        <a class="button" href="/kiosk/services">
          {w.other}
        </a>
      </form>
    </KioskLayout>
  );
}

function CannotJoinPage({ frame, place, service }: Props & { service: KioskService }) {
  const w = words(frame.lang).kiosk;
  const title = service.stop === 'stopped' ? w.join.pausedTitle : w.join.stopTitle;
  return (
    <KioskLayout
      frame={frame}
      place={place}
      title={title}
      plate={
        <>
          <p class="kiosk-lead">{service.name}</p>
          <h1>{title}</h1>
        </>
      }
    >
      <p class="lead">{service.stopSaid ? ended(service.stopSaid) : stopText(frame.lang, service.stop ?? 'stopped')}</p>
      <p class="lead">{w.join.stopText}</p>
      <div class="kiosk-touch">
        <a class="button" href="/kiosk/services">
          {w.join.other}
        </a>
      </div>
    </KioskLayout>
  );
}
