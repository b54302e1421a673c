import { dayName } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button } from '../parts/button.tsx';
import { Radios } from '../parts/choices.tsx';
import { errorOf, fieldId } from '../parts/field.tsx';
import { type FormState, one } from './form-values.ts';
import { ManagerPage, storeBase, type Where } from './manager-page.tsx';

interface Props {
  readonly frame: Frame;
  readonly where: Where & { readonly store: { readonly slug: string; readonly name: string } };
  readonly said?: string | null;
  readonly form: FormState;
}

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** As many openings of a day as can be kept. The third and later ones show only where there are some, as from an import. */
export const HOURS_PARTS = [1, 2, 3, 4, 5, 6] as const;
export type HoursPart = (typeof HOURS_PARTS)[number];
export const hoursField = (day: number, part: HoursPart, end: 'opens' | 'closes'): string => `${end}-${day}-${part}`;

/** A week of opening hours in one form: two openings a day, the second for stores that close at noon, and more where there are more. */
export function HoursPage({ frame, where, said, form }: Props) {
  const { lang } = frame;
  const w = words(lang).manager.hours;
  const isUsed = (day: number, part: HoursPart): boolean =>
    (['opens', 'closes'] as const).some((end) => one(form.values, hoursField(day, part, end)) !== '');
  const hasSecond = DAYS.some((day) => HOURS_PARTS.some((part) => part > 1 && isUsed(day, part)));
  const further = DAYS.flatMap((day) =>
    HOURS_PARTS.filter((part) => part > 2 && isUsed(day, part)).map((part) => ({ day, part })),
  );
  return (
    <ManagerPage frame={frame} where={where} title={w.title} said={said} errors={form.errors}>
      <form method="post" action={`${storeBase(where.store.slug)}/hours`}>
        <Radios
          name="known"
          legend={w.known}
          value={one(form.values, 'known') || 'yes'}
          choices={[
            { value: 'yes', text: w.isKnown },
            { value: 'no', text: w.isUnknown },
          ]}
        />
        <p class="note" id="hours-hint">
          {w.hint}
        </p>
        <table class="hours-form">
          <thead>
            <tr>
              <th scope="col">{w.day}</th>
              <th scope="col">{w.opens}</th>
              <th scope="col">{w.closes}</th>
            </tr>
          </thead>
          <tbody>
            {DAYS.map((day) => (
              <DayRow day={day} part={1} label={dayName(day, lang)} form={form} w={w} />
            ))}
          </tbody>
        </table>
        <details open={hasSecond}>
          <summary>{w.second}</summary>
          <table class="hours-form">
            <tbody>
              {DAYS.map((day) => (
                <DayRow day={day} part={2} label={dayName(day, lang)} form={form} w={w} />
              ))}
              {further.map(({ day, part }) => (
                <DayRow day={day} part={part} label={w.further(dayName(day, lang), part)} form={form} w={w} />
              ))}
            </tbody>
          </table>
        </details>
        <p class="actions">
          <Button isNext>{w.save}</Button>
        </p>
      </form>
    </ManagerPage>
  );
}

interface RowProps {
  readonly day: number;
  readonly part: HoursPart;
  readonly label: string;
  readonly form: FormState;
  readonly w: ReturnType<typeof words>['manager']['hours'];
}

function DayRow({ day, part, label, form, w }: RowProps) {
  const names = part === 1 ? [w.opensOf, w.closesOf] : [w.secondOpens, w.secondCloses];
  const error =
    errorOf(form.errors, hoursField(day, part, 'opens')) ?? errorOf(form.errors, hoursField(day, part, 'closes'));
  return (
    <tr class={error ? 'row-wrong' : undefined}>
      <th scope="row">
        {label}
        {error && <span class="field-error">{error}</span>}
      </th>
      {(['opens', 'closes'] as const).map((end, i) => {
        const name = hoursField(day, part, end);
        return (
          <td>
            <input
              id={fieldId(name)}
              name={name}
              type="text"
              value={one(form.values, name)}
              aria-label={names[i]!(label)}
              aria-describedby="hours-hint"
              aria-invalid={errorOf(form.errors, name) ? 'true' : undefined}
              autocomplete="off"
              maxlength={12}
            />
          </td>
        );
      })}
    </tr>
  );
}
