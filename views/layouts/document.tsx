import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Frame } from './frame.ts';

// No indicator styles: the style policy allows files only. 5xx pages are not swapped into a screen.
const HTMX_CONFIG = JSON.stringify({
  includeIndicatorCSS: false,
  noSwap: [204, 304, '5xx'],
  sse: { reconnectDelay: 1000, reconnectMaxDelay: 10_000, reconnectJitter: 0.5, connectTimeout: 8000 },
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
  readonly head?: Child;
  readonly children?: Child;
}

/** The whole document around one screen. The script is deferred: every page stands without it. */
export function Document({ frame, surface, title, isPublic, bodyClass, text, head, children }: Props) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={frame.lang} data-surface={surface} data-text={text} data-release={frame.release ?? undefined}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          {!isPublic && <meta name="robots" content="noindex" />}
          <meta name="htmx-config" content={HTMX_CONFIG} />
          <title>{title === frame.chainName ? title : `${title} – ${frame.chainName}`}</title>
          <link rel="stylesheet" href={frame.stylesheet} />
          <link rel="stylesheet" href={frame.chainStylesheet} />
          {head}
          <script src={frame.script} defer></script>
        </head>
        <body class={bodyClass}>{children}</body>
      </html>
    </>
  );
}
