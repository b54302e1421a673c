import type { Child } from 'hono/jsx';
import { words } from '../../src/words/words.ts';
import { OfflineBar } from '../parts/offline-bar.tsx';
import { Brand } from './brand.tsx';
import { Document } from './document.tsx';
import type { Frame } from './frame.ts';
import { LanguageLink } from './language-link.tsx';

interface Props {
  readonly frame: Frame;
  readonly title: string;
  readonly storeName: string;
  /** The store's clock: "2:04 pm". */
  readonly clock: string;
  readonly largerText?: boolean;
  /** The upper part, for reading: stands on the accent under the head. */
  readonly plate: Child;
  /** Buttons of the foot that stay in place, besides the language. */
  readonly foot?: Child;
  /** The store's zone. */
  readonly zone?: string | undefined;
  readonly children?: Child;
}

/** One question a screen. The foot never moves: language first, "Ask a team member" last. */
export function KioskLayout({ frame, title, storeName, clock, largerText, plate, foot, zone, children }: Props) {
  return (
    <Document
      frame={frame}
      zone={zone}
      surface="kiosk"
      title={title}
      bodyClass="kiosk"
      text={largerText ? 'larger' : undefined}
    >
      <a class="skip-link" href="#main">
        {words(frame.lang).common.skipToMain}
      </a>
      <header class="kiosk-plate">
        <div class="kiosk-head">
          <Brand name={frame.chainName} />
          <span>{storeName}</span>
          <span class="clock" data-clock="">
            {clock}
          </span>
        </div>
        {plate}
      </header>
      <OfflineBar lang={frame.lang} />
      <main id="main" tabindex={-1}>
        {children}
      </main>
      <footer class="kiosk-foot">
        <LanguageLink lang={frame.lang} href={frame.otherLanguageHref} button />
        {foot}
      </footer>
    </Document>
  );
}
