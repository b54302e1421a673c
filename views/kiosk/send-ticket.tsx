import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { KioskLayout, type KioskPlace } from '../layouts/kiosk-layout.tsx';
import { KeypadForm } from './keypad.tsx';

interface Props {
  readonly frame: Frame;
  readonly place: KioskPlace;
  readonly value: string;
  readonly hasError: boolean;
  readonly isCompanion: boolean;
  readonly requestKey: string;
}

/** Where the ticket is sent: to its owner, or to who is with them. */
export function SendTicketPage({ frame, place, value, hasError, isCompanion, requestKey }: Props) {
  const w = words(frame.lang).kiosk.send;
  const title = isCompanion ? w.companionTitle : w.title;
  return (
    <KioskLayout
      frame={frame}
      place={place}
      title={title}
      plate={
        <>
          <p class="kiosk-lead">{w.lead}</p>
          <h1 class="kiosk-question">{title}</h1>
        </>
      }
    >
      <KeypadForm
        frame={frame}
        action="/kiosk/sent-tickets"
        fields={{ key: requestKey, whose: isCompanion ? 'companion' : 'mine' }}
        name="value"
        label={w.label}
        hint={isCompanion ? w.companionHint : w.hint}
        value={value}
        error={hasError ? w.error : null}
        keyboard="email"
        submit={w.submit}
        maxLength={120}
      />
      <p class="kiosk-other">
        <a href={isCompanion ? '/kiosk/ticket/send' : '/kiosk/ticket/send?whose=companion'}>
          {isCompanion ? w.toMe : w.toCompanion}
        </a>
        <a href="/kiosk/ticket">{w.back}</a>
      </p>
    </KioskLayout>
  );
}
