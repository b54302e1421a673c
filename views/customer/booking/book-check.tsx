import type { Child } from 'hono/jsx';
import { words } from '../../../src/words/words.ts';
import type { Frame } from '../../layouts/frame.ts';
import { Page } from '../../layouts/page.tsx';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { RefusedNotice } from '../../parts/notice.tsx';
import { type BookingTyped, type Chosen, ChosenFields, HeldNotice } from './book-details.tsx';

interface Props {
  readonly frame: Frame;
  readonly chosen: Chosen;
  readonly typed: BookingTyped;
  readonly serviceName: string;
  readonly storeName: string;
  /** Whom they ask for, how many come, whether earlier would suit. */
  readonly more: readonly { readonly label: string; readonly value: string }[];
  /** "3:15 pm" */
  readonly time: string;
  readonly serviceHref: string;
  readonly timeHref: string;
  readonly detailsAction: string;
  /** Where the details are a page that has kept what was typed; null where they travel in the form. */
  readonly detailsHref: string | null;
  readonly action: string;
  readonly requestKey: string;
  /** Why it was refused, where nothing of it can be mended here. */
  readonly refused: string | null;
}

function TypedFields({ typed }: { typed: BookingTyped }) {
  return (
    <>
      {Object.entries(typed).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** Everything once more before it counts, each with the way to change it. */
export function BookCheck(props: Props) {
  const { frame, chosen, typed, refused } = props;
  const w = words(frame.lang).booking;
  return (
    <Page frame={frame} title={w.check}>
      <div class="question">
        <RefusedNotice text={refused} />
        <p class="note question-step">{w.step(4)}</p>
        <h1>{w.check}</h1>
        <HeldNotice frame={frame} chosen={chosen} />
        <dl class="rows check-answers">
          <Answer label={w.checkService} value={props.serviceName} href={props.serviceHref} change={w.change} />
          <Answer label={w.checkWhen} value={chosen.when} href={props.timeHref} change={w.change} />
          <Answer label={w.checkWhere} value={props.storeName} />
          <Answer label={w.checkName} value={typed.name} />
          <Answer label={w.checkContact} value={[typed.email, typed.phone].filter(Boolean).join(', ')} />
          {props.more.map((answer) => (
            <Answer {...answer} />
          ))}
          {typed.note && <Answer label={w.checkNote} value={typed.note} />}
        </dl>
        <form method="post" action={props.action}>
          <ChosenFields chosen={chosen} />
          <TypedFields typed={typed} />
          <input type="hidden" name="requestKey" value={props.requestKey} />
          <Button isNext isWide>
            {w.confirm(props.time)}
          </Button>
        </form>
        {props.detailsHref ? (
          <ButtonLink href={props.detailsHref} isPlain>
            {w.changeDetails}
          </ButtonLink>
        ) : (
          <form method="post" action={props.detailsAction}>
            <ChosenFields chosen={chosen} />
            <TypedFields typed={typed} />
            <Button isPlain>{w.changeDetails}</Button>
          </form>
        )}
      </div>
    </Page>
  );
}

interface AnswerProps {
  readonly label: string;
  readonly value: Child;
  readonly href?: string;
  readonly change?: string;
}

function Answer({ label, value, href, change }: AnswerProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
      {href && (
        <dd class="check-change">
          <a href={href}>
            {change}
            <span class="visually-hidden">: {label}</span>
          </a>
        </dd>
      )}
    </div>
  );
}
