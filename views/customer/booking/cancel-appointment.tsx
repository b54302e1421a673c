import { words } from '../../../src/words/words.ts';
import type { Frame } from '../../layouts/frame.ts';
import { Page } from '../../layouts/page.tsx';
import { Button, ButtonLink } from '../../parts/button.tsx';

interface CancelProps {
  readonly frame: Frame;
  readonly id: string;
  /** "Tue, Nov 24, 3:15 pm" */
  readonly when: string;
  /** "Device trouble at Old Market" */
  readonly what: string;
  readonly requestKey: string;
}

/** Cancelling is asked once more: a link in a mail that a scanner follows must not do it. */
export function CancelAppointmentPage({ frame, id, when, what, requestKey }: CancelProps) {
  const w = words(frame.lang).booking.mine;
  return (
    <Page frame={frame} title={w.cancelSure}>
      <div class="question">
        <h1>{w.cancelSure}</h1>
        <p class="lead">{when}</p>
        <p>{what}</p>
        <p>{w.cancelText}</p>
        <div class="actions">
          <ButtonLink href={`/appointments/${id}`} isNext>
            {w.cancelNo}
          </ButtonLink>
          <form method="post" action={`/appointments/${id}/cancellation`}>
            <input type="hidden" name="requestKey" value={requestKey} />
            <Button>{w.cancelYes}</Button>
          </form>
        </div>
      </div>
    </Page>
  );
}
