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
  /** What stands beside the bar at the left: the store's name, or the chain's where no store is chosen. */
  readonly place: string;
  /** Whose screen it is and their state, after the place. */
  readonly me?: Child;
  /** Links and buttons of the head. */
  readonly nav?: Child;
  /** The store's clock: "2:14 pm". */
  readonly clock?: string | undefined;
  /** The store's zone. */
  readonly zone?: string | undefined;
  readonly children?: Child;
}

/** The head of a staff screen, one line high. */
export function StaffHead({ frame, place, me, nav, clock }: Omit<Props, 'title' | 'zone' | 'children'>) {
  return (
    <header class="staff-head">
      <Brand name={place} />
      {me}
      <nav aria-label={words(frame.lang).staff.nav}>
        {nav}
        <LanguageLink lang={frame.lang} href={frame.otherLanguageHref} />
      </nav>
      {clock && (
        <span class="clock" data-clock="">
          {clock}
        </span>
      )}
    </header>
  );
}

/** Staff screens: dense, one head of a line. The main part is the caller's own, with the id `main`. */
export function StaffLayout({ frame, title, zone, children, ...head }: Props) {
  return (
    <Document frame={frame} zone={zone} surface="staff" title={title} bodyClass="staff">
      <a class="skip-link" href="#main">
        {words(frame.lang).common.skipToMain}
      </a>
      <StaffHead frame={frame} {...head} />
      <OfflineBar lang={frame.lang} />
      {children}
    </Document>
  );
}
