import type { AllowedAppointmentAction } from '../../../src/domain/booking/appointment.ts';
import type { AppointmentStatus } from '../../../src/domain/booking/statuses.ts';
import type { ExpectedStart } from '../../../src/domain/forecast/expected-start.ts';
import type { Instant } from '../../../src/time/instant.ts';
import { clockTime, type Language, longDayAt, zoneName } from '../../../src/time/wording.ts';
import { bringText } from '../../../src/words/bring-text.ts';
import { words } from '../../../src/words/words.ts';
import type { Frame } from '../../layouts/frame.ts';
import { Page } from '../../layouts/page.tsx';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { Live } from '../../parts/live.tsx';
import { Notice } from '../../parts/notice.tsx';
import { QrCode } from '../../parts/qr-code.tsx';
import { TimeFigure } from '../../parts/wait-figure.tsx';
import { Also, Earlier, Section } from './appointment-acts.tsx';
import { startText } from './start-text.ts';

export interface AppointmentNowProps {
  readonly lang: Language;
  readonly id: string;
  readonly status: AppointmentStatus;
  readonly needsAttention: boolean;
  /** The way to times that the store offers, in words. */
  readonly offer: string | null;
  /** True while an earlier time is asked for; null where that cannot be. */
  readonly asksEarlier: boolean | null;
  readonly serviceNames: string;
  readonly storeName: string;
  readonly storeHref: string;
  /** The same services, at another time. */
  readonly bookAgainHref: string;
  readonly address: string;
  readonly directionsHref: string;
  readonly zone: string;
  readonly startsAt: Instant;
  readonly checkIn: { readonly opensAt: Instant; readonly punctualUntil: Instant; readonly releasesAt: Instant };
  /** "K7M 4XT" */
  readonly reference: string;
  /** "K, seven, M, four, X, T" */
  readonly spokenReference: string;
  /** What the kiosk reads to find it. */
  readonly qr: string;
  readonly bring: readonly string[];
  readonly allowed: readonly AllowedAppointmentAction[];
  /** Until when it could be moved, once that is over. */
  readonly movedUntil: Instant | null;
  readonly requestKey: string;
  /** Said once, after one's own change. */
  readonly moved: string | null;
  /** When it is likely to start; null while that cannot be said. */
  readonly start: ExpectedStart | null;
}

interface PageProps {
  readonly frame: Frame;
  readonly appointment: AppointmentNowProps;
  readonly liveHref: string;
  /** Said once, after a change that was no longer possible. */
  readonly notice: string | null;
}

/** One's own appointment: when and where, the code, and what can be changed. Follows what the store does to it. */
export function AppointmentPage({ frame, appointment, liveHref, notice }: PageProps) {
  const { title } = words(frame.lang).booking.mine;
  return (
    <Page frame={frame} title={title} bodyClass="appointment" zone={appointment.zone}>
      <div class="question">
        {notice && <Notice isAnswer>{notice}</Notice>}
        <Live id="appointment-now" href={liveHref}>
          <AppointmentNow {...appointment} />
        </Live>
      </div>
    </Page>
  );
}

/** In place of an appointment that has become a visit: the page goes on to that. */
export const BecameVisit = ({ visitId }: { readonly visitId: string }) => <div data-go-to={`/visits/${visitId}`}></div>;

