import type { Weekday } from '../../../src/time/local.ts';
import { type Language, shortLocalClock } from '../../../src/time/wording.ts';
import { words } from '../../../src/words/words.ts';
import { HourChart } from '../../parts/hour-chart.tsx';

export interface UsualHourShown {
  readonly hour: number;
  readonly median: number;
  readonly p80: number;
  readonly days: number;
  readonly people: number;
  readonly isThin: boolean;
  readonly isNow: boolean;
}

/** How often the ranges that are shown held. */
export interface HeldShown {
  /** Null = for all services. */
  readonly service: string | null;
  readonly of: number;
  /** Held, of ten; null = too few to say. */
  readonly tenths: number | null;
}

export interface StoreUsualProps {
  readonly lang: Language;
  /** The weekday that is shown, and the name of each with where it is shown. */
  readonly dayName: string;
  readonly days: readonly { readonly weekday: Weekday; readonly name: string; readonly href: string | null }[];
  readonly hours: readonly UsualHourShown[];
  readonly held: HeldShown;
  readonly heldByService: readonly HeldShown[];
  /** Ranges held too seldom, so that none are shown. */
  readonly isDoubted: boolean;
}

const clock = (hour: number, lang: Language): string => shortLocalClock(hour * 60, lang);

function heldText({ of, tenths }: HeldShown, lang: Language): string {
  const w = words(lang).store.usual;
  return tenths === null ? w.heldThin(of) : w.held(tenths, of);
}

/** Waits by hour on a usual day of the week, and how often what is shown here held. */
export function StoreUsual(props: StoreUsualProps) {
  const { lang, dayName, hours } = props;
  const w = words(lang).store.usual;
  return (
    <section class="section store-usual" id="usual" aria-labelledby="usual-title">
      <div class="section-head">
        <h2 id="usual-title">{w.title(dayName)}</h2>
        <p class="note">{w.unit}</p>
      </div>
      <nav aria-label={w.otherDays}>
        <ul class="usual-days">
          {props.days.map(({ name, href }) => (
            <li>{href === null ? <b aria-current="true">{name}</b> : <a href={href}>{name}</a>}</li>
          ))}
        </ul>
      </nav>
      {hours.length === 0 ? <p>{w.none(dayName)}</p> : <UsualHours {...props} />}
      <Held {...props} />
    </section>
  );
}

function UsualHours({ lang, dayName, hours }: StoreUsualProps) {
  const w = words(lang).store.usual;
  const [longest] = [...hours].sort((a, b) => b.p80 - a.p80);
  const [shortest] = [...hours].sort((a, b) => a.median - b.median || a.p80 - b.p80);
  const title = w.picture(dayName, clock(longest!.hour, lang), clock(shortest!.hour, lang));
  const columns = hours.map((hour) => ({ ...hour, label: clock(hour.hour, lang).replace(/\s.*$/, '') }));
  return (
    <>
      <HourChart columns={columns} title={title} titleId="usual-picture" now={words(lang).common.now} />
      <p class="note">
        {w.reading} {hours.some((hour) => hour.isThin) && w.thin}
      </p>
      <details>
        <summary>{w.asTable}</summary>
        <table class="dense">
          <caption class="visually-hidden">{w.title(dayName)}</caption>
          <thead>
            <tr>
              <th scope="col">{w.from}</th>
              <th scope="col" class="number">
                {w.half}
              </th>
              <th scope="col" class="number">
                {w.eightOfTen}
              </th>
              <th scope="col" class="number">
                {w.behind}
              </th>
            </tr>
          </thead>
          <tbody>
            {hours.map((hour) => (
              <tr>
                <th scope="row">{clock(hour.hour, lang)}</th>
                <td class="number">{hour.median}</td>
                <td class="number">{hour.p80}</td>
                <td class="number">
                  {w.days(hour.days, hour.people)}
                  {hour.isThin && `, ${w.few}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

function Held({ lang, held, heldByService, isDoubted }: StoreUsualProps) {
  const w = words(lang).store.usual;
  return (
    <>
      <h3>{w.heldTitle}</h3>
      <p>{heldText(held, lang)}</p>
      {isDoubted && <p>{w.doubted}</p>}
      {heldByService.length > 0 && (
        <details>
          <summary>{w.heldByService}</summary>
          <ul class="rows">
            {heldByService.map((one) => (
              <li>
                <b>{one.service}</b> <span>{heldText(one, lang)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
