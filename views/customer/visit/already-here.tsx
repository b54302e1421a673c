import { words } from '../../../src/words/words.ts';
import type { Frame } from '../../layouts/frame.ts';
import { Page } from '../../layouts/page.tsx';
import { BackLink } from '../../parts/back-link.tsx';
import { ButtonLink } from '../../parts/button.tsx';

interface Props {
  readonly frame: Frame;
  readonly storeName: string;
  readonly storeHref: string;
  readonly ticket: string;
  readonly joinHref: string;
}

/** Told to who types a number that is in line already: its ticket, and not the link that opens it. */
export function AlreadyHere({ frame, storeName, storeHref, ticket, joinHref }: Props) {
  const w = words(frame.lang).visit;
  return (
    <Page frame={frame} title={w.joinTitle}>
      <div class="question">
        <BackLink href={storeHref} text={storeName} />
        <h1>{w.alreadyHere(ticket)}</h1>
        <p>{w.alreadyHereText}</p>
        <div class="actions">
          <ButtonLink href={joinHref}>{w.joinTitle}</ButtonLink>
        </div>
      </div>
    </Page>
  );
}
