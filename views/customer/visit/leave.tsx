import { words } from '../../../src/words/words.ts';
import type { Frame } from '../../layouts/frame.ts';
import { Page } from '../../layouts/page.tsx';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { ActForm } from './visit-acts.tsx';

interface Props {
  readonly frame: Frame;
  readonly visitId: string;
  readonly ticket: string;
  readonly revision: number;
  readonly requestKey: string;
}

/** Leaving is asked once more, since the place cannot be had back. */
export function LeavePage({ frame, visitId, ticket, revision, requestKey }: Props) {
  const w = words(frame.lang).visit;
  return (
    <Page frame={frame} title={w.leaveSure}>
      <div class="question">
        <p class="code">{ticket}</p>
        <h1>{w.leaveSure}</h1>
        <p>{w.leaveText}</p>
        <div class="actions">
          <ButtonLink href={`/visits/${visitId}`} isNext>
            {w.leaveNo}
          </ButtonLink>
          <ActForm action={`/visits/${visitId}/leave`} revision={revision} requestKey={requestKey}>
            <Button>{w.leaveYes}</Button>
          </ActForm>
        </div>
      </div>
    </Page>
  );
}
