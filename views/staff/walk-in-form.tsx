import { aboutWait } from '../../src/words/formatting.ts';
import { words } from '../../src/words/words.ts';
import { Checkbox, Radios } from '../parts/choices.tsx';
import { ErrorSummary, type FieldError, SelectField, TextField } from '../parts/field.tsx';
import { ActForm } from './act-form.tsx';
import { LANGUAGE_CHOICES, NeedsField } from './party-forms.tsx';
import type { Panel, StaffScreen } from './staff-props.ts';

/** For somebody who stands in front of one: a service is enough. */
export function WalkInForm({ screen, panel }: { screen: StaffScreen; panel: Panel & { kind: 'walk_in' } }) {
  const all = words(screen.lang);
  const w = all.staff.acts.walkIn;
  const { values, errors: codes } = panel;
  const texts: Readonly<Record<string, string>> = w.errors;
  const errors: FieldError[] = Object.keys(codes).map((field) => ({ field, message: texts[field] ?? texts.service! }));
  const error = (field: string): string | undefined => errors.find((e) => e.field === field)?.message;
  const advisors = screen.floor.map((row) => ({ value: row.advisorId, text: row.advisorName }));
  const open = screen.joinWaits.filter((s) => s.stop !== 'no_walk_ins');
  const choices = open.map((s) => ({
    value: s.serviceId,
    text: s.name,
    note: s.stop
      ? (all.staff.line.joinStops as Readonly<Record<string, string>>)[s.stop]
      : s.wait
        ? aboutWait(s.wait, screen.lang)
        : undefined,
  }));
  return (
    <section class="staff-panel" aria-labelledby="walk-in-title">
      <h2 id="walk-in-title">{w.title}</h2>
      <ErrorSummary errors={errors} lang={screen.lang} />
      <ActForm id="walk-in" action={`${screen.base}/visits`} requestKey={screen.newKey()} fields={{ panel: 'walk-in' }}>
        <div class="staff-services">
          <Radios name="service" legend={w.service} choices={choices} value={values.service} error={error('service')} />
        </div>
        <div class="staff-pair">
          <TextField
            name="name"
            label={all.common.optional(w.name)}
            value={values.name}
            maxlength={80}
            autocomplete="off"
            error={error('name')}
          />
          <TextField
            name="phone"
            type="tel"
            label={all.common.optional(w.phone)}
            value={values.phone}
            maxlength={40}
            autocomplete="off"
            error={error('phone')}
          />
        </div>
        <div class="staff-triple">
          <SelectField name="language" label={w.language} value={values.language} choices={LANGUAGE_CHOICES} />
          <SelectField
            name="advisor"
            label={all.staff.desk.walkIn.advisor}
            value={values.advisor}
            choices={[{ value: '', text: all.staff.desk.walkIn.anybody }, ...advisors]}
            error={error('advisor')}
          />
          <TextField
            name="size"
            label={all.staff.desk.walkIn.size}
            value={values.size}
            inputmode="numeric"
            maxlength={2}
            autocomplete="off"
            error={error('size')}
          />
        </div>
        <NeedsField lang={screen.lang} needs={values.needs} />
        {panel.mayInsist && <Checkbox name="insist" text={all.staff.desk.walkIn.insist} isChecked={false} />}
        <div class="actions">
          <button type="submit" class="button button-next">
            {w.submit}
          </button>
          <a class="button" href={`${screen.base}/queue`} data-shortcut="Escape">
            {all.staff.acts.cancel}
          </a>
        </div>
      </ActForm>
    </section>
  );
}
