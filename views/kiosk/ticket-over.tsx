import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { KioskLayout, type KioskPlace } from '../layouts/kiosk-layout.tsx';
import { ChoiceLink } from './kiosk-choice.tsx';

interface Props {
  readonly frame: Frame;
  readonly place: KioskPlace;
  readonly ticket: string;
  readonly status: 'completed' | 'no_show' | 'left';
  /** Of the store day that runs, so that staff can bring it back. */
  readonly isToday: boolean;
}

/** A ticket that is over: nobody waits with it as if it were to be called. */
export function TicketOverPage({ frame, place, ticket, status, isToday }: Props) {
  const w = words(frame.lang).kiosk.over;
  return (
    <KioskLayout
      frame={frame}
      place={place}
      title={w.title[status]}
      plate={
        <>
          <p class="kiosk-lead">{w.lead(ticket)}</p>
          <h1 class="kiosk-question">{w.title[status]}</h1>
        </>
      }
    >
      <p class="lead">{isToday ? w.sameDay : w.earlier}</p>
      <div class="kiosk-touch">
        <ChoiceLink href="/kiosk/services" title={w.join} />
      </div>
    </KioskLayout>
  );
}
