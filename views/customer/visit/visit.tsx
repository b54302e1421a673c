import { words } from '../../../src/words/words.ts';
import { Brand } from '../../layouts/brand.tsx';
import { Document } from '../../layouts/document.tsx';
import type { Frame } from '../../layouts/frame.ts';
import { LanguageLink } from '../../layouts/language-link.tsx';
import { Live } from '../../parts/live.tsx';
import { OfflineBar } from '../../parts/offline-bar.tsx';
import { VisitNow, type VisitNowProps } from './visit-now.tsx';

interface Props {
  readonly frame: Frame;
  readonly visit: VisitNowProps;
  readonly liveHref: string;
}

/** One's own visit: the ticket, where it stands, what can be done. Shown from afar by the large code, printed as a slip. */
export function VisitPage({ frame, visit, liveHref }: Props) {
  const w = words(frame.lang);
  return (
    <Document frame={frame} surface="customer" title={w.visit.pageTitle} bodyClass="visit" zone={visit.zone}>
      <a class="skip-link" href="#main">
        {w.common.skipToMain}
      </a>
      <header class="page-head">
        <Brand name={frame.chainName} href="/" />
        <nav aria-label={w.common.siteNav}>
          <LanguageLink lang={frame.lang} href={frame.otherLanguageHref} />
        </nav>
      </header>
      <OfflineBar lang={frame.lang} />
      <main id="main" tabindex={-1}>
        <Live id="visit-now" href={liveHref}>
          <VisitNow {...visit} />
        </Live>
      </main>
    </Document>
  );
}
