import type { Child } from 'hono/jsx';
import { words } from '../../src/words/words.ts';
import { OfflineBar } from '../parts/offline-bar.tsx';
import { Brand } from './brand.tsx';
import { Document } from './document.tsx';
import type { Frame } from './frame.ts';
import { LanguageLink } from './language-link.tsx';

export interface PageLink {
  readonly href: string;
  readonly text: string;
}

interface Props {
  readonly frame: Frame;
  readonly title: string;
  readonly isPublic?: boolean;
  readonly bodyClass?: string;
  readonly links?: readonly PageLink[];
  readonly head?: Child;
  /** "As of 2:03 pm", or whatever stands quietly under the page. */
  readonly foot?: Child;
  /** The page draws its own main element, as the finder does beside its map. */
  readonly ownMain?: boolean;
  /** The store's zone. */
  readonly zone?: string | undefined;
  readonly children?: Child;
}

/** A customer's page: phone first, desk from 60 em. The main part has the id `main`. */
export function Page({ frame, title, isPublic, bodyClass, links = [], head, foot, ownMain, zone, children }: Props) {
  const w = words(frame.lang).common;
  return (
    <Document
      frame={frame}
      surface="customer"
      zone={zone}
      title={title}
      isPublic={isPublic ?? false}
      bodyClass={bodyClass ?? ''}
      head={head}
    >
      <a class="skip-link" href="#main">
        {w.skipToMain}
      </a>
      <header class="page-head">
        <Brand name={frame.chainName} href="/" />
        <nav aria-label={w.siteNav}>
          {links.map((link) => (
            <a href={link.href}>{link.text}</a>
          ))}
          <LanguageLink lang={frame.lang} href={frame.otherLanguageHref} />
        </nav>
      </header>
      <OfflineBar lang={frame.lang} />
      {ownMain ? (
        children
      ) : (
        <main class="page" id="main" tabindex={-1}>
          {children}
        </main>
      )}
      {foot && <footer class="page-foot">{foot}</footer>}
    </Document>
  );
}
