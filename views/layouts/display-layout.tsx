import type { Child } from 'hono/jsx';
import { words } from '../../src/words/words.ts';
import { OfflineBar } from '../parts/offline-bar.tsx';
import { Document } from './document.tsx';
import type { Frame } from './frame.ts';

interface Props {
  readonly frame: Frame;
  readonly storeName: string;
  /** The store's zone. */
  readonly zone?: string | undefined;
  readonly children?: Child;
}

/** The lobby display: a heading for who cannot see it, and the board. */
export function DisplayLayout({ frame, storeName, zone, children }: Props) {
  const title = words(frame.lang).display.title(storeName);
  return (
    <Document frame={frame} zone={zone} surface="display" title={title}>
      <main id="main">
        <h1 class="visually-hidden">{title}</h1>
        {children}
      </main>
      <OfflineBar lang={frame.lang} />
    </Document>
  );
}
