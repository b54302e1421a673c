import { words } from '../../../src/words/words.ts';
import { Page } from '../../layouts/page.tsx';
import { BackLink } from '../../parts/back-link.tsx';
import { ButtonLink } from '../../parts/button.tsx';
import { Days, RefusedTime, Times, type TimesShown } from '../../parts/choose-time.tsx';
import { ErrorSummary } from '../../parts/field.tsx';

export interface ChooseTimeProps extends TimesShown {
  readonly title: string;
  readonly step: string | null;
  readonly back: { readonly href: string; readonly text: string };
  /** "Device trouble, about 30 min, at Old Market" */
  readonly soFar: string;
  /** The way into the line, where one can join instead. */
  readonly joinHref: string | null;
}

/** Days are links, times are radio buttons: both work by keyboard and without a script. */
export function ChooseTime(props: ChooseTimeProps) {
  const { frame, back, step, refused } = props;
  const w = words(frame.lang).booking;
  return (
    <Page frame={frame} title={props.title} bodyClass="book" zone={props.zone}>
      <div class="question">
        <BackLink href={back.href} text={back.text} />
        <ErrorSummary errors={props.errors} lang={frame.lang} />
        {refused && <RefusedTime {...props} refused={refused} />}
        {step && <p class="note question-step">{step}</p>}
        <h1>{props.title}</h1>
        <p class="so-far">{props.soFar}</p>
        <Days {...props} />
        <Times {...props} />
      </div>
      {props.joinHref && (
        <aside class="section book-aside">
          <h2>{w.comeNow}</h2>
          <p class="note">{w.comeNowText}</p>
          <ButtonLink href={props.joinHref}>{words(frame.lang).customer.joinLine}</ButtonLink>
        </aside>
      )}
    </Page>
  );
}
