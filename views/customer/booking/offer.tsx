import { words } from '../../../src/words/words.ts';
import type { Frame } from '../../layouts/frame.ts';
import { Page } from '../../layouts/page.tsx';
import { BackLink } from '../../parts/back-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Radios } from '../../parts/choices.tsx';
import { ErrorSummary, type FieldError } from '../../parts/field.tsx';
import { Notice, RefusedNotice } from '../../parts/notice.tsx';

export interface OfferedTime {
  /** RFC 3339. */
  readonly value: string;
  /** "Tue, Nov 24, 3:15 pm" */
  readonly text: string;
  /** Where it is held: until when. */
  readonly note?: string;
}

interface Props {
  readonly frame: Frame;
  readonly zone: string;
  readonly appointmentHref: string;
  readonly offerId: string;
  /** The appointment as it stands: "Tue, Nov 24, 3:15 pm". */
  readonly now: string;
  readonly times: readonly OfferedTime[];
  /** "Device trouble at Old Market" */
  readonly what: string;
  readonly requestKey: string;
  /** Other times than these are free to choose. */
  readonly mayMove: boolean;
  readonly errors: readonly FieldError[];
  /** A time went to somebody else meanwhile. */
  readonly refused: string | null;
}

/** The store cannot keep the appointment: the times it offers, one radio button each. Accepting is a POST. */
export function MoveOfferPage(props: Props) {
  const { frame, times, appointmentHref } = props;
  const w = words(frame.lang).offers.page;
  return (
    <Page frame={frame} title={w.moveTitle} bodyClass="book" zone={props.zone}>
      <div class="question">
        <BackLink href={appointmentHref} text={words(frame.lang).booking.mine.title} />
        <ErrorSummary errors={props.errors} lang={frame.lang} />
        <RefusedNotice text={props.refused} />
        <h1>{w.moveTitle}</h1>
        <p>{w.moveText(props.now)}</p>
        <p class="so-far">{props.what}</p>
        {times.length > 0 && (
          <form method="post" action={`${appointmentHref}/offers/${props.offerId}/acceptance`}>
            <input type="hidden" name="requestKey" value={props.requestKey} />
            <Radios
              name="startsAt"
              legend={w.moveChoose}
              hint={times.some((time) => time.note) ? w.othersMayGo : w.anyMayGo}
              choices={times}
              error={props.errors[0]?.message}
            />
            <Button isNext isWide>
              {w.moveSubmit}
            </Button>
          </form>
        )}
        <ul class="rows rows-links section">
          {props.mayMove && (
            <li>
              <a href={`${appointmentHref}/move`}>{w.allTimes}</a>
            </li>
          )}
          <li>
            <a href={`${appointmentHref}/cancel`}>{w.cancelInstead}</a>
          </li>
        </ul>
      </div>
    </Page>
  );
}

interface EarlierProps extends Omit<Props, 'times' | 'errors'> {
  readonly time: OfferedTime;
  /** "2:15 pm" */
  readonly clock: string;
  /** "2:05 pm"; null where it is not held any more. */
  readonly heldUntil: string | null;
}

/** An earlier time is held: take it or keep one's own. */
export function EarlierOfferPage(props: EarlierProps) {
  const { frame, time, appointmentHref, heldUntil } = props;
  const w = words(frame.lang).offers.page;
  const base = `${appointmentHref}/offers/${props.offerId}`;
  return (
    <Page frame={frame} title={w.earlierTitle} bodyClass="book" zone={props.zone}>
      <div class="question">
        <BackLink href={appointmentHref} text={words(frame.lang).booking.mine.title} />
        <h1>{w.earlierTitle}</h1>
        <p class="lead">{time.text}</p>
        <p class="so-far">{props.what}</p>
        <p>{w.earlierText(props.now)}</p>
        <Notice tone={heldUntil ? 'plain' : 'late'}>{heldUntil ? w.heldUntil(heldUntil) : w.notHeld}</Notice>
        <div class="actions">
          <form method="post" action={`${base}/acceptance`}>
            <input type="hidden" name="requestKey" value={props.requestKey} />
            <input type="hidden" name="startsAt" value={time.value} />
            <Button isNext>{w.take(props.clock)}</Button>
          </form>
          <form method="post" action={`${base}/refusal`}>
            <Button>{w.keepMine}</Button>
          </form>
        </div>
      </div>
    </Page>
  );
}
