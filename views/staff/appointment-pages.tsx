import type { Child } from 'hono/jsx';
import type { AllowedAppointmentAction } from '../../src/domain/booking/appointment.ts';
import type { AppointmentStatus } from '../../src/domain/booking/statuses.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { StaffLayout } from '../layouts/staff-layout.tsx';
import { BackLink } from '../parts/back-link.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { Days, RefusedTime, Times, type TimesShown } from '../parts/choose-time.tsx';
import { ErrorSummary, SelectField } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';

/** What every page of appointments on the staff's side stands in. */
export interface StaffPlace {
  readonly frame: Frame;
  readonly storeName: string;
  readonly zone: string;
  /** "/staff/old-market" */
  readonly base: string;
  /** What the last form did. */
  readonly said?: string | null;
}

interface ShellProps extends StaffPlace {
  readonly title: string;
  readonly back: { readonly href: string; readonly text: string };
  readonly children?: Child;
}

/** A staff page of one column, with the way back first. */
export function StaffPage({ frame, storeName, zone, title, back, said, children }: ShellProps) {
  return (
    <StaffLayout frame={frame} title={`${title}, ${storeName}`} place={storeName} zone={zone}>
      <main id="main" tabindex={-1} class="staff-page book">
        <BackLink href={back.href} text={back.text} />
        {said && <Notice isAnswer>{said}</Notice>}
        <h1>{title}</h1>
        {children}
      </main>
    </StaffLayout>
  );
}

export interface AppointmentListRow {
  readonly id: string;
  /** "3:15 pm" */
  readonly time: string;
  readonly who: string;
  readonly what: string;
  readonly status: AppointmentStatus;
  /** "with Robin", "overflow: Extra 1"; null where nobody is planned. */
  readonly plan: string | null;
  readonly needsAttention: boolean;
}

interface ListProps extends StaffPlace {
  /** "Tue, Nov 24" */
  readonly day: string;
  readonly beforeHref: string;
  readonly afterHref: string;
  readonly rows: readonly AppointmentListRow[];
  readonly mayAct: boolean;
}

/** The appointments of a day. */
export function AppointmentListPage({ rows, day, beforeHref, afterHref, mayAct, ...place }: ListProps) {
  const w = words(place.frame.lang).staffAppointments;
  return (
    <StaffPage {...place} title={w.dayTitle(day)} back={{ href: `${place.base}/queue`, text: w.toLine }}>
      <p class="book-weeks">
        <a href={beforeHref}>{w.before}</a>
        <a href={afterHref}>{w.after}</a>
      </p>
      {mayAct && (
        <p class="actions">
          <ButtonLink href={`${place.base}/appointments/new`} isNext>
            {w.book}
          </ButtonLink>
        </p>
      )}
      {rows.length === 0 && <p>{w.none}</p>}
      <ul class="rows rows-links">
        {rows.map((row) => (
          <li>
            <a href={`${place.base}/appointments/${row.id}`}>
              <span>
                <b>{row.time}</b> {row.who}
              </span>{' '}
              <span class="note">
                {[row.what, row.plan, w.statuses[row.status]].filter(Boolean).join(', ')}
                {row.needsAttention && <b> {words(place.frame.lang).staff.arrivals.attention}</b>}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </StaffPage>
  );
}

export interface StaffAppointment {
  readonly id: string;
  readonly who: string;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly allowed: readonly AllowedAppointmentAction[];
  readonly needsAttention: boolean;
  /** Times offered and not answered yet, in words. */
  readonly offered: string | null;
  readonly dayHref: string;
}

interface OneProps extends StaffPlace {
  readonly appointment: StaffAppointment;
  readonly mayAct: boolean;
  readonly requestKey: string;
}

/** One appointment with what staff may do about it. */
export function StaffAppointmentPage({ appointment, mayAct, requestKey, ...place }: OneProps) {
  const { id, allowed, needsAttention, offered } = appointment;
  const w = words(place.frame.lang).staffAppointments;
  const own = `${place.base}/appointments/${id}`;
  return (
    <StaffPage {...place} title={appointment.who} back={{ href: appointment.dayHref, text: w.toList }}>
      {needsAttention && <Notice tone="late">{w.attention}</Notice>}
      {offered && <Notice>{offered}</Notice>}
      <dl class="facts section">
        {appointment.facts.map((fact) => (
          <>
            <dt>{fact.label}</dt>
            <dd>{fact.text}</dd>
          </>
        ))}
      </dl>
      {mayAct && (
        <div class="actions">
          {needsAttention && <Act action={`${own}/replan`} requestKey={requestKey} text={w.replan} />}
          {needsAttention && <Act action={`${own}/offers`} requestKey={requestKey} text={w.offer} />}
          {allowed.includes('move') && <ButtonLink href={`${own}/move`}>{w.move}</ButtonLink>}
          {allowed.includes('cancel') && <ButtonLink href={`${own}/cancellation`}>{w.cancel}</ButtonLink>}
        </div>
      )}
    </StaffPage>
  );
}

function Act({ action, requestKey, text }: { action: string; requestKey: string; text: string }) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="key" value={requestKey} />
      <Button>{text}</Button>
    </form>
  );
}

interface CancelProps extends StaffPlace {
  readonly id: string;
  readonly who: string;
  readonly when: string;
  readonly requestKey: string;
}

export function StaffCancelPage({ id, who, when, requestKey, ...place }: CancelProps) {
  const w = words(place.frame.lang).staffAppointments;
  const own = `${place.base}/appointments/${id}`;
  return (
    <StaffPage {...place} title={w.cancelTitle} back={{ href: own, text: who }}>
      <p class="lead">
        {who}, {when}
      </p>
      <p>{w.cancelText}</p>
      <form method="post" action={`${own}/cancellation`}>
        <input type="hidden" name="key" value={requestKey} />
        <SelectField
          name="reason"
          label={w.cancelReason}
          value="customer"
          choices={Object.entries(w.reasons).map(([value, text]) => ({ value, text }))}
        />
        <p class="actions">
          <Button>{w.cancelYes}</Button>
          <a href={own}>{w.cancelNo}</a>
        </p>
      </form>
    </StaffPage>
  );
}

interface TimesPageProps extends StaffPlace {
  readonly title: string;
  readonly back: { readonly href: string; readonly text: string };
  readonly soFar: string;
  readonly times: TimesShown;
  /** Further fields of the same form. */
  readonly fields?: Child;
}

/** Days and times as customers choose them, for staff: from now on, and into another day. */
export function StaffTimesPage({ title, back, soFar, times, fields, ...place }: TimesPageProps) {
  return (
    <StaffPage {...place} title={title} back={back}>
      <ErrorSummary errors={times.errors} lang={place.frame.lang} />
      {times.refused && <RefusedTime {...times} refused={times.refused} />}
      <p class="so-far">{soFar}</p>
      <Days {...times} />
      <Times {...times}>{fields}</Times>
    </StaffPage>
  );
}