/** The part of the page that follows the store. */
export function AppointmentNow(props: AppointmentNowProps) {
  const { lang, status, zone, startsAt } = props;
  const w = words(lang).booking.mine;
  const isToCome = status === 'booked';
  return (
    <>
      {props.moved && <Notice isAnswer>{props.moved}</Notice>}
      <h1 aria-live="polite">{statusText(props)}</h1>
      {isToCome && (
        <p class="appointment-time">
          <TimeFigure time={clockTime(startsAt, zone, lang)} size="answer" />
        </p>
      )}
      <p class="lead">
        {longDayAt(startsAt, zone, lang)}
        {!isToCome && `, ${clockTime(startsAt, zone, lang)}`}
      </p>
      {isToCome && (
        <p class="note" data-zone-hint={zone} hidden>
          {words(lang).booking.zoneHint(zoneName(startsAt, zone, lang))}
        </p>
      )}
      <p>{w.at(props.serviceNames, props.storeName)}</p>
      {isToCome && props.start && <ToldStart {...props} start={props.start} />}
      {props.needsAttention && <Notice tone="late">{w.needsAttention}</Notice>}
      {isToCome && props.offer && (
        <p class="actions">
          <ButtonLink href={`/appointments/${props.id}/offer`} isNext>
            {props.offer}
          </ButtonLink>
        </p>
      )}
      {isToCome ? <ToCome {...props} /> : <Over {...props} />}
    </>
  );
}

function ToldStart({ start, startsAt, zone, lang }: AppointmentNowProps & { readonly start: ExpectedStart }) {
  const text = startText(start, startsAt, zone, lang);
  return start.isLate ? <Notice tone="late">{text}</Notice> : <p>{text}</p>;
}

function statusText({ lang, status }: AppointmentNowProps): string {
  const w = words(lang).booking.mine;
  const texts: Readonly<Record<AppointmentStatus, string>> = {
    booked: w.booked,
    checked_in: w.checkedIn,
    fulfilled: w.fulfilled,
    cancelled: w.cancelled,
    no_show: w.noShow,
  };
  return texts[status];
}

function ToCome(props: AppointmentNowProps) {
  const { lang, zone, checkIn, allowed } = props;
  const w = words(lang).booking.mine;
  const clock = (at: Instant) => clockTime(at, zone, lang);
  return (
    <>
      <Section title={w.checkIn}>
        <p>{w.checkInText(clock(checkIn.opensAt), clock(checkIn.releasesAt))}</p>
        <p class="note">{w.late(clock(checkIn.punctualUntil), clock(checkIn.releasesAt))}</p>
        {allowed.includes('check_in') && (
          <form method="post" action={`/appointments/${props.id}/check-in`} class="actions">
            <input type="hidden" name="requestKey" value={props.requestKey} />
            <Button isNext isWide>
              {w.here}
            </Button>
          </form>
        )}
      </Section>
      <Section title={w.code}>
        <div class="appointment-code">
          <p class="code appointment-reference">{props.reference}</p>
          <QrCode text={props.qr} label={`${w.code} ${props.reference}`} />
        </div>
        <p class="note">{w.codeText(props.spokenReference)}</p>
      </Section>
      {props.bring.length > 0 && (
        <Section title={w.bring}>
          <ul class="rows">
            {props.bring.map((line) => (
              <li>{bringText(line, lang)}</li>
            ))}
          </ul>
        </Section>
      )}
      <Where {...props} />
      {props.asksEarlier !== null && <Earlier lang={lang} id={props.id} asks={props.asksEarlier} />}
      {allowed.length > 0 && <Also {...props} />}
    </>
  );
}

function Where({ lang, storeHref, storeName, address, directionsHref }: AppointmentNowProps) {
  const w = words(lang).booking.mine;
  return (
    <Section title={w.where}>
      <p>
        <a href={storeHref}>{storeName}</a>
        <br />
        {address}
      </p>
      <p>
        <a href={directionsHref}>{w.directions}</a>
      </p>
    </Section>
  );
}

function Over(props: AppointmentNowProps) {
  const w = words(props.lang).booking.mine;
  const isCancelled = props.status === 'cancelled';
  const isNoShow = props.status === 'no_show';
  return (
    <>
      {isCancelled && <p>{w.cancelledText}</p>}
      {isNoShow && <p>{w.noShowText}</p>}
      {isCancelled && (
        <p>
          <a href={`/appointments/${props.id}/calendar.ics`}>{w.calendarOut}</a>
        </p>
      )}
      <div class="actions">
        <ButtonLink href={props.bookAgainHref} isNext>
          {w.bookAgain}
        </ButtonLink>
      </div>
      <Where {...props} />
    </>
  );
}
