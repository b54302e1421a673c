import { words } from '../../../src/words/words.ts';
import type { Frame } from '../../layouts/frame.ts';
import { Page } from '../../layouts/page.tsx';
import { BackLink } from '../../parts/back-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Checkbox } from '../../parts/choices.tsx';
import { WhoFields } from '../../parts/contact-fields.tsx';
import { ErrorSummary, errorOf, type FieldError, TextArea } from '../../parts/field.tsx';
import { Notice } from '../../parts/notice.tsx';

/** What was typed, so that a refused form comes back whole. */
export interface BookingTyped {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly note: string;
  /** `yes`: offer me an earlier time that day. */
  readonly earlier: string;
}

export const NOTHING_TYPED: BookingTyped = { name: '', email: '', phone: '', note: '', earlier: '' };

/** The choice so far, which travels in the form. */
export interface Chosen {
  /** Keys joined by commas, as the address has them. */
  readonly serviceKey: string;
  /** What stands beside the services: whom they ask for, how many come. */
  readonly rest: Readonly<Record<string, string>>;
  /** RFC 3339. */
  readonly startsAt: string;
  readonly holdId: string;
  /** "Tue, Nov 24, 3:15 pm" */
  readonly when: string;
  /** "Device trouble, about 30 min, at Old Market" */
  readonly soFar: string;
  /** "2:05 pm"; null where the time is not held any more. */
  readonly heldUntil: string | null;
}

export function ChosenFields({ chosen }: { chosen: Chosen }) {
  return (
    <>
      <input type="hidden" name="service" value={chosen.serviceKey} />
      {Object.entries(chosen.rest).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="startsAt" value={chosen.startsAt} />
      <input type="hidden" name="hold" value={chosen.holdId} />
    </>
  );
}

export function HeldNotice({ frame, chosen }: { frame: Frame; chosen: Chosen }) {
  const w = words(frame.lang).booking;
  return (
    <Notice tone={chosen.heldUntil ? 'plain' : 'late'}>
      {chosen.heldUntil ? w.heldUntil(chosen.heldUntil) : w.notHeld}
    </Notice>
  );
}

interface Props {
  readonly frame: Frame;
  readonly back: { readonly href: string; readonly text: string };
  readonly action: string;
  readonly chosen: Chosen;
  readonly typed: BookingTyped;
  readonly errors: readonly FieldError[];
}

/** Who comes, and how to reach them. */
export function BookDetails({ frame, back, action, chosen, typed, errors }: Props) {
  const w = words(frame.lang);
  const b = w.booking;
  return (
    <Page frame={frame} title={b.details}>
      <div class="question">
        <BackLink href={back.href} text={back.text} />
        <ErrorSummary errors={errors} lang={frame.lang} />
        <p class="note question-step">{b.step(3)}</p>
        <h1>{b.details}</h1>
        <p class="so-far">
          {b.detailsFor(chosen.when)}
          <br />
          {chosen.soFar}
        </p>
        <HeldNotice frame={frame} chosen={chosen} />
        <form method="post" action={action}>
          <ChosenFields chosen={chosen} />
          <WhoFields lang={frame.lang} typed={typed} errors={errors} emailHint={b.emailHint} />
          <TextArea
            name="note"
            label={w.common.optional(b.note)}
            hint={b.noteHint}
            value={typed.note}
            maxlength={500}
            error={errorOf(errors, 'note')}
          />
          <Checkbox name="earlier" text={w.offers.earlier.ask} isChecked={typed.earlier === 'yes'} />
          <p class="note">{w.offers.earlier.askNote}</p>
          <Button isNext isWide>
            {w.common.continue}
          </Button>
        </form>
      </div>
    </Page>
  );
}
