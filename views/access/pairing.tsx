import { words } from '../../src/words/words.ts';
import { Document } from '../layouts/document.tsx';
import type { Frame } from '../layouts/frame.ts';
import { Button } from '../parts/button.tsx';

interface Props {
  readonly frame: Frame;
  readonly kind: 'kiosk' | 'display';
  /** What the screen shows while it waits; null before it begins, and when the code has lapsed. */
  readonly code: string | null;
  readonly isSecure: boolean;
}

const spaced = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** The part that asks again: begins by itself with a script, with a button without one. */
export function PairingStatus({ frame, kind, code }: Props) {
  const w = words(frame.lang).access;
  const path = `/${kind}/pairing`;
  if (code === null) {
    return (
      <form
        id="pairing"
        method="post"
        action={path}
        data-hx-post={path}
        data-hx-trigger="load, submit"
        data-hx-target="this"
        data-hx-swap="outerHTML"
      >
        <Button isNext>{w.pairBegin}</Button>
      </form>
    );
  }
  return (
    <div id="pairing" data-hx-get={path} data-hx-trigger="every 3s" data-hx-target="this" data-hx-swap="outerMorph">
      <p class="answer">{spaced(code)}</p>
      <p>{w.pairWaiting}</p>
    </div>
  );
}

/** What an unpaired screen shows instead of its own. */
export function PairingPage(props: Props) {
  const { frame, kind, code, isSecure } = props;
  const w = words(frame.lang).access;
  return (
    <Document
      frame={frame}
      surface={kind}
      title={w.pairTitle[kind]}
      bodyClass="pairing"
      head={
        code !== null && (
          <noscript>
            <meta http-equiv="refresh" content="5" />
          </noscript>
        )
      }
    >
      <main id="main" tabindex={-1}>
        <h1>{w.pairTitle[kind]}</h1>
        <p>{w.pairText}</p>
        <PairingStatus {...props} />
        {!isSecure && <p class="note">{w.pairInsecure}</p>}
      </main>
    </Document>
  );
}
