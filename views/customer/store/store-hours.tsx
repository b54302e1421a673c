import type { DayHours } from '../../../src/domain/store/hours-view.ts';
import { type Language, shortDay } from '../../../src/time/wording.ts';
import { dayHoursText, noteText } from '../../../src/words/hours-text.ts';
import { words } from '../../../src/words/words.ts';
import { StateMark } from '../../parts/state-mark.tsx';

interface Props {
  readonly days: readonly DayHours[];
  readonly zoneName: string;
  readonly lang: Language;
}

/** The next days, special ones marked by shape and name. */
export function StoreHours({ days, zoneName, lang }: Props) {
  const w = words(lang).store;
  return (
    <section class="section store-hours">
      <h2>{w.hours}</h2>
      {days.length === 0 ? (
        <p>{w.callForHours}</p>
      ) : (
        <>
          <table>
            <thead class="visually-hidden">
              <tr>
                <th scope="col">{w.dayColumn}</th>
                <th scope="col">{w.hoursColumn}</th>
              </tr>
            </thead>
            <tbody>
              {days.map((day, i) => (
                <DayRow day={day} isToday={i === 0} lang={lang} />
              ))}
            </tbody>
          </table>
          <p class="note">{w.zone(zoneName)}</p>
        </>
      )}
    </section>
  );
}

function DayRow({ day, isToday, lang }: { day: DayHours; isToday: boolean; lang: Language }) {
  return (
    <tr class={[isToday && 'day-today', day.special && 'day-special'].filter(Boolean).join(' ') || undefined}>
      <th scope="row">
        <span class="together">{shortDay(day.date, lang)}</span>
        {isToday && <span class="note"> {words(lang).common.today}</span>}
        {day.special && (
          <StateMark shape="open-diamond" tone="plain">
            {day.special.note ? noteText(day.special.note, lang) : words(lang).hours.specialHours}
          </StateMark>
        )}
      </th>
      <td class="number">{dayHoursText(day, lang)}</td>
    </tr>
  );
}
