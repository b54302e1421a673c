import type { LocalDate } from '../../src/time/local.ts';
import { shortDay } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button } from '../parts/button.tsx';
import { Fieldset, Radios } from '../parts/choices.tsx';
import { errorOf, TextField } from '../parts/field.tsx';
import { type FormState, many, one } from './form-values.ts';
import { storeBase } from './manager-page.tsx';
import type { ShiftsProps } from './shifts-page.tsx';

/** The same shift for several advisors and days at once. */
export function FillForm({ frame, where, days, advisors, form }: ShiftsProps) {
  const { lang } = frame;
  const w = words(lang).manager.shifts;
  const chosen = (name: string, value: string, byDefault: boolean): boolean =>
    form.values.fillTimes === undefined ? byDefault : many(form.values, name).includes(value);
  return (
    <form method="post" action={`${storeBase(where.store.slug)}/shifts/fillings`} class="section">
      <h2>{w.fill.title}</h2>
      <p class="note">{w.fill.text}</p>
      <input type="hidden" name="week" value={days[0]!.date} />
      <div class="field-pair">
        <TextField
          name="fillTimes"
          label={w.shift}
          value={one(form.values, 'fillTimes')}
          error={errorOf(form.errors, 'fillTimes')}
          autocomplete="off"
        />
        <TextField
          name="fillBreaks"
          label={w.breaks}
          value={one(form.values, 'fillBreaks')}
          error={errorOf(form.errors, 'fillBreaks')}
          autocomplete="off"
        />
      </div>
      <Fieldset name="fillAdvisors" legend={w.fill.who} error={errorOf(form.errors, 'fillAdvisors')}>
        <div class="choice-line">
          {advisors.map((advisor) => (
            <label class="choice">
              <input
                type="checkbox"
                name="fillAdvisors"
                value={advisor.id}
                checked={chosen('fillAdvisors', advisor.id, true)}
              />
              <span>{advisor.name}</span>
            </label>
          ))}
        </div>
      </Fieldset>
      <Fieldset name="fillDays" legend={w.fill.days} error={errorOf(form.errors, 'fillDays')}>
        <div class="choice-line">
          {days.map((day) => (
            <label class="choice">
              <input
                type="checkbox"
                name="fillDays"
                value={day.date}
                checked={chosen('fillDays', day.date, day.open !== null && !day.isPast)}
              />
              <span>{shortDay(day.date, lang)}</span>
            </label>
          ))}
        </div>
      </Fieldset>
      <p class="actions">
        <Button>{w.fill.button}</Button>
      </p>
    </form>
  );
}

interface CopyProps {
  readonly lang: Frame['lang'];
  readonly action: string;
  readonly monday: LocalDate;
  readonly form: FormState;
}

/** The week that is shown, again in the weeks that follow. */
export function CopyForm({ lang, action, monday, form }: CopyProps) {
  const w = words(lang).manager.shifts.copy;
  return (
    <form method="post" action={action} class="section">
      <h2>{w.title}</h2>
      <p class="note">{w.text}</p>
      <input type="hidden" name="week" value={monday} />
      <TextField
        name="weeks"
        label={w.weeks}
        value={one(form.values, 'weeks') || '4'}
        error={errorOf(form.errors, 'weeks')}
        inputmode="numeric"
        isShort
      />
      <Radios
        name="existing"
        legend={w.existing}
        value={one(form.values, 'existing') || 'leave'}
        choices={[
          { value: 'leave', text: w.leave },
          { value: 'replace', text: w.replace },
        ]}
      />
      <p class="actions">
        <Button>{w.button}</Button>
      </p>
    </form>
  );
}
