import type { Party } from '../../src/domain/queue/visit/party.ts';
import { words } from '../../src/words/words.ts';
import { Checkbox, Fieldset } from '../parts/choices.tsx';
import { ErrorSummary, type FieldError, SelectField, TextField } from '../parts/field.tsx';
import { ActForm, VisitForm } from './act-form.tsx';
import type { StaffScreen } from './staff-props.ts';
import { Leave, PanelEnd, type VisitPanelProps } from './visit-panel.tsx';

export const NEEDS = ['more_time', 'seat', 'interpreter', 'text'] as const;
export const LANGUAGE_CHOICES = Object.entries({ en: 'English', es: 'Español' }).map(([value, text]) => ({
  value,
  text,
}));

export function SplitForm({ screen, panel: { visit } }: VisitPanelProps) {
  const w = words(screen.lang).staff.desk.splitForm;
  const sizes = Array.from({ length: visit.partySize - 1 }, (_, i) => String(i + 1));
  return (
    <section class="staff-panel" aria-labelledby="split-title">
      <h2 id="split-title">{w.title(visit.ticket)}</h2>
      <p class="note">{sizes.length > 0 ? w.note : w.tooSmall}</p>
      {sizes.length > 0 && (
        <VisitForm screen={screen} visit={visit} noun="parts">
          <div class="staff-triple">
            <SelectField
              name="size"
              label={w.size}
              value="1"
              choices={sizes.map((size) => ({ value: size, text: size }))}
            />
            <SelectField
              name="service"
              label={w.service}
              value={visit.serviceId}
              choices={screen.services.map(({ id, name }) => ({ value: id, text: name }))}
            />
            <TextField
              name="name"
              label={words(screen.lang).common.optional(w.name)}
              maxlength={80}
              autocomplete="off"
            />
          </div>
          <PanelEnd screen={screen} submit={w.submit} />
        </VisitForm>
      )}
    </section>
  );
}

/** Walk-ins that wait or are parked: a booked party stays one of its own. */
const mergeable = (screen: StaffScreen, visitId: string): Party[] =>
  [...screen.line, ...screen.parked].filter((party) => party.visitId !== visitId && party.bookedAt === null);

export function MergeForm({ screen, panel: { visit } }: VisitPanelProps) {
  const w = words(screen.lang).staff.desk.mergeForm;
  const others = mergeable(screen, visit.visitId);
  return (
    <section class="staff-panel" aria-labelledby="merge-title">
      <h2 id="merge-title">{w.title(visit.ticket)}</h2>
      <p class="note">{others.length > 0 ? w.note : w.none}</p>
      <VisitForm screen={screen} visit={visit} noun="mergers">
        <div class="staff-choices">
          {others.map((party) => (
            <button type="submit" class="button" name="other" value={`${party.visitId}:${party.revision}`}>
              {w.choice(party.ticket, party.name ?? words(screen.lang).staff.line.noName, party.partySize)}
            </button>
          ))}
          <Leave screen={screen} />
        </div>
      </VisitForm>
    </section>
  );
}

export function DetailsForm({ screen, panel: { visit, details: d, errors: codes } }: VisitPanelProps) {
  const all = words(screen.lang);
  const { walkIn } = all.staff.acts;
  const w = all.staff.desk.detailsForm;
  const texts: Readonly<Record<string, string>> = w.errors;
  const errors: FieldError[] = Object.keys(codes).map((field) => ({ field, message: texts[field] ?? field }));
  const error = (field: string): string | undefined => errors.find((e) => e.field === field)?.message;
  const text = (name: 'name' | 'phone' | 'email' | 'note' | 'size', label: string, maxlength: number) => (
    <TextField name={name} label={label} value={d[name]} maxlength={maxlength} autocomplete="off" error={error(name)} />
  );
  return (
    <section class="staff-panel" aria-labelledby="details-title">
      <h2 id="details-title">{w.title(visit.ticket)}</h2>
      <ErrorSummary errors={errors} lang={screen.lang} />
      <ActForm
        id={`details-${visit.visitId}`}
        action={`${screen.base}/visits/${visit.visitId}/details`}
        requestKey={screen.newKey()}
        revision={visit.revision}
      >
        <div class="staff-triple">
          {text('name', walkIn.name, 80)}
          {text('phone', walkIn.phone, 40)}
          {text('email', w.email, 254)}
          {text('size', w.size, 2)}
          <SelectField name="language" label={walkIn.language} value={d.language} choices={LANGUAGE_CHOICES} />
          {text('note', w.note, 500)}
        </div>
        <NeedsField lang={screen.lang} needs={d.needs} />
        <PanelEnd screen={screen} submit={w.submit} />
      </ActForm>
    </section>
  );
}

export function NeedsField({ lang, needs }: { lang: StaffScreen['lang']; needs: readonly string[] }) {
  const all = words(lang);
  return (
    <Fieldset name="needs" legend={all.common.optional(all.staff.acts.walkIn.needs)}>
      <div class="staff-needs">
        {NEEDS.map((need) => (
          <Checkbox name="needs[]" value={need} text={all.staff.needs[need]} isChecked={needs.includes(need)} />
        ))}
      </div>
    </Fieldset>
  );
}
