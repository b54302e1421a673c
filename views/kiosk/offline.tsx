import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { KioskLayout, type KioskPlace } from '../layouts/kiosk-layout.tsx';
import { Arrow } from '../parts/icons.tsx';

interface Props {
  readonly frame: Frame;
  readonly place: KioskPlace;
  /** Address of the script that fills this page. */
  readonly script: string;
}

type PartName = 'start' | 'ticket' | 'none';

function Plate({ part, lead, title }: { part: PartName; lead: string; title: string }) {
  return (
    <div data-offline-part={part} hidden>
      <p class="kiosk-lead">{lead}</p>
      <h1 class="kiosk-question">{title}</h1>
    </div>
  );
}

/**
 * What the kiosk shows while its server is gone: drawn once, kept by the browser, filled by a script from what the kiosk
 * last knew. One page, three parts, of which one shows.
 */
export function OfflinePage({ frame, place, script }: Props) {
  const w = words(frame.lang).kiosk.offline;
  return (
    <KioskLayout
      frame={frame}
      place={place}
      title={w.lead}
      idleSeconds={null}
      isOffline
      head={<script src={script} defer></script>}
      plate={
        <>
          <Plate part="start" lead={w.lead} title={w.title} />
          <Plate part="none" lead={w.lead} title={w.noneTitle} />
          <div data-offline-part="ticket" hidden>
            <h1 class="kiosk-lead">{words(frame.lang).kiosk.ticket.lead}</h1>
            <p class="code code-large">
              <span class="visually-hidden">
                {w.ticketWord} <span data-offline-spoken=""></span>
              </span>
              <span aria-hidden="true" data-offline-code=""></span>
            </p>
          </div>
        </>
      }
    >
      <div class="kiosk-now" data-offline="" data-offline-part="start" hidden>
        <p class="lead">{w.text}</p>
        <p class="lead">{w.appointment}</p>
        <div class="kiosk-touch kiosk-services" data-offline-services=""></div>
        <template data-offline-service-row="">
          <button type="button" class="kiosk-choice">
            <b></b>
            <Arrow to="right" />
          </button>
        </template>
      </div>
      <div class="kiosk-now" data-offline-part="none" hidden>
        <p class="lead">{w.noneText}</p>
      </div>
      <Ticket frame={frame} />
    </KioskLayout>
  );
}

function Ticket({ frame }: { frame: Frame }) {
  const { ticket: w, offline } = words(frame.lang).kiosk;
  return (
    <div class="kiosk-now" data-offline-part="ticket" hidden>
      <div class="kiosk-eta">
        <p class="kiosk-for" data-offline-service=""></p>
        <p class="lead">{offline.ticketText}</p>
        <p class="lead">{w.called}</p>
      </div>
      <section class="kiosk-take">
        <h2>{w.take}</h2>
        <div class="kiosk-take-ways">
          <button type="button" class="button no-print" data-print="" hidden>
            {w.print}
          </button>
          <div class="kiosk-qr">
            <div class="qr">
              <svg data-offline-qr="" role="img" aria-label={offline.qr}>
                <path />
              </svg>
            </div>
            <p>{offline.scan}</p>
          </div>
        </div>
        <p class="kiosk-slip">
          <span data-offline-time=""></span>. {w.slipKeep}
        </p>
      </section>
      <div class="kiosk-touch">
        <button type="button" class="button button-next kiosk-main-act" data-offline-done="">
          {w.done}
        </button>
      </div>
    </div>
  );
}
