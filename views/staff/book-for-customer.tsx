import { words } from '../../src/words/words.ts';
import { Button } from '../parts/button.tsx';
import { Checkbox, Fieldset } from '../parts/choices.tsx';
import { ErrorSummary, errorOf, type FieldError, SelectField, TextField } from '../parts/field.tsx';
import { StaffPage, type StaffPlace } from './appointment-pages.tsx';
import { LANGUAGE_CHOICES, NeedsField } from './party-forms.tsx';

interface Props extends StaffPlace {
  readonly services: readonly { readonly key: string; readonly text: string; readonly isTicked: boolean }[];
  readonly advisors: readonly { readonly id: string; readonly name: string }[];
  readonly advisor: string;
  readonly party: string;
  readonly errors: readonly FieldError[];
}

/** What a customer at the counter or on the telephone wants; the free times follow. */
export function BookForCustomerPage({ services, advisors, advisor, party, errors, ...place }: Props) {
  const w = words(place.frame.lang).staffAppointments;
  const back = { href: `${place.base}/appointments`, text: w.toList };
  return (
    <StaffPage {...place} title={w.bookTitle} back={back}>
      <ErrorSummary errors={errors} lang={place.frame.lang} />
      <form method="get" action={`${place.base}/appointments/new/times`}>
        <Fieldset name="service" legend={w.services} error={errorOf(errors, 'service')}>
          {services.map((service) => (
            <Checkbox name="service" value={service.key} text={service.text} isChecked={service.isTicked} />
          ))}
        </Fieldset>
        <SelectField
          name="advisor"
          label={w.advisor}
          value={advisor}
          choices={[{ value: '', text: w.anyone }, ...advisors.map(({ id, name }) => ({ value: id, text: name }))]}
        />
        <TextField
          name="party"
          type="number"
          label={w.partySize}
          value={party}
          min="1"
          max="20"
          isShort
          error={errorOf(errors, 'party')}
        />
        <Button isNext>{w.findTimes}</Button>
      </form>
    </StaffPage>
  );
}

export interface CustomerTyped {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  /** In which they are written to and served. */
  readonly language: string;
  readonly needs: readonly string[];
}

/** Who it is for; all of it may be left out. */
export function CustomerFields({
  lang,
  typed,
  errors,
}: {
  lang: 'en' | 'es';
  typed: CustomerTyped;
  errors: readonly FieldError[];
}) {
  const { staffAppointments: w, staff } = words(lang);
  return (
    <div class="section">
      <p class="note">{w.optional}</p>
      <TextField name="name" label={w.name} value={typed.name} maxlength={80} error={errorOf(errors, 'name')} />
      <TextField
        name="phone"
        type="tel"
        label={w.phone}
        value={typed.phone}
        maxlength={30}
        error={errorOf(errors, 'phone')}
      />
      <TextField
        name="email"
        type="email"
        label={w.email}
        value={typed.email}
        maxlength={254}
        error={errorOf(errors, 'email')}
      />
      <SelectField
        name="language"
        label={staff.acts.walkIn.language}
        value={typed.language}
        choices={LANGUAGE_CHOICES}
      />
      <NeedsField lang={lang} needs={typed.needs} />
    </div>
  );
}
