import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { words } from '../../src/words/words.ts';
import type { Frame } from './frame.ts';

// No indicator styles: the style policy allows files only. 5xx pages are not swapped into a screen.
const htmxConfig = (surface: Surface): string =>
  JSON.stringify({
    includeIndicatorCSS: false,
    // A kiosk swaps a failure in too: its error screens say whom to ask.
    noSwap: surface === 'kiosk' ? [204, 304] : [204, 304, '5xx'],
    // The key of a form that is being filled in outlives the refreshes around it.
    morphSkip: '[data-keep]',
    sse: {
      reconnectDelay: 1000,
      reconnectMaxDelay: 10_000,
      reconnectJitter: 0.5,
      connectTimeout: 8000,
      // What hangs on a wall or stands in the background all day keeps its stream; a phone in a pocket gives it back.
      pauseOnBackground: surface === 'customer' || surface === 'manager',
    },
  });

export type Surface = 'customer' | 'kiosk' | 'display' | 'staff' | 'manager';

interface Props {
  readonly frame: Frame;
  readonly surface: Surface;
  readonly title: string;
  /** Only pages that anybody may find belong in a search engine. */
  readonly isPublic?: boolean;
  readonly bodyClass?: string;
  /** Larger text, on the kiosk. */
  readonly text?: 'larger' | undefined;
  /** The store's zone, in which the script tells the times that it writes itself. */
  readonly zone?: string | undefined;
  readonly head?: Child;
  readonly children?: Child;
}

/** The whole document around one screen. The script is deferred: every page stands without it. */
export function Document({ frame, surface, title, isPublic, bodyClass, text, zone, head, children }: Props) {
  const w = words(frame.lang).common;
  return (
    <>
      {raw('<!doctype html>')}
      <html
        lang={frame.lang}
        data-surface={surface}
        data-text={text}
        data-release={frame.release ?? undefined}
        data-zone={zone}
        data-am={w.am}
        data-pm={w.pm}
      >
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          {!isPublic && <meta name="robots" content="noindex" />}
          <meta name="htmx-config" content={htmxConfig(surface)} />
          <title>{title === frame.chainName ? title : `${title} – ${frame.chainName}`}</title>
          <link rel="icon" href="/icon.svg" type="image/svg+xml" />
          <link rel="stylesheet" href={frame.stylesheet} />
          <link rel="stylesheet" href={frame.chainStylesheet} />
          {head}
          <script src={frame.script} defer></script>
        </head>
        <body class={bodyClass}>
          <p
            class="offline-bar"
            role="alert"
            data-failed-bar=""
            data-failed={w.failed}
            data-not-sent={w.notSent}
            hidden
          ></p>
          {children}
        </body>
      </html>
    </>
  );
}
