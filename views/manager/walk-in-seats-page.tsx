import type { Weekday } from '../../src/time/local.ts';
import { dayName, shortDayName, shortLocalClock } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button } from '../parts/button.tsx';
import { errorOf, fieldId } from '../parts/field.tsx';
import { type FormState, one } from './form-values.ts';
import { ManagerPage, type Where } from './manager-page.tsx';
import { settingsPath } from './settings-page.tsx';

export const seatField = (weekday: Weekday, hour: number): string => `seats-${weekday}-${hour}`;

interface Props {
  readonly frame: Frame;
  readonly where: Where;
  readonly said?: string | null;
  /** Monday to Sunday, a column each. */
  readonly weekdays: readonly Weekday[];
  /** Hours of the clock, 0 to 23, a row each. */
  readonly hours: readonly number[];
  /** False in a store where the chain's hold. */
  readonly isOwn: boolean;
  readonly form: FormState;
}

/** A week of hours: how many advisors booking leaves free in each. */
export function WalkInSeatsPage({ frame, where, said, weekdays, hours, isOwn, form }: Props) {
  const { lang } = frame;
  const w = words(lang).manager.settings.seats;
  const path = `${settingsPath(where)}/walk-in-seats`;
  return (
    <ManagerPage frame={frame} where={where} title={w.title} said={said} errors={form.errors}>
      <p class="lead">{w.intro}</p>
      {where.store && !isOwn && <p class="note">{w.ofChain}</p>}
      <form method="post" action={path} class="section">
        <div class="wide-table">
          <table class="week-grid seats-grid">
            <thead>
              <tr>
                <th scope="col">{w.hour}</th>
                {weekdays.map((weekday) => (
                  <th scope="col">{shortDayName(weekday, lang)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {hours.map((hour) => (
                <tr>
                  <th scope="row">{shortLocalClock(hour * 60, lang)}</th>
                  {weekdays.map((weekday) => (
                    <td data-day={shortDayName(weekday, lang)}>
                      <SeatCell weekday={weekday} hour={hour} lang={lang} form={form} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p class="actions">
          <Button isNext>{w.save}</Button>
          <a href={settingsPath(where)}>{w.back}</a>
        </p>
      </form>
      {where.store && isOwn && (
        <form method="post" action={`${path}/removal`}>
          <Button isPlain>{w.follow}</Button>
        </form>
      )}
    </ManagerPage>
  );
}

interface CellProps {
  readonly weekday: Weekday;
  readonly hour: number;
  readonly lang: Frame['lang'];
  readonly form: FormState;
}

function SeatCell({ weekday, hour, lang, form }: CellProps) {
  const name = seatField(weekday, hour);
  const w = words(lang).manager.settings.seats;
  return (
    <input
      id={fieldId(name)}
      name={name}
      type="text"
      inputmode="numeric"
      maxlength={2}
      value={one(form.values, name)}
      autocomplete="off"
      aria-label={w.of(dayName(weekday, lang), shortLocalClock(hour * 60, lang))}
      aria-invalid={errorOf(form.errors, name) ? 'true' : undefined}
    />
  );
}
