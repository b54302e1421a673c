import { words } from '../../../src/words/words.ts';
import type { Frame } from '../../layouts/frame.ts';
import { Page } from '../../layouts/page.tsx';
import { BackLink } from '../../parts/back-link.tsx';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { WhoFields } from '../../parts/contact-fields.tsx';
import { ErrorSummary, type FieldError } from '../../parts/field.tsx';
import { Live } from '../../parts/live.tsx';
import { Notice, RefusedNotice } from '../../parts/notice.tsx';

export interface WaitlistTyped {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

interface JoinProps {
  readonly frame: Frame;
  readonly back: { readonly href: string; readonly text: string };
  readonly action: string;
  /** What is waited for, and the form's key. */
  readonly hidden: Readonly<Record<string, string>>;
  /** "Tuesday, November 24" */
  readonly day: string;
  /** "Device trouble, about 30 min, at Old Market" */
  readonly soFar: string;
  readonly typed: WaitlistTyped;
  readonly errors: readonly FieldError[];
  readonly refused: string | null;
}

/** Who waits for a full day, and how to reach them. */
export function JoinWaitlistPage({ frame, back, action, hidden, day, soFar, typed, errors, refused }: JoinProps) {
  const w = words(frame.lang);
  const { waitlist } = w.offers;
  return (
    <Page frame={frame} title={waitlist.title}>
      <div class="question">
        <BackLink href={back.href} text={back.text} />
        <ErrorSummary errors={errors} lang={frame.lang} />
        <RefusedNotice text={refused} />
        <h1>{waitlist.title}</h1>
        <p class="so-far">{soFar}</p>
        <p>{waitlist.text(day)}</p>
        <p class="note">{waitlist.order}</p>
        <form method="post" action={action}>
          {Object.entries(hidden).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <WhoFields lang={frame.lang} typed={typed} errors={errors} />
          <Button isNext isWide>
            {waitlist.submit}
          </Button>
        </form>
      </div>
    </Page>
  );
}

export interface WishNowProps {
  readonly lang: Frame['lang'];
  readonly id: string;
  readonly status: 'waiting' | 'taken' | 'left' | 'over';
  readonly day: string;
  readonly what: string;
  readonly dayHref: string;
  /** The link of the appointment that it has become. */
  readonly appointmentHref: string | null;
  readonly offer: {
    readonly id: string;
    /** "Tue, Nov 24, 3:15 pm" */
    readonly when: string;
    /** "3:15 pm" */
    readonly clock: string;
    /** "2:05 pm"; null where it is not held any more. */
    readonly heldUntil: string | null;
  } | null;
  /** The time that was offered last and went before it was answered; taken back by the store, or nobody answered. */
  readonly missed: { readonly isTakenBack: boolean; readonly when: string } | null;
  readonly requestKey: string;
}

interface PageProps {
  readonly frame: Frame;
  readonly wish: WishNowProps;
  readonly zone: string;
  readonly notice: string | null;
}

/** One's place on a waitlist; follows what the store frees. */
export function WishPage({ frame, wish, zone, notice }: PageProps) {
  return (
    <Page frame={frame} title={words(frame.lang).offers.waitlist.mineTitle} bodyClass="book" zone={zone}>
      <div class="question">
        <RefusedNotice text={notice} />
        <Live id="wish-now" href={`/waitlist/${wish.id}/live`}>
          <WishNow {...wish} />
        </Live>
      </div>
    </Page>
  );
}

/** The part of the page that follows the store. */
export function WishNow(props: WishNowProps) {
  const { lang, status, day, what, dayHref, appointmentHref } = props;
  const w = words(lang).offers.waitlist;
  const titles = { waiting: w.mineTitle, taken: w.takenTitle, left: w.leftTitle, over: w.overTitle };
  return (
    <>
      <h1 aria-live="polite">{status === 'waiting' && props.offer ? w.offered : titles[status]}</h1>
      <p class="so-far">{what}</p>
      {status === 'waiting' && props.missed && (
        <Notice tone="late">{(props.missed.isTakenBack ? w.withdrawn : w.lapsed)(props.missed.when)}</Notice>
      )}
      {status === 'waiting' && (props.offer ? <Offered {...props} offer={props.offer} /> : <p>{w.mineText(day)}</p>)}
      {status === 'waiting' && (
        <form method="post" action={`/waitlist/${props.id}/leaving`} class="section">
          <Button isPlain>{w.leave}</Button>
        </form>
      )}
      {appointmentHref && (
        <div class="actions">
          <ButtonLink href={appointmentHref} isNext>
            {words(lang).booking.mine.title}
          </ButtonLink>
        </div>
      )}
      {status !== 'waiting' && !appointmentHref && (
        <div class="actions">
          <ButtonLink href={dayHref}>{w.seeDay}</ButtonLink>
        </div>
      )}
    </>
  );
}

function Offered({ lang, id, offer, requestKey }: WishNowProps & { offer: NonNullable<WishNowProps['offer']> }) {
  const w = words(lang).offers;
  const base = `/waitlist/${id}/offers/${offer.id}`;
  return (
    <>
      <p class="lead">{offer.when}</p>
      <Notice tone={offer.heldUntil ? 'plain' : 'late'}>
        {offer.heldUntil ? w.page.heldUntil(offer.heldUntil) : w.page.notHeld}
      </Notice>
      <div class="actions">
        <form method="post" action={`${base}/acceptance`}>
          <input type="hidden" name="requestKey" value={requestKey} />
          <Button isNext>{w.waitlist.take(offer.clock)}</Button>
        </form>
        <form method="post" action={`${base}/refusal`}>
          <Button>{w.waitlist.decline}</Button>
        </form>
      </div>
    </>
  );
}
