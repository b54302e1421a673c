import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { KioskLayout, type KioskPlace } from '../layouts/kiosk-layout.tsx';
import { type KeyboardKind, KeypadForm } from './keypad.tsx';

/** How a ticket is sent from here. */
export type SendBy = 'phone' | 'email';

export const SEND_KEYBOARDS = { phone: 'digits', email: 'email' } as const satisfies Record<SendBy, KeyboardKind>;
/** E.164 has fifteen digits at most. */
export const SEND_LENGTHS: Readonly<Record<SendBy, number>> = { phone: 15, email: 120 };

interface Props {
  readonly frame: Frame;
  readonly place: KioskPlace;
  readonly by: SendBy;
  /** The other way, where that is set up too. */
  readonly other: SendBy | null;
  readonly value: string;
  readonly hasError: boolean;
  readonly isCompanion: boolean;
  readonly requestKey: string;
}

const hrefOf = (by: SendBy, isCompanion: boolean): string =>
  `/kiosk/ticket/send?by=${by}${isCompanion ? '&whose=companion' : ''}`;

/** Where the ticket is sent: to its owner, or to who is with them. */
export function SendTicketPage({ frame, place, by, other, value, hasError, isCompanion, requestKey }: Props) {
  const w = words(frame.lang).kiosk.send;
  const title = isCompanion ? w[by].companionTitle : w[by].title;
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
        fields={{ key: requestKey, by, whose: isCompanion ? 'companion' : 'mine' }}
        name="value"
        label={w[by].label}
        hint={isCompanion ? w[by].companionHint : w[by].hint}
        value={value}
        error={hasError ? w[by].error : null}
        keyboard={SEND_KEYBOARDS[by]}
        submit={w.submit}
        maxLength={SEND_LENGTHS[by]}
      />
      <p class="kiosk-other">
        <a href={hrefOf(by, !isCompanion)}>{isCompanion ? w.toMe : w.toCompanion}</a>
        {other && <a href={hrefOf(other, isCompanion)}>{w[other].instead}</a>}
        <a href="/kiosk/ticket">{w.back}</a>
      </p>
    </KioskLayout>
  );
}
