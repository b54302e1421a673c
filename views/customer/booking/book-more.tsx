import { words } from '../../../src/words/words.ts';
import type { Frame } from '../../layouts/frame.ts';
import { Page } from '../../layouts/page.tsx';
import { BackLink } from '../../parts/back-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Checkbox, Fieldset } from '../../parts/choices.tsx';
import { ErrorSummary, errorOf, type FieldError, SelectField, TextField } from '../../parts/field.tsx';
import type { BookableService } from './book-service.tsx';

interface Props {
  readonly frame: Frame;
  readonly back: { readonly href: string; readonly text: string };
  readonly action: string;
  readonly services: readonly (BookableService & { readonly isTicked: boolean })[];
  readonly advisors: readonly { readonly id: string; readonly name: string }[];
  readonly advisor: string;
  readonly party: string;
  readonly errors: readonly FieldError[];
}

/** Several services in one visit, somebody by name, a party. A GET form: the answer is an address. */
export function BookMore({ frame, back, action, services, advisors, advisor, party, errors }: Props) {
  const w = words(frame.lang);
  const m = w.booking.more;
  const people = [{ value: '', text: m.anyone }, ...advisors.map(({ id, name }) => ({ value: id, text: name }))];
  return (
    <Page frame={frame} title={m.title}>
      <div class="question">
        <BackLink href={back.href} text={back.text} />
        <ErrorSummary errors={errors} lang={frame.lang} />
        <h1>{m.title}</h1>
        <form method="get" action={action}>
          <input type="hidden" name="asked" value="yes" />
          <Fieldset name="service" legend={m.services} error={errorOf(errors, 'service')}>
            {services.map((service) => (
              <Checkbox
                name="service"
                value={service.key}
                text={`${service.name}, ${w.customer.aboutMinutes(service.minutes)}`}
                isChecked={service.isTicked}
              />
            ))}
          </Fieldset>
          {advisors.length > 0 && (
            <SelectField name="advisor" label={m.advisor} hint={m.advisorHint} value={advisor} choices={people} />
          )}
          <TextField
            name="party"
            type="number"
            label={m.party}
            hint={m.partyHint}
            value={party}
            min="1"
            max="20"
            isShort
            error={errorOf(errors, 'party')}
          />
          <Button isNext isWide>
            {m.submit}
          </Button>
        </form>
      </div>
    </Page>
  );
}
