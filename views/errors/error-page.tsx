import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { KIOSK_RESET, KioskLayout } from '../layouts/kiosk-layout.tsx';
import { Page } from '../layouts/page.tsx';
import { Notice } from '../parts/notice.tsx';

export type ErrorKind = 'notFound' | 'forbidden' | 'unprocessable' | 'tooMany' | 'broken';

export interface ErrorProps {
  readonly frame: Frame;
  readonly kind: ErrorKind;
  readonly requestId: string;
  /** When it happened, as an operator finds it in the log. */
  readonly at: string;
  /** For `tooMany`: when to try again. */
  readonly retryAfterSeconds: number;
}

function textOf({ frame, kind, retryAfterSeconds }: ErrorProps): { title: string; text: string } {
  const all = words(frame.lang).errors;
  if (kind === 'tooMany') return { title: all.tooMany.title, text: all.tooMany.text(retryAfterSeconds) };
  return all[kind];
}

/** A whole page for what went wrong. */
export function ErrorPage(props: ErrorProps) {
  const { title, text } = textOf(props);
  const all = words(props.frame.lang).errors;
  return (
    <Page frame={props.frame} title={title}>
      <div class="question">
        <h1>{title}</h1>
        <p class="lead">{text}</p>
        <p class="actions">
          <a class="button" href="/">
            {all.toStores}
          </a>
        </p>
        <p class="note error-reference">{all.reference(props.requestId, props.at)}</p>
      </div>
    </Page>
  );
}

/** The kiosk never leaves a person who came for help with an error alone, but points to somebody. */
export function KioskErrorPage({ frame, requestId, at }: ErrorProps) {
  const w = words(frame.lang);
  return (
    <KioskLayout frame={frame} place={null} title={w.kiosk.broken.title} plate={<h1>{w.kiosk.broken.title}</h1>}>
      <p class="lead">{w.kiosk.broken.text}</p>
      <div class="kiosk-touch">
        <a class="button" href={KIOSK_RESET}>
          {w.kiosk.idle.over}
        </a>
      </div>
      <p class="note">{w.errors.reference(requestId, at)}</p>
    </KioskLayout>
  );
}

/** In place of a fragment that could not be made. */
export function ErrorNotice(props: ErrorProps) {
  const { title, text } = textOf(props);
  return (
    <Notice tone="late" isAnswer>
      <p>
        {title}. {text}
      </p>
      <p class="note">{words(props.frame.lang).errors.reference(props.requestId, props.at)}</p>
    </Notice>
  );
}
