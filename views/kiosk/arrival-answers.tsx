import type { Child } from 'hono/jsx';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { KIOSK_RESET, KioskLayout, type KioskPlace } from '../layouts/kiosk-layout.tsx';
import { ChoiceButton, ChoiceLink } from './kiosk-choice.tsx';

/** What a check-in cannot do as asked, each with the next best thing. Times are words of the store's clock. */
export type ArrivalAnswer =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'too_many' }
  /** A code that is none of ours. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'choose'; readonly appointments: readonly { id: string; time: string; service: string }[] }
  | { readonly kind: 'early'; readonly booked: string; readonly opens: string }
  | {
      readonly kind: 'released';
      readonly booked: string;
      readonly released: string;
      /** "about 10–20 min"; null where it is not known. */
      readonly wait: string | null;
    }
  | { readonly kind: 'other_day'; readonly day: string; readonly time: string }
  | { readonly kind: 'cancelled' };

interface Props {
  readonly frame: Frame;
  readonly place: KioskPlace;
  readonly answer: ArrivalAnswer;
  /** What was typed, to send again with the choice made. */
  readonly sent: Readonly<Record<string, string>>;
  readonly requestKey: string;
}

export function ArrivalAnswerPage(props: Props) {
  const { lead, title } = headOf(props);
  return (
    <KioskLayout
      frame={props.frame}
      place={props.place}
      title={title}
      plate={
        <>
          <p class="kiosk-lead">{lead}</p>
          <h1 class="kiosk-question">{title}</h1>
        </>
      }
    >
      <Body {...props} />
    </KioskLayout>
  );
}

function headOf({ frame, answer }: Props): { lead: string; title: string } {
  const w = words(frame.lang).kiosk.arrival;
  switch (answer.kind) {
    case 'not_found':
      return { lead: w.lead, title: w.notFound.title };
    case 'too_many':
      return { lead: w.lead, title: w.tooMany.title };
    case 'unreadable':
      return { lead: w.lead, title: w.scan.unreadable };
    case 'choose':
      return { lead: w.lead, title: w.choose.title };
    case 'early':
      return { lead: w.early.lead(answer.booked), title: w.early.title(answer.opens) };
    case 'released':
      return { lead: w.released.lead(answer.booked), title: w.released.title };
    case 'other_day':
      return { lead: w.lead, title: w.otherDay.title(answer.day, answer.time) };
    case 'cancelled':
      return { lead: w.lead, title: w.cancelled.title };
  }
}

/** The same check-in again, with the choice that the first one asked for. */
function Again({ props, children }: { props: Props; children?: Child }) {
  const fields = { ...props.sent, key: props.requestKey };
  return (
    <form method="post" action="/kiosk/check-ins">
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

function Body(props: Props) {
  const { frame, answer } = props;
  const w = words(frame.lang).kiosk.arrival;
  switch (answer.kind) {
    case 'unreadable':
    case 'not_found':
      return (
        <>
          <p class="lead">{answer.kind === 'unreadable' ? w.scan.unreadableText : w.notFound.text}</p>
          <div class="kiosk-touch">
            <ChoiceLink href="/kiosk/appointment" title={w.notFound.again} />
            <ChoiceLink href="/kiosk/services" title={w.notFound.join} />
          </div>
        </>
      );
    case 'too_many':
      return <p class="lead">{w.tooMany.text}</p>;
    case 'choose':
      return (
        <Again props={props}>
          <div class="kiosk-touch">
            {answer.appointments.map((a) => (
              <ChoiceButton name="appointment" value={a.id} title={w.choose.option(a.time, a.service)} />
            ))}
          </div>
        </Again>
      );
    case 'early':
      return (
        <div class="kiosk-touch">
          <Again props={props}>
            <ChoiceButton name="now" value="join" title={w.early.join} hint={w.early.joinHint} />
          </Again>
          <ChoiceLink href={KIOSK_RESET} title={w.early.later(answer.opens)} hint={w.early.laterHint} />
        </div>
      );
    case 'released':
      return (
        <>
          <p class="lead">{w.released.text(answer.released)}</p>
          <div class="kiosk-touch">
            <Again props={props}>
              <ChoiceButton
                name="now"
                value="join"
                title={w.released.join}
                hint={answer.wait ? w.released.joinHint(answer.wait) : w.released.joinHintUnknown}
              />
            </Again>
          </div>
        </>
      );
    case 'other_day':
    case 'cancelled':
      return (
        <>
          <p class="lead">{answer.kind === 'other_day' ? w.otherDay.text : w.cancelled.text}</p>
          <div class="kiosk-touch">
            <ChoiceLink
              href="/kiosk/services"
              title={answer.kind === 'other_day' ? w.otherDay.join : w.cancelled.join}
            />
          </div>
        </>
      );
  }
}
