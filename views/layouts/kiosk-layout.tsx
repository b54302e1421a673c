import type { Child } from 'hono/jsx';
import type { Language } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import { OfflineBar } from '../parts/offline-bar.tsx';
import { Brand } from './brand.tsx';
import { Document } from './document.tsx';
import type { Frame } from './frame.ts';
import { LanguageLink } from './language-link.tsx';

/** What makes the screen easier for the one who stands there; gone with them. */
export interface KioskEase {
  readonly largerText: boolean;
  /** All that is touched stands as low as it can. */
  readonly isLow: boolean;
  /** Keys and choices lie to the side of this hand. */
  readonly hand: 'left' | 'right' | null;
  /** Read out; a first touch tells, a second one chooses. */
  readonly isSpoken: boolean;
}

/** What every screen of a kiosk knows of its place. */
export interface KioskPlace {
  readonly storeName: string;
  readonly zone: string;
  /** The store's clock: "2:04 pm". */
  readonly clock: string;
  readonly ease: KioskEase;
  /** The screen that makes it easier, leading back here; null where GET could not show this one again. */
  readonly easeHref: string | null;
  /** Key of the forms that stand on every screen, so that a double tap is one call. */
  readonly helpKey: string;
}

interface Props {
  readonly frame: Frame;
  /** Null where the store is not known, as on an error. */
  readonly place: KioskPlace | null;
  readonly title: string;
  /** The upper part, for reading: stands on the accent under the head. */
  readonly plate: Child;
  /** Seconds without a touch until the screen asks whether somebody is there; null on the start screen. */
  readonly idleSeconds?: number | null;
  readonly class?: string;
  /** Without the server: nothing in the foot that needs it. */
  readonly isOffline?: boolean;
  /** The screen offers the languages itself: the foot does not say them again. */
  readonly namesLanguages?: boolean;
  readonly head?: Child;
  readonly children?: Child;
}

const IDLE_SECONDS = 45;
const WARNING_SECONDS = 20;

/** Where a screen goes that is done: the start, in the store's first language, with nothing kept. */
export const KIOSK_RESET = '/kiosk?lang=en&ease=usual';

/**
 * One question a screen. The foot never moves: language first, "Ask a team member" last. Screens replace each other
 * without leaving a trace in the browser's history; without a script they are plain pages.
 */
export function KioskLayout(props: Props) {
  const { frame, place, title, plate, idleSeconds = IDLE_SECONDS, class: name, isOffline = false, children } = props;
  const w = words(frame.lang);
  return (
    <Document
      frame={frame}
      zone={place?.zone}
      surface="kiosk"
      title={title}
      bodyClass="kiosk"
      text={place?.ease.largerText ? 'larger' : undefined}
      head={props.head}
    >
      <div
        id="kiosk-screen"
        class={name ? `kiosk-screen ${name}` : 'kiosk-screen'}
        data-hx-boost:inherited="target:#kiosk-screen select:#kiosk-screen swap:outerHTML"
        data-hx-replace-url:inherited="true"
        data-hx-sync:inherited="drop"
        data-idle={idleSeconds === null ? undefined : String(idleSeconds)}
        data-warning={String(WARNING_SECONDS)}
        data-reset={KIOSK_RESET}
        data-text={place?.ease.largerText ? 'larger' : undefined}
        data-low={place?.ease.isLow ? '' : undefined}
        data-hand={place?.ease.hand ?? undefined}
        data-spoken={place?.ease.isSpoken ? '' : undefined}
      >
        <a class="skip-link" href="#main">
          {w.common.skipToMain}
        </a>
        <OfflineBar lang={frame.lang} />
        <header class="kiosk-plate">
          <div class="kiosk-head">
            <Brand name={frame.chainName} />
            <span>{place?.storeName}</span>
            <span class="clock" data-clock="">
              {place?.clock}
            </span>
          </div>
          {plate}
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        {place && !isOffline && <ScanForm formKey={place.helpKey} />}
        <Foot frame={frame} place={place} isOffline={isOffline} namesLanguages={props.namesLanguages ?? false} />
        <IdleDialog lang={frame.lang} />
        <LostDialog lang={frame.lang} />
      </div>
    </Document>
  );
}

interface FootProps extends Required<Pick<Props, 'frame' | 'place' | 'isOffline' | 'namesLanguages'>> {}

function Foot({ frame, place, isOffline, namesLanguages }: FootProps) {
  const w = words(frame.lang).kiosk;
  const other: Language = frame.lang === 'en' ? 'es' : 'en';
  return (
    <footer class="kiosk-foot">
      {!namesLanguages && (
        <span data-hx-boost:inherited="false">
          <LanguageLink lang={frame.lang} href={frame.otherLanguageHref ?? `/kiosk?lang=${other}`} button />
        </span>
      )}
      {place?.easeHref && (
        <a class="button" href={place.easeHref} data-wide={namesLanguages ? '' : undefined}>
          {w.ease.open}
        </a>
      )}
      {isOffline ? (
        <p class="kiosk-foot-text">{w.offline.askTeam}</p>
      ) : (
        <form method="post" action="/kiosk/help">
          <input type="hidden" name="key" value={place?.helpKey ?? ''} />
          <button type="submit" class="button">
            {w.askTeam}
          </button>
        </form>
      )}
    </footer>
  );
}

/** What a hand scanner types is sent with it, on whatever screen: the script fills it in. */
function ScanForm({ formKey }: { formKey: string }) {
  return (
    <form method="post" action="/kiosk/check-ins" data-scan-form="" hidden>
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="by" value="link" />
      <input type="hidden" name="value" value="" />
    </form>
  );
}

function IdleDialog({ lang }: { lang: Language }) {
  const w = words(lang).kiosk.idle;
  return (
    <dialog class="kiosk-dialog" data-idle-dialog="" aria-labelledby="idle-title">
      <h2 id="idle-title">{w.title}</h2>
      <p>
        {w.text} <b data-idle-count="">{WARNING_SECONDS}</b> {w.seconds}
      </p>
      <div class="kiosk-touch">
        <button type="button" class="button button-next" data-idle-more="">
          {w.more}
        </button>
        <a class="button" href={KIOSK_RESET} data-hx-boost="false">
          {w.over}
        </a>
      </div>
    </dialog>
  );
}

function LostDialog({ lang }: { lang: Language }) {
  const w = words(lang).kiosk.lost;
  return (
    <dialog class="kiosk-dialog" data-lost-dialog="" aria-labelledby="lost-title">
      <h2 id="lost-title">{w.title}</h2>
      <p>{w.text}</p>
      <div class="kiosk-touch">
        <button type="button" class="button" data-lost-again="">
          {w.again}
        </button>
      </div>
    </dialog>
  );
}
